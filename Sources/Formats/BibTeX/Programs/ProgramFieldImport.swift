internal import Records
internal import RichText
internal import Text

/// Awards, links, tags and files from the fields of other programs.
extension EntryImport {
  /// Converts a field; `false` if its value is not of the kind that the program writes, so that the
  /// field stays as it is.
  mutating func take(
    _ name: String, _ text: ArraySlice<UInt8>, as meaning: ProgramField.Meaning
  ) -> Bool {
    switch meaning {
    case .award: takeAward(text)
    case .awardName: source("award") != nil || takeAward(text)
    case .link: takeLink(name, text)
    case .address: takeAddress(text)
    case .tags: takeTags(text)
    case .flag: takeFlag(name, text)
    case .files: takeFiles(text)
    case .bibDeskFile: takeBibDeskFile(name, text)
    }
  }

  // MARK: Awards

  /// Takes the awards of a value, separated by semicolons; with `award_name` the value is the text
  /// of one award.
  private mutating func takeAward(_ text: ArraySlice<UInt8>) -> Bool {
    let value = VerbatimText.compressed(text)
    let name = source("award_name").map { plainText($0) } ?? ""
    var awards: [Award]
    if name.isEmpty {
      awards = AwardText.split(value).map { award(in: $0) }
    } else {
      let note = award(in: value)
      awards = [Award(name: name, attributes: note.attributes)]
      if note.name != name, !Self.isTrue(note.name) { awards[0].attributes["note"] = note.name }
    }
    awards.removeAll { $0.name.isEmpty }
    for award in awards where append(.award, award.field) { mapped.awards += 1 }
    return !awards.isEmpty
  }

  /// The award in one part of a value: a name, or `[name](address)` in Markdown, as al-folio reads.
  private func award(in part: String) -> Award {
    guard let (name, address) = AwardText.link(in: part) else {
      return Award(name: awardName(part))
    }
    var award = Award(name: awardName(name))
    award.attributes["url"] = VerbatimText.address(Array(address.utf8)[...])
    return award
  }

  private func awardName(_ text: String) -> String {
    // Braces around a name keep a semicolon in it.
    let isBraced =
      text.hasPrefix("{") && text.hasSuffix("}") && text.containsByte(UInt8(ascii: ";"))
    return plainText(Array((isBraced ? String(text.dropFirst().dropLast()) : text).utf8)[...])
  }

  // MARK: Links

  private mutating func takeLink(_ label: String, _ text: ArraySlice<UInt8>) -> Bool {
    let list = FileList(source: text).files
    // An absolute path is no page of a site.
    if list.count == 1, Self.isLocal(VerbatimText.compressed(text)) { return takeFiles(text) }
    guard let address = Self.address(in: VerbatimText.address(text)) else { return false }
    if append(.link, Link(label: label, url: address).field) { mapped.links += 1 }
    return true
  }

