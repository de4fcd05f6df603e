public import Text

/// What stands between the entries of a file and has no place in a library.
extension BibTeX.File {
  /// A warning for each `@preamble`, `@comment`, group of settings and font that the records do not
  /// hold.
  ///
  /// Lines after percent signs are remarks for who reads the file, and are not reported.
  ///
  /// - Complexity: O(*n*).
  public var unkept: [Diagnostic] {
    var problems: [Diagnostic] = []
    for range in preambles.compactMap({ $0.pieces.first.map(Self.range) }) {
      problems.append(
        warning(
          "@preamble is not kept in a library",
          hint: "define these commands in your documents; `ibid help settings` tells how to allow"
            + " them", range))
    }
    var settings: (names: [String], range: Range<Int>)?
    for range in comments where text[range].first == UInt8(ascii: "@") {
      switch Comment(of: text[range]) {
      case .setting(let name):
        settings = ((settings?.names ?? []) + [name], settings?.range ?? range)
      case .groups(let program):
        problems.append(
          warning(
            "the groups of \(program) are not kept as a tree",
            hint: "the groups that entries name are tags; `ibid tag QUERY +NAME` makes others",
            range))
      case .text(let text):
        problems.append(
          warning(
            "@comment is not kept in a library: \(text.quoted)", hint: "keep it in another file",
            range))
      }
    }
    if let settings {
      problems.append(
        warning(
          "JabRef's settings are not kept in a library: \(settings.names.joined(separator: ", "))",
          hint: "keep the file for JabRef", settings.range))
    }
    return problems
      + fonts.map { font in
        let values = font.count == 1 ? "" : " (\(font.count) times)"
        return warning(
          "\"\\\(font.name)\" is left out, and its text is kept\(values)",
          hint: "a record has italics, bold and small capitals alone", font.first)
      }
  }

  /// A font that records do not have.
  private struct Font {
    var name: String
    var count = 0
    /// Where the command stands first.
    var first = 0..<0
  }

  /// The fonts that values of entries use.
  private var fonts: [Font] {
    var fonts = ["texttt", "textsf", "underline", "uline"].map { Font(name: $0) }
    for entry in entries {
      for field in entry.fields {
        for start in field.range where text[start] == UInt8(ascii: "\\") {
          var cursor = Cursor(text, at: start + 1)
          guard cursor.peek == UInt8(ascii: "t") || cursor.peek == UInt8(ascii: "u") else {
            continue
          }
          let name = cursor.text(cursor.range(while: \.isASCIILetter))
          guard cursor.peek == UInt8(ascii: "{"),
            let index = fonts.firstIndex(where: { $0.name == name })
          else { continue }
          if fonts[index].count == 0 { fonts[index].first = start..<cursor.offset }
          fonts[index].count += 1
        }
      }
    }
    return fonts.filter { $0.count > 0 }
  }

  private func warning(_ message: String, hint: String, _ range: Range<Int>) -> Diagnostic {
    Diagnostic(message, hint: hint, at: SourceRange(file: name, bytes: range), severity: .warning)
  }

  private static func range(_ piece: BibTeX.Piece) -> Range<Int> {
    switch piece {
    case .braced(let range), .quoted(let range), .bare(let range), .macro(let range, _): range
    }
  }
}

/// What an `@comment` holds.
private enum Comment {
  /// A setting of JabRef, by its name.
  case setting(String)
  /// The groups that a program keeps in the file.
  case groups(of: String)
  /// The beginning of any other text.
  case text(String)

  init(of source: ArraySlice<UInt8>) {
    let body = source.drop { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "(") }.dropFirst()
    let start = String(decoding: body.prefix(200), as: UTF8.self).trimmed
    for prefix in ["jabref-meta:", "jabref-entrytype:"] where start.hasPrefix(prefix) {
      let rest = start.dropFirst(prefix.utf8.count).drop { $0 == " " }
      let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
      let isGroups = name.asciiLowercased.hasPrefix("group")
      self = isGroups ? .groups(of: "JabRef") : .setting(name.isEmpty ? "entry types" : name)
      return
    }
    if start.hasPrefix("BibDesk"), start.contains("Groups") {
      self = .groups(of: "BibDesk")
      return
    }
    let line = start.split(whereSeparator: \.isNewline).first ?? ""
    self = .text(line.count > 60 ? "\(line.prefix(60))…" : String(line))
  }
}
