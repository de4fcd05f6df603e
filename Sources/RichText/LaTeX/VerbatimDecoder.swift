internal import Text

extension LaTeX {
  /// Reads a value that is no TeX, such as an address, in which a program escaped signs for TeX.
  ///
  ///     http://example.org/{~}foo/a{\_}b{\%}20c     http://example.org/~foo/a_b%20c
  ///     10.1007/b$\_$12                             10.1007/b_12
  ///     http://example.org/?a=1{\&}amp;b=2          http://example.org/?a=1&b=2
  ///
  /// Escapes and commands that stand for one sign become the sign, with the braces around them or
  /// without. Other commands stay, such as the backslashes of a path of Windows.
  ///
  /// - Complexity: O(*n*).
  public static func decodeVerbatim(_ source: String) -> String {
    let mayHold = source.containsByte { byte, _ in
      byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$")
        || byte == UInt8(ascii: "&")
    }
    guard mayHold else { return source }
    var decoder = VerbatimDecoder(Array(source.utf8))
    return withoutEntities(decoder.decode())
  }

  /// The text without HTML's escapes of the signs that addresses have.
  private static func withoutEntities(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: "&")) else { return text }
    return entities.reduce(text) { text, entity in
      text.contains(entity.name) ? text.replacing(entity.name, with: entity.sign) : text
    }
  }

  private static let entities = [
    (name: "&amp;", sign: "&"), (name: "&#38;", sign: "&"), (name: "&#x26;", sign: "&"),
    (name: "&lt;", sign: "<"), (name: "&gt;", sign: ">"), (name: "&quot;", sign: "\""),
    (name: "&#39;", sign: "'"), (name: "&apos;", sign: "'"),
  ]

  /// Reads the source once; groups are kept on a stack.
  private struct VerbatimDecoder {
    private var cursor: Cursor
    private var structure: Structure
    private var output: [UInt8] = []
    /// For each group that is open, whether its braces stay.
    private var groups: [Bool] = []
    /// Where the text of an `\href` ends, by the end of its address.
    private var endsOfLinks: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
      cursor = Cursor(bytes)
      structure = Structure(bytes)
    }

    mutating func decode() -> String {
      while let byte = cursor.peek {
        switch byte {
        case UInt8(ascii: "\\"): command()
        case UInt8(ascii: "{"): openGroup()
        case UInt8(ascii: "}"): closeGroup()
        case UInt8(ascii: "$"): math()
        default:
          cursor.offset += 1
          output.append(byte)
        }
      }
      return String(decoding: output, as: UTF8.self)
    }

    private mutating func openGroup() {
      let start = cursor.offset
      cursor.offset += 1
      guard let end = structure.closing(of: start) else {
        return output.append(UInt8(ascii: "{"))
      }
      let isWhole = start == 0 && end + 1 == cursor.bytes.count
      let isKept = !isWhole && !isEscape(start + 1..<end)
      groups.append(isKept)
      if isKept { output.append(UInt8(ascii: "{")) }
    }

    /// Whether the content of a group is an escape or one sign, which needs no group elsewhere.
    private func isEscape(_ content: Range<Int>) -> Bool {
      guard let first = cursor.bytes[content].first else { return true }
      if content.count == 1 { return !first.isASCIIDigit && !first.isASCIILetter }
      return "\\${".utf8.contains(first)
    }

    private mutating func closeGroup() {
      let start = cursor.offset
      cursor.offset = endsOfLinks[start].map { $0 + 1 } ?? start + 1
      if groups.popLast() ?? true { output.append(UInt8(ascii: "}")) }
    }

    private mutating func command() {
      let start = cursor.offset
      guard let byte = cursor.peek(ahead: 1) else {
        cursor.offset += 1
        return output.append(UInt8(ascii: "\\"))
      }
      if byte.isASCIILetter {
        cursor.offset += 1
        let name = cursor.text(cursor.range(while: \.isASCIILetter))
        if let sign = Self.sign(of: name) {
          output += Array(sign.utf8)
          skipEmptyGroup()
          return
        }
        if Self.wrappers.contains(name), cursor.peek == UInt8(ascii: "{"),
          let end = structure.closing(of: cursor.offset)
        {
          if name == "href", end + 1 < cursor.bytes.count {
            endsOfLinks[end] = structure.closing(of: end + 1)
          }
          cursor.offset += 1
          groups.append(false)
          return
        }
        return output += cursor.bytes[start..<cursor.offset]
      }
      cursor.offset += 2
      switch byte {
      case UInt8(ascii: "~"), UInt8(ascii: "^"):
        output.append(byte)
        skipEmptyGroup()
      case UInt8(ascii: "-"), UInt8(ascii: "/"): break
      case let byte where "_%#&${}<>".utf8.contains(byte): output.append(byte)
      default: output += [UInt8(ascii: "\\"), byte]
      }
    }

    /// Passes over the `{}` or the space that ends a command.
    private mutating func skipEmptyGroup() {
      if cursor.peek == 0x20 { cursor.offset += 1 }
      guard cursor.peek == UInt8(ascii: "{") else { return }
      let next = cursor.peek(ahead: 1)
      if next == UInt8(ascii: "}") { cursor.offset += 2 }
      if next == 0x20, cursor.peek(ahead: 2) == UInt8(ascii: "}") { cursor.offset += 3 }
    }

    /// Reads a formula that prints one sign, as `$\sim$` does; another dollar sign stays.
    private mutating func math() {
      let start = cursor.offset
      let width = cursor.peek(ahead: 1) == UInt8(ascii: "$") ? 2 : 1
      guard let end = structure.closing(of: start), end > start + width else {
        cursor.offset += 1
        return output.append(UInt8(ascii: "$"))
      }
      let source = cursor.text(start + width..<end).trimmed
      guard let sign = Self.sign(ofFormula: source) else {
        cursor.offset += 1
        return output.append(UInt8(ascii: "$"))
      }
      output += Array(sign.utf8)
      cursor.offset = end + width
    }

    private static func sign(ofFormula source: String) -> String? {
      var source = source
      for ending in ["{}", "{ }", "{\\ }"] where source.hasSuffix(ending) {
        source = String(source.dropLast(ending.count))
      }
      if source.utf8.count == 1, "~_<>#&%^-|".contains(source) { return source }
      guard source.utf8.first == UInt8(ascii: "\\") else { return nil }
      let name = String(source.dropFirst())
      if name.utf8.count == 1, "_%#&~$".contains(name) { return name }
      return sign(of: name)
    }

    private static func sign(of name: String) -> String? {
      switch name {
      case "textasciitilde", "sim", "tilde", "thicksim", "texttildelow": "~"
      case "textunderscore": "_"
      case "textbackslash", "backslash": "\\"
      case "textasciicircum", "hat": "^"
      case "textless", "less", "langle", "lt": "<"
      case "textgreater", "greater", "rangle", "gt": ">"
      case "textbar", "mid", "vert": "|"
      case "textpercent", "percent": "%"
      case "textampersand", "amp": "&"
      case "textdollar": "$"
      case "textnumbersign": "#"
      case "textbraceleft", "lbrace": "{"
      case "textbraceright", "rbrace": "}"
      case "slash": "/"
      case "textquotesingle": "'"
      case "textasciigrave": "`"
      case "textendash": "–"
      case "allowbreak", "linebreak", "nolinebreak", "break", "relax", "discretionary": ""
      default: nil
      }
    }

    /// Commands around an address or a part of it.
    private static let wrappers: Set<String> = [
      "url", "path", "nolinkurl", "texttt", "textrm", "textsf", "textit", "emph", "text", "mbox",
      "mathtt", "href", "doi", "detokenize",
    ]
  }
}
