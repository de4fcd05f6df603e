internal import Records
internal import Text

/// Awards, links, tags and files under the names that other programs read; see `ProgramField`.
extension EntryExport {
  /// Writes awards in one field, as al-folio shows them, with their addresses as Markdown links.
  mutating func addAwards() {
    let awards = record.awards
    if awards.count == 1, let note = awards[0].attributes["note"] {
      addAward(AwardText.text(encoded(note), linkedTo: address(of: awards[0])))
      return add("award_name", awards[0].name)
    }
    let texts = awards.map { award in
      let name = encoded(award.name)
      let isSplit = awards.count > 1 || award.name.containsByte(UInt8(ascii: ";"))
      let isProtected = isSplit && award.name.containsByte(UInt8(ascii: ";"))
      return AwardText.text(isProtected ? "{\(name)}" : name, linkedTo: address(of: award))
    }
    if !texts.isEmpty { addAward(texts.joined(separator: "; ")) }
  }

  private mutating func addAward(_ tex: String) { add("award", tex: tex) }

  private mutating func address(of award: Award) -> String? {
    award.attributes["url"].map { verbatim($0, as: .address) }
  }

  /// Writes a field for each link, named after its label.
  mutating func addLinks() {
    for link in record.links {
      let label = link.plainLabel.asciiLowercased.utf8.map { byte in
        byte.isASCIILetter || byte.isASCIIDigit ? byte : UInt8(ascii: "_")
      }
      var name = String(decoding: label, as: UTF8.self)
      if name.utf8.first.map(\.isASCIIDigit) ?? true { name = "link_\(name)" }
      let base = name
      var number = 2
      // A field such as `note` or `url` says something else about the work.
      let isLink = ProgramField.named(base)?.meaning == .link
      var isTaken = has(name) || !isLink && FieldName(base).isKnown
      while isTaken {
        name = "\(base)\(number)"
        number += 1
        isTaken = has(name)
      }
      add(name, verbatim: link.url, as: .address)
    }
  }

  /// Writes the tags that have fields of their own, as al-folio's `selected = {true}`.
  ///
  /// - Parameter done: Receives the fields of these names, which say that the tag is missing.
  mutating func addFlags(_ done: inout [FieldName]) {
    for tag in record.values(of: .tag) where ProgramField.flags.contains(tag) && !has(tag) {
      add(tag, "true")
      done.append(FieldName(tag))
    }
  }

  /// Writes the other tags in one field, as JabRef and Zotero write groups.
  mutating func addTags(_ tags: [String]) {
    let groups = tags.filter { !ProgramField.flags.contains($0) }
    if !groups.isEmpty { add(ProgramField.tags, verbatim: groups.joined(separator: ", ")) }
  }

  mutating func addFiles(_ values: [String]) {
    let text = writer.fileForm.text(of: values)
    switch writer.fileForm {
    case .plain, .jabref, .zotero: add(FieldName.file.text, verbatim: text, as: .path)
    case .mendeley: add(FieldName.file.text, tex: VerbatimText.balanced(text))
    }
  }
}
