internal import Text

/// The signs of titles, which distinguish `C++` from `C#` and `P = NP` from `P ≠ NP`.
enum TitleSigns {
  /// The signs of a title in ascending order.
  ///
  /// Composed signs are split: `≥` equals `> or =`.
  ///
  /// - Complexity: O(*n*) for a title of *n* bytes.
  static func signs(of title: String) -> [Unicode.Scalar] {
    let maySaySigns = title.utf8.contains { $0 >= 0x80 || "+#=<>*".utf8.contains($0) }
    guard maySaySigns else { return [] }
    var signs: [Unicode.Scalar] = []
    for scalar in title.unicodeScalars {
      if let parts = parts[scalar] {
        signs.append(contentsOf: parts.unicodeScalars)
      } else if plain.contains(scalar) {
        signs.append(scalar)
      }
    }
    // A star at the end marks a footnote.
    if title.utf8.last == UInt8(ascii: "*"), title.utf8.count > 3,
      let star = signs.lastIndex(of: "*")
    {
      signs.remove(at: star)
    }
    return signs.sorted()
  }

  /// The question and exclamation marks at the ends of words, which distinguish short titles.
  ///
  /// Other question marks replace lost letters.
  static func ends(of title: String) -> [Unicode.Scalar] {
    let scalars = Array(title.unicodeScalars)
    return scalars.indices.filter { index in
      let isLast = index + 1 == scalars.count || scalars[index + 1] == " "
      return isLast && (scalars[index] == "?" || scalars[index] == "!")
    }.map { scalars[$0] }
  }

  /// Whether a sign is in these tables.
  static func knows(_ sign: Unicode.Scalar) -> Bool { plain.contains(sign) || parts[sign] != nil }

  private static let plain = Set("+#=<>*∈∉⊂⊃⊆⊇∪∩∞≈≡∀∃¬∧∨√∂∇∑∏∫⊕⊗♯♭≠∅".unicodeScalars)
  private static let parts: [Unicode.Scalar: String] = [
    "≥": "=>", "≤": "<=", "⩾": "=>", "⩽": "<=", "±": "+", "∓": "+", "→": ">", "←": "<", "⇒": "=>",
    "⇐": "<=", "↔": "<>", "⇔": "<=>",
  ]

  /// The sign that a TeX math command prints, if it distinguishes titles.
  static func sign(ofCommand name: some StringProtocol) -> String? { commands[String(name)] }

  private static let commands: [String: String] = [
    "neq": "≠", "ne": "≠", "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥",
    "geqslant": "≥", "lt": "<", "gt": ">", "times": "×", "pm": "±", "mp": "∓", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "leftrightarrow": "↔", "iff": "⇔", "in": "∈", "notin": "∉", "subset": "⊂", "supset": "⊃",
    "subseteq": "⊆", "supseteq": "⊇", "cup": "∪", "cap": "∩", "infty": "∞", "approx": "≈",
    "equiv": "≡", "forall": "∀", "exists": "∃", "neg": "¬", "wedge": "∧", "vee": "∨",
    "sqrt": "√", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "oplus": "⊕",
    "otimes": "⊗", "sharp": "♯", "flat": "♭", "emptyset": "∅", "mathrm": "", "mathbf": "",
    "mathit": "", "mathsf": "", "mathcal": "", "mathbb": "", "mathfrak": "", "boldsymbol": "",
    "text": "", "textrm": "", "textit": "", "textbf": "", "operatorname": "", "rm": "", "it": "",
    "bf": "", "left": "", "right": "", "ensuremath": "", "cdot": " ", "circ": "°",
  ]
}
