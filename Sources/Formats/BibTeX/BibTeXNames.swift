internal import RichText
internal import Records
internal import Text

/// Reads lists of names in `.bib` files.
enum BibTeXNames {
  /// A fault of a list, with the text that the message quotes.
  enum Fault: Equatable {
    case tooManyCommas(String)
    case emptyName
    case etAl
  }

  /// The source of each name; ` and ` outside braces separates them, in upper or lower case.
  ///
  /// - Complexity: O(*n*).
  static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var names: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "a"), UInt8(ascii: "A"):
        if depth == 0, isAnd(bytes, at: index) {
          names.append(bytes[start..<index])
          start = index + 3
          index += 2
        }
      default: break
      }
      index += 1
    }
    names.append(bytes[start...])
    return names.map(trimmed)
  }

  /// Whether a text within braces is a list of persons.
  ///
  /// Web of Science writes `{{Bock, HG and Kostina, E}}`. The name of a body has no comma in each
  /// part.
  static func isList(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = split(bytes)
    return parts.count > 1
      && parts.allSatisfy { $0.count(where: { $0 == UInt8(ascii: ",") }) == 1 }
  }

  private static func isAnd(_ bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard index + 3 <= bytes.endIndex, bytes[index + 1] | 0x20 == UInt8(ascii: "n"),
      bytes[index + 2] | 0x20 == UInt8(ascii: "d")
    else { return false }
    let hasSpaceBefore = index == bytes.startIndex || bytes[index - 1].isASCIIWhitespace
    let hasSpaceAfter = index + 3 == bytes.endIndex || bytes[index + 3].isASCIIWhitespace
    return hasSpaceBefore && hasSpaceAfter
  }

  private static func trimmed(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (name.startIndex, name.endIndex)
    while start < end, name[start].isASCIIWhitespace { start += 1 }
    while start < end, name[end - 1].isASCIIWhitespace { end -= 1 }
    return name[start..<end]
  }

  /// The names of a list as values of a record; `others` at the end means omitted names.
  ///
  /// `attributes` has the attributes of names by number, counted from 1.
  static func fields(
    in source: ArraySlice<UInt8>, attributes: [Int: Attributes], report: (Fault) -> Void
  ) -> [String] {
    var names: [String] = []
    func append(_ name: Name) {
      var name = name
      for attribute in attributes[names.count + 1]?.all ?? []
      where !name.attributes.has(attribute.name) { name.attributes.all.append(attribute) }
      if name.displayed.isEmpty { report(.emptyName) } else { names.append(name.field) }
    }
    let parts = split(source)
    for (index, part) in parts.enumerated() {
      guard !part.isEmpty else {
        if parts.count > 1 { report(.emptyName) }
        continue
      }
      if attributes.isEmpty, PlainName.matches(part) {
        names.append(String(decoding: part, as: UTF8.self))
        continue
      }
      let decoded = cleaned(
        LaTeX.decodeName(NameEmphasis.removed(from: VerbatimText.withoutControls(part))))
      if attributes.isEmpty, PlainName.matches(decoded) {
        names.append(decoded)
        continue
      }
      let text = plain(decoded)
      if Name.withoutTrailingCommas(text).isEmpty {
        report(.emptyName)
      } else if index < parts.count - 1 {
        append(name(text, report: report))
      } else {
        let people = Name.names(in: text) { name($0, report: report) }
        if people.last?.isOthers ?? false, text != "others" { report(.etAl) }
        people.forEach(append)
      }
    }
    return names
  }

  /// The name with wrong encoding and entities replaced; the `&amp;` between two persons stays, since
  /// a reader does not guess where the first ends.
  private static func cleaned(_ name: String) -> String {
    let isTwo = name.utf8.first != UInt8(ascii: "{") && name.contains("&amp;")
    return isTwo ? Mojibake.mended(name) : MarkupCleaning.cleaned(name, as: .value)
  }

  /// The text with plain spaces, which separate the words of a name.
  private static func plain(_ text: String) -> String {
    // Only these bytes begin a space outside ASCII, such as U+2009.
    guard text.utf8.contains(where: { $0 == 0xC2 || (0xE1...0xE3).contains($0) }) else {
      return text.trimmed
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace { result.append(scalar) } else if result.last != " " { result.append(" ") }
    }
    return String(result).trimmed
  }

  private static func name(_ text: String, report: (Fault) -> Void) -> Name {
    if let name = extended(text) { return name }
    let name = Name(listed: text)
    let commas = text.utf8.count { $0 == UInt8(ascii: ",") }
    if name.isLiteral, !text.hasPrefix("{"), commas > 1 { report(.tooManyCommas(text)) }
    return name
  }

  /// biblatex's extended form: `family=Harman, given=Hans, prefix=von, useprefix=true`.
  ///
  /// Parts that `Name` does not have, such as `given-i` and `useprefix`, become attributes.
  private static func extended(_ text: String) -> Name? {
    guard text.containsByte(UInt8(ascii: "=")), !text.hasPrefix("{") else { return nil }
    var name = Name(family: "")
    var hasPart = false
    for part in WordList.split(text, at: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2 else { return nil }
      let value = withoutOuterBraces(pair[1])
      switch pair[0].asciiLowercased {
      case "family": (name.family, hasPart) = (value, true)
      case "given": (name.given, hasPart) = (value, true)
      case "prefix": name.prefix = value
      case "suffix": name.suffix = value
      case let other:
        guard NameExport.isPartName(other) else { return nil }
        name.attributes.all.append(.init(name: other, value: value))
      }
    }
    return hasPart ? name : nil
  }

  private static func withoutOuterBraces(_ text: String) -> String {
    guard text.hasPrefix("{"), text.hasSuffix("}") else { return text }
    return String(text.dropFirst().dropLast())
  }
}

extension EntryImport {
  /// The names of a field as values of a record; faults are reported.
  mutating func names(
    in source: ArraySlice<UInt8>, annotations: [Int: Attributes], at index: Int
  ) -> [String] {
    var faults: [BibTeXNames.Fault] = []
    let names = BibTeXNames.fields(in: source, attributes: annotations) { faults.append($0) }
    for fault in faults { report(fault, at: index) }
    return names
  }

  private mutating func report(_ fault: BibTeXNames.Fault, at index: Int) {
    switch fault {
    case .tooManyCommas(let text):
      warn(
        "\(text.quoted) has too many commas for one name",
        hint: "separate names by \" and \"", at: index)
    case .emptyName:
      warn("a name is missing beside \"and\"", hint: "remove the \"and\"", at: index)
    case .etAl:
      warn("\"et al.\" is among the names", hint: "write \" and others\"", at: index)
    }
  }
}
