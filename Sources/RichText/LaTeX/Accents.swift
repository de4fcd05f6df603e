/// TeX's accents: what stands between a command such as `\"` and the mark U+0308.
enum Accents {
  /// The accents that are signs, by the byte after the backslash.
  static func mark(ofSign byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case UInt8(ascii: "`"): "\u{300}"
    case UInt8(ascii: "'"): "\u{301}"
    case UInt8(ascii: "^"): "\u{302}"
    case UInt8(ascii: "~"): "\u{303}"
    case UInt8(ascii: "="): "\u{304}"
    case UInt8(ascii: "."): "\u{307}"
    case UInt8(ascii: "\""): "\u{308}"
    default: nil
    }
  }

  /// The accents that have a name; those after the blank line are not in every LaTeX.
  ///
  /// Sources: LaTeX's `fntguide` (`\t`, `\b`, `\d` …), `t2aenc.def` (`\f`, `\C`, `\U`),
  /// `t4enc.def` (`\G`), `t5enc.def` (`\h`), textcomp's accents for capitals, the AMS's
  /// `mathscinet.sty` (`\ocirc`, `\polhk` …).
  static let named: [(name: String, mark: Unicode.Scalar)] = [
    ("u", "\u{306}"), ("v", "\u{30C}"), ("H", "\u{30B}"), ("r", "\u{30A}"), ("c", "\u{327}"),
    ("k", "\u{328}"), ("d", "\u{323}"), ("b", "\u{331}"), ("t", "\u{361}"),
    ("textcommabelow", "\u{326}"),

    ("h", "\u{309}"), ("G", "\u{30F}"), ("C", "\u{30F}"), ("f", "\u{311}"), ("U", "\u{306}"),
    ("newtie", "\u{361}"), ("textsubring", "\u{325}"), ("textcommaabove", "\u{313}"),
    ("capitalgrave", "\u{300}"), ("capitalacute", "\u{301}"), ("capitalcircumflex", "\u{302}"),
    ("capitaltilde", "\u{303}"), ("capitalmacron", "\u{304}"), ("capitalbreve", "\u{306}"),
    ("capitaldotaccent", "\u{307}"), ("capitaldieresis", "\u{308}"), ("capitalring", "\u{30A}"),
    ("capitalhungarumlaut", "\u{30B}"), ("capitalcaron", "\u{30C}"),
    ("capitalcedilla", "\u{327}"), ("capitalogonek", "\u{328}"),
    ("ocirc", "\u{30A}"), ("polhk", "\u{328}"), ("ogonek", "\u{328}"), ("lfhook", "\u{326}"),
    ("udot", "\u{323}"), ("utilde", "\u{330}"), ("uarc", "\u{32E}"), ("dudot", "\u{324}"),
    ("soft", "\u{30C}"),
  ]

  /// The commands that encoding uses: the accents of plain TeX, which every LaTeX has, `\r` and
  /// `\k` of LaTeX itself, and `\textcommabelow` (LaTeX since 2015).
  static let commands: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for byte in "`'^~=.\"".utf8 {
      if let mark = mark(ofSign: byte) { table[mark] = "\\\(Unicode.Scalar(byte))" }
    }
    for (name, mark) in named.prefix(10) { table[mark] = "\\\(name)" }
    return table
  }()

  /// What an accent prints without a letter, as in `\~{}`.
  static let spacing: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{300}": "`", "\u{301}": "\u{B4}", "\u{302}": "^", "\u{303}": "~", "\u{304}": "\u{AF}",
    "\u{306}": "\u{2D8}", "\u{307}": "\u{2D9}", "\u{308}": "\u{A8}", "\u{30A}": "\u{2DA}",
    "\u{30B}": "\u{2DD}", "\u{30C}": "\u{2C7}", "\u{327}": "\u{B8}", "\u{328}": "\u{2DB}",
  ]
}
