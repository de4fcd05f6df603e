/// Commands that print a character in math, as `NAME=CHARACTER` separated by spaces.
enum MathSymbols {
  static let all: [(name: String, text: String)] =
    TextSymbols.pairs(in: synonyms) + TextSymbols.pairs(in: letters)
    + TextSymbols.pairs(in: signs)

  /// What a command prints, by name.
  static let texts = Dictionary(all.map { ($0.name, $0.text) }) { first, _ in first }

  /// Commands that encoding writes inside `\ensuremath`, by character.
  static let commands: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (name, text) in TextSymbols.pairs(in: letters) + TextSymbols.pairs(in: signs) {
      if let scalar = text.unicodeScalars.first { table[scalar] = name }
    }
    return table
  }()

  /// Greek letters that every LaTeX has; the others look like Latin ones and have no command.
  private static let letters = """
    alpha=α beta=β gamma=γ delta=δ varepsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ lambda=λ mu=μ \
    nu=ν xi=ξ pi=π rho=ρ sigma=σ varsigma=ς tau=τ upsilon=υ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ \
    Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω vartheta=ϑ phi=ϕ \
    varpi=ϖ varrho=ϱ epsilon=ϵ
    """

  /// Signs that every LaTeX has (`fontmath.ltx`) and text fonts have not.
  private static let signs = """
    infty=∞ approx=≈ leq=≤ geq=≥ neq=≠ equiv=≡ partial=∂ nabla=∇ surd=√ sum=∑ prod=∏ int=∫ in=∈ \
    ni=∋ notin=∉ forall=∀ exists=∃ emptyset=∅ cup=∪ cap=∩ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ \
    wedge=∧ vee=∨ oplus=⊕ otimes=⊗ perp=⊥ sim=∼ simeq=≃ cong=≅ propto=∝ ll=≪ gg=≫ ell=ℓ hbar=ℏ \
    Re=ℜ Im=ℑ aleph=ℵ wp=℘ leftrightarrow=↔ Leftarrow=⇐ Rightarrow=⇒ Leftrightarrow=⇔ mapsto=↦ \
    star=⋆ circ=∘ angle=∠ mp=∓ langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ setminus=∖ \
    cdots=⋯ vdots=⋮ ddots=⋱ flat=♭ natural=♮ sharp=♯ spadesuit=♠ heartsuit=♡ diamondsuit=♢ \
    clubsuit=♣ triangle=△ models=⊨ vdash=⊢ dashv=⊣ top=⊤ asymp=≍ doteq=≐ prec=≺ succ=≻ uplus=⊎ \
    ominus=⊖ odot=⊙ bowtie=⋈ parallel=∥ mid=∣
    """

  private static let synonyms = """
    le=≤ ge=≥ ne=≠ to=→ rightarrow=→ gets=← leftarrow=← uparrow=↑ downarrow=↓ pm=± times=× div=÷ \
    cdot=· bullet=• neg=¬ lnot=¬ degree=° prime=′ checkmark=✓ varnothing=∅ omicron=ο lbrack=[ \
    rbrack=] backslash=\\ digamma=ϝ varkappa=ϰ Alpha=Α Beta=Β Epsilon=Ε Zeta=Ζ Eta=Η Iota=Ι \
    Kappa=Κ Mu=Μ Nu=Ν Omicron=Ο Rho=Ρ Tau=Τ Chi=Χ
    """
}
