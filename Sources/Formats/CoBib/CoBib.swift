internal import Records
public import Text

/// coBib's database: a YAML document for each entry, with BibTeX's names and values in TeX
/// (cobib.gitlab.io/cobib).
///
///     ---
///     noether1918:
///       ENTRYTYPE: article
///       author:
///       - first: Emmy
///         last: Noether
///     ...
public enum CoBib {
  /// Reads a database.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for document in YAMLReader.documents(of: text, file: file, report: report) {
      for member in document.members {
        guard case .mapping = member.value.content else {
          report(
            Diagnostic(
              "this is no entry of coBib", hint: "write a label, a colon, and members",
              at: SourceRange(file: file, bytes: member.nameRange), severity: .warning))
          continue
        }
        var importer = CoBibImport(member, file: file)
        result.records.append(importer.record())
        for problem in importer.problems { report(problem) }
      }
    }
    return result
  }

  /// Whether a text begins with an entry of coBib's.
  static func begins(_ text: [UInt8]) -> Bool {
    YAMLLines.firstEntry(of: text)?.contains { $0.hasPrefix("ENTRYTYPE:") } ?? false
  }
}

/// Converts an entry of coBib's: as the entry of a `.bib` file that it stands for.
struct CoBibImport {
  private let label: YAMLNode.Member
  private let file: String
  private(set) var problems: [Diagnostic] = []
  /// What no entry of a `.bib` file can hold.
  private var others = Record(key: .pending, type: "misc")

  init(_ label: YAMLNode.Member, file: String) {
    self.label = label
    self.file = file
  }

  private var range: Range<Int> { label.nameRange.lowerBound..<label.value.range.upperBound }

  mutating func record() -> ImportedRecord {
    let type = label.value["ENTRYTYPE"]?.text?.asciiLowercased
    let source = source()
    let place = SourceRange(file: file, bytes: range)
    var found: [Diagnostic] = []
    var macros = BibTeX.Macros()
    let entry = BibTeX.importedFile(Array(source.utf8), file: file, macros: &macros) {
      found.append($0)
    }
    for var problem in found {
      problem.location = place
      problems.append(problem)
    }
    var record = ImportedRecord(
      givenKey: label.name, type: RecordType(type ?? "misc"),
      fields: (entry.records.first?.fields ?? []) + others.fields, range: range,
      isTypeGiven: type != nil)
    record.mapped = entry.records.first?.mapped ?? MappedFields()
    return record
  }

  private mutating func source() -> String {
    var source = "@misc{x,\n"
    for member in label.value.members where member.name != "ENTRYTYPE" {
      switch member.name {
      case "ID" where member.value.text == label.name: continue
      case "tags":
        for text in member.value.texts { others.append(.tag, text.onOneLine) }
      case "file":
        for path in member.value.texts {
          others.append(.file, AttributedValue(text: path.onOneLine).field)
        }
      case "url":
        for (index, text) in member.value.texts.enumerated() {
          if index == 0 {
            add(member.name, text, member.value, to: &source)
          } else {
            others.append(.link, "web \(text.onOneLine)")
          }
        }
      case "author", "editor":
        let names = member.value.elements.map(Self.name).filter { !$0.isEmpty }
        add(member.name, names.joined(separator: " and "), member.value, to: &source)
      default:
        add(member.name, member.value.texts.joined(separator: ", "), member.value, to: &source)
      }
    }
    return source + "}\n"
  }

  private mutating func add(
    _ name: String, _ value: String, _ node: YAMLNode, to source: inout String
  ) {
    let isName =
      name.utf8.first?.isASCIILetter ?? false
      && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_".utf8.contains($0) }
    let isCollection = node.text == nil && node.elements.contains { !$0.members.isEmpty }
    let isPeople = name == "author" || name == "editor"
    guard isName, value.hasBalancedBraces, !isCollection || isPeople else {
      guard let text = node.text else { return others.keep(name, node, prefix: "cobib_") }
      return others.append(FieldNames.writable(name, prefix: "cobib_"), NamedFields.value(text))
    }
    source += "  \(name) = {\(value)},\n"
  }

  /// A name as BibTeX has it: `von Last, Jr, First`.
  private static func name(_ node: YAMLNode) -> String {
    if let text = node.text { return text.onOneLine }
    func part(_ name: String) -> String { node[name]?.text?.onOneLine ?? "" }
    let last = part("last")
    let isGrouped = last.containsByte { byte, _ in byte == UInt8(ascii: ",") }
    var name = isGrouped ? "{\(last)}" : last
    if !part("particle").isEmpty { name = "\(part("particle")) \(name)" }
    if !part("suffix").isEmpty { name += ", \(part("suffix"))" }
    let first = part("first")
    return first.isEmpty && part("suffix").isEmpty ? name : "\(name), \(first)"
  }
}