  /// Takes a further address, unless the entry has it as `url` or `doi`.
  private mutating func takeAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let address = Self.address(in: VerbatimText.address(text)) else { return false }
    if let url = source("url"), VerbatimText.address(url) == address { return true }
    if let doi = source("doi"), VerbatimText.isAddress(text),
      VerbatimText.doi(doi) == VerbatimText.doi(text)
    {
      return true
    }
    if append(.link, Link(label: "url", url: address).field) { mapped.links += 1 }
    return true
  }

  /// The value as the address of a link; `nil` if it is a word or a sentence, or not allowed.
  private static func address(in value: String) -> String? {
    let isAddress = value.containsByte(UInt8(ascii: "/")) || value.containsByte(UInt8(ascii: "."))
    guard isAddress, !value.utf8.contains(where: { "<>\"".utf8.contains($0) }) else { return nil }
    // A space ends the label of a link. Only a path or an address can have one, not a sentence.
    let hasSpace = value.utf8.contains(where: \.isASCIIWhitespace)
    if hasSpace, FileType.of(path: value) == nil, !value.contains("://") { return nil }
    let address = value.replacing(" ", with: "%20")
    return LinkRule.target(of: address, in: .list) == nil ? nil : address
  }

  /// Whether a value names a file of this machine.
  private static func isLocal(_ value: String) -> Bool {
    if ["file:", "/home/", "/Users/", "~/"].contains(where: value.hasPrefix) { return true }
    let bytes = Array(value.utf8.prefix(3))
    return bytes.count == 3 && bytes[0].isASCIILetter && bytes[1] == UInt8(ascii: ":")
      && (bytes[2] == UInt8(ascii: "/") || bytes[2] == UInt8(ascii: "\\"))
  }

  // MARK: Tags

  private mutating func takeTags(_ text: ArraySlice<UInt8>) -> Bool {
    // JabRef writes names of groups as they are; Mendeley writes TeX.
    let isTeX = text.contains { "\\{$".utf8.contains($0) }
    let list = isTeX ? plainText(text) : VerbatimText.compressed(text)
    let words = WordList.words(of: list).map { word in
      word.hasPrefix("{") && word.hasSuffix("}") ? String(word.dropFirst().dropLast()) : word
    }
    guard !words.isEmpty, words.allSatisfy(Self.isTag) else { return false }
    for word in words where append(.tag, word) { mapped.tags += 1 }
    return true
  }

  private static func isTag(_ word: String) -> Bool {
    !word.isEmpty && !word.utf8.contains { $0.isASCIIControl || $0 == UInt8(ascii: ",") }
  }

  private mutating func takeFlag(_ name: String, _ text: ArraySlice<UInt8>) -> Bool {
    guard Self.isTrue(plainText(text)) else { return false }
    if append(.tag, name) { mapped.tags += 1 }
    return true
  }

  private static func isTrue(_ value: String) -> Bool {
    ["true", "yes", "1"].contains(value.asciiLowercased)
  }

  // MARK: Files

  private mutating func takeFiles(_ text: ArraySlice<UInt8>) -> Bool {
    let files = FileList(source: text).files
    for file in files {
      if file.isAddress, let address = Self.address(in: file.path) {
        let labels = [file.name, file.type.asciiLowercased]
        let label = labels.first { !$0.isEmpty && !VerbatimText.isAddress($0) } ?? "file"
        if append(.link, Link(label: label, url: address).field) { mapped.links += 1 }
      } else if append(.file, file.field) {
        mapped.files += 1
      }
    }
    return !files.isEmpty
  }

  private mutating func takeBibDeskFile(_ name: String, _ text: ArraySlice<UInt8>) -> Bool {
    guard let path = BibDeskFile.path(in: text), !path.isEmpty else { return false }
    if append(.file, LinkedFile(path: path).field) { mapped.files += 1 }
    keep(name, text)
    return true
  }

  /// Appends a value that the record does not have yet.
  private mutating func append(_ name: FieldName, _ value: String) -> Bool {
    let field = Field(name, value)
    guard mappedFields.insert(field).inserted else { return false }
    result.append(field)
    return true
  }
}

/// The text of `award`, as al-folio shows it: Markdown.
enum AwardText {
  /// The awards of a value; the semicolon of an HTML entity ends none.
  static func split(_ value: String) -> [String] {
    var awards: [String] = []
    var isOpen = false
    for part in WordList.split(value, at: ";") {
      if isOpen {
        awards[awards.count - 1] += "; \(part)"
      } else {
        awards.append(part)
      }
      let name = part.utf8.reversed().prefix {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#")
      }
      isOpen = part.utf8.dropLast(name.count).last == UInt8(ascii: "&") && !name.isEmpty
    }
    return awards
  }

  /// The name and the address of `[name](address)`, if that is all of a text.
  static func link(in text: String) -> (name: String, address: String)? {
    guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](") else {
      return nil
    }
    let name = text[..<middle.lowerBound].dropFirst()
    let address = text[middle.upperBound...].dropLast()
    guard !name.contains("["), !address.contains("]("), !address.contains(" ") else { return nil }
    return (String(name), String(address))
  }

  /// A text with an address, in Markdown.
  static func text(_ text: String, linkedTo address: String?) -> String {
    guard let address else { return text }
    return "[\(text)](\(address.replacing("(", with: "%28").replacing(")", with: "%29")))"
  }
}
