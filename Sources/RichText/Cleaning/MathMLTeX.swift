/// Converts MathML to TeX.
enum MathMLTeX {
  static func tex(_ node: MathML.Node) -> String {
    switch node {
    case .text(let text): return MathML.withoutInvisibles(text)
    case .element("mmultiscripts", _, let children):
      guard let scripts = MultipleScripts(children) else { return children.map(tex).joined() }
      // An empty base carries the scripts before the real one.
      return self.scripts(scripts.before, on: "{}")
        + self.scripts(scripts.after, on: tex(scripts.base))
    case .element(let name, _, let children): return tex(name, children)
    }
  }

  private static func scripts(_ pairs: [MultipleScripts.Pair], on base: String) -> String {
    let lowered = pairs.map { tex($0.subscript) }.joined()
    let raised = pairs.map { tex($0.superscript) }.joined()
    if lowered.isEmpty, raised.isEmpty { return base == "{}" ? "" : base }
    return base + (lowered.isEmpty ? "" : "_{\(lowered)}") + (raised.isEmpty ? "" : "^{\(raised)}")
  }

  private static func tex(_ name: String, _ children: [MathML.Node]) -> String {
    let texts = children.map(tex)
    func group(_ index: Int) -> String { index < texts.count ? "{\(texts[index])}" : "{}" }
    func base() -> String {
      let text = texts.first ?? ""
      return text.unicodeScalars.count == 1 || text.isEmpty ? text : "{\(text)}"
    }
    switch name {
    case "mi": return identifier(texts.joined())
    case "mo": return operators[texts.joined()].map { "\($0) " } ?? texts.joined()
    case "mtext", "ms": return "\\text{\(texts.joined())}"
    case "mfrac": return "\\frac\(group(0))\(group(1))"
    case "msqrt": return "\\sqrt{\(texts.joined())}"
    case "mroot": return "\\sqrt[\(texts.dropFirst().joined())]\(group(0))"
    case "msub": return "\(base())_\(group(1))"
    case "msup": return "\(base())^\(group(1))"
    case "msubsup", "munderover": return "\(base())_\(group(1))^\(group(2))"
    case "mover":
      let accent = texts.count == 2 ? accents[texts[1]] : nil
      return accent.map { "\\\($0)\(group(0))" } ?? "\\overset\(group(1))\(group(0))"
    case "munder": return "\\underset\(group(1))\(group(0))"
    case "mfenced": return "(\(texts.joined(separator: ",")))"
    default: return texts.joined()
    }
  }

  /// A letter as it is or as a command; a word upright.
  private static func identifier(_ word: String) -> String {
    if let command = letters[word] { return "\\\(command) " }
    if functions.contains(word) { return "\\\(word) " }
    return word.unicodeScalars.count == 1 ? word : "\\mathrm{\(word)}"
  }

  private static let functions: Set<String> = [
    "sin", "cos", "tan", "log", "ln", "exp", "min", "max", "det", "dim", "lim", "sup", "inf", "ker",
  ]

  private static let letters: [String: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ϵ": "epsilon",
    "ζ": "zeta", "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "varphi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda",
    "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega", "∞": "infty",
    "ℓ": "ell",
  ]

  private static let operators: [String: String] = [
    "−": "-", "×": "\\times", "±": "\\pm", "→": "\\to", "≤": "\\le", "≥": "\\ge", "≈": "\\approx",
    "∼": "\\sim", "∈": "\\in", "∞": "\\infty", "⋅": "\\cdot", "∑": "\\sum", "∏": "\\prod",
    "∫": "\\int", "∂": "\\partial", "∇": "\\nabla", "⊗": "\\otimes", "⊕": "\\oplus", "{": "\\{",
    "}": "\\}",
  ]

  private static let accents: [String: String] = [
    "¯": "bar", "‾": "bar", "_": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde",
    "∼": "tilde", "\\sim ": "tilde", "→": "vec", "\\to ": "vec", "⃗": "vec", "˙": "dot", ".": "dot",
    "¨": "ddot",
  ]
}
