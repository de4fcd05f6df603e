internal import Records
public import Text

/// papis' libraries: a folder for each document, with its data in `info.yaml` (papis.readthedocs.io).
///
/// Names are BibTeX's and papis' own: `ref` is the key, `author_list` has the authors in parts,
/// `files` and `notes` name files in the folder of the document.
public enum Papis {
  /// Reads an `info.yaml`: a document, or several after each other, as `papis export` writes them.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for document in YAMLReader.documents(of: text, file: file, report: report) {
      for entry in document.elements {
        guard case .mapping = entry.content else {
          report(
            Diagnostic(
              "this is no document of papis", hint: "write members such as title: and ref:",
              at: SourceRange(file: file, bytes: entry.range), severity: .warning))
          continue
        }
        result.records.append(PapisImport(entry).record())
      }
    }
    return result
  }

  /// Whether a text begins as a document of papis: with its identifier or authors in parts, or with
  /// a key and a title that are not those of a rec file.
  static func begins(_ text: [UInt8]) -> Bool {
    let keys = YAMLLines.rootKeys(of: text)
    let names = Set(keys.map(\.key))
    if names.contains("papis_id")
      || keys.contains(where: { $0.key == "author_list" && $0.value.isEmpty })
    {
      return true
    }
    return names.contains("ref") && names.contains("title") && !names.contains("key")
  }
}

/// Converts a document of papis to a record.
struct PapisImport {
  private let entry: YAMLNode

  init(_ entry: YAMLNode) { self.entry = entry }

  func record() -> ImportedRecord {
    let type = entry["type"]?.text?.asciiLowercased
    var fields = NamedFields(RecordType(type ?? "misc"), naming: .bibTeX, prefix: "papis_")
    /// Fields that al-folio and other programs put into `.bib` files, which papis keeps.
    var programs = "@misc{x,\n"
    let listed = ["author", "editor"].filter { entry["\($0)_list"]?.elements.isEmpty == false }
    for member in entry.members {
      switch member.name {
      case "type", "ref", "_papis_local_folder": continue
      case "author_list", "editor_list":
        let role = String(member.name.dropLast("_list".utf8.count))
        for person in member.value.elements { take(person, FieldName(role), into: &fields) }
      case "author", "editor":
        // papis makes this text of the list.
        if !listed.contains(member.name) { take(member, into: &fields) }
      case "files":
        for name in member.value.texts { fields.append(.file, file(name)) }
      case "notes":
        for name in member.value.texts { fields.append(.file, file(name) + "; name=notes") }
      case "tags":
        let texts = member.value.texts
        // Older versions have the tags in one text.
        let words = texts.count == 1 ? WordList.words(of: texts[0]) : texts
        for word in words { fields.append(.tag, word.onOneLine) }
      case "keywords":
        for word in member.value.texts { fields.add("keywords", word) }
      case _ where Self.isProgramField(member):
        programs += "  \(member.name) = {\(member.value.texts[0].onOneLine)},\n"
      default: take(member, into: &fields)
      }
    }
    var macros = BibTeX.Macros()
    let source = Array("\(programs)}\n".utf8)
    let found = BibTeX.importedFile(source, file: "", macros: &macros) { _ in }.records.first
    let record = fields.finished()
    var result = ImportedRecord(
      givenKey: entry["ref"]?.text ?? "", type: record.type,
      fields: record.fields + (found?.fields ?? []), range: entry.range, isTypeGiven: type != nil)
    result.mapped = found?.mapped ?? MappedFields()
    return result
  }

  /// Whether a member is an award, a link or a flag as other programs write them.
  private static func isProgramField(_ member: YAMLNode.Member) -> Bool {
    guard let field = ProgramField.named(member.name), member.value.texts.count == 1 else {
      return false
    }
    let text = member.value.texts[0]
    guard text == NamedFields.value(text), !text.utf8.contains(UInt8(ascii: "\\")) else {
      return false
    }
    switch field.meaning {
    case .award, .awardName, .link, .address, .flag: return true
    case .tags, .files, .bibDeskFile: return false
    }
  }

  /// A path as a value of `file`, in which a semicolon begins attributes.
  ///
  /// An exported document names its folder, and then its paths are whole.
  private func file(_ path: String) -> String {
    let folder = entry["_papis_local_folder"]?.text?.onOneLine
    let isWhole = path.hasPrefix("/")
    return AttributedValue(
      text: isWhole ? path.onOneLine : folder.map { "\($0)/\(path.onOneLine)" } ?? path.onOneLine
    ).field
  }

  private func take(_ member: YAMLNode.Member, into fields: inout NamedFields) {
    for text in member.value.texts {
      if member.value.members.isEmpty {
        fields.add(member.name, text)
      } else {
        fields.keep(member.name, text)
      }
    }
  }

  private func take(_ person: YAMLNode, _ role: FieldName, into fields: inout NamedFields) {
    guard !person.members.isEmpty else {
      for name in person.text.map(Name.list) ?? [] { fields.add(role, name) }
      return
    }
    let family = person["family"]?.text?.onOneLine ?? ""
    let given = person["given"]?.text?.onOneLine ?? ""
    let isBody = given.isEmpty && family.containsByte(UInt8(ascii: " "))
    var name =
      isBody
      ? Name(family: family, isLiteral: true)
      : given.isEmpty ? Name(family: family) : Name(parsing: "\(family), x")
    if !given.isEmpty, !name.isLiteral { name.given = given }
    if family.isEmpty { name = Name(family: given, isLiteral: true) }
    for member in person.members where !["family", "given"].contains(member.name) {
      let attribute = FieldNames.writable(member.name, prefix: "papis_").text
      let parts = member.value.elements.flatMap { element in
        element.members.count == 1 ? element.members[0].value.texts : element.texts
      }
      let text = parts.joined(separator: ", ").onOneLine
      if !text.isEmpty {
        name.attributes[attribute == "suffix" ? "papis_suffix" : attribute] = text
      }
    }
    if !name.family.isEmpty { fields.add(role, name.tidied()) }
  }
}
