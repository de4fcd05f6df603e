internal import RichText
public import Records
public import Text

/// CSL-JSON: the data that citation processors read, and Zotero, pandoc and doi.org write.
///
///     bytes ─JSONReader→ items ─CSLItemImport→ records ─CSLEntry→ items ─JSON→ text
///
/// - Source: csl-data.json of CSL 1.0.2 (github.com/citation-style-language/schema).
public enum CSLJSON {
  /// Reads a list of items, one item alone, or `{"items": […]}`.
  ///
  /// Where the JSON breaks off or is malformed, the items before that place are read all the same.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    eachItem(of: text, file: file, report: report) { members, range in
      var item = CSLItemImport(members, range: range, file: file)
      result.records.append(item.record())
      for problem in item.problems { report(problem) }
    }
    return result
  }

  /// The items of a file as they are spelt, for whoever has a use for all that they say.
  public struct Items: Sendable {
    /// The file as UTF-8, in which the places of all messages count.
    public var text: [UInt8]
    /// Objects, in the order of the file.
    public var all: [JSON] = []
    /// Where each of them stands in the text.
    public var ranges: [Range<Int>] = []
  }

  /// Reads the same items as `read` does, and makes nothing of them.
  ///
  /// - Complexity: O(*n*).
  public static func items(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> Items {
    var result = Items(text: TextEncoding.decode(bytes, file: file, report: report).text)
    eachItem(of: result.text, file: file, report: report) { members, range in
      result.all.append(.object(members))
      result.ranges.append(range)
    }
    return result
  }

  private static func eachItem(
    of text: [UInt8], file: String, report: (Diagnostic) -> Void,
    _ body: ([JSON.Member], Range<Int>) -> Void
  ) {
    func take(_ item: JSON, _ range: Range<Int>) {
      guard case .object(let members) = item else {
        report(
          Diagnostic(
            "an item is no object", hint: "write it as {\"id\": …, \"type\": …}",
            at: SourceRange(file: file, bytes: range)))
        return
      }
      body(members, range)
    }
    var reader = JSONReader(text, file: file)
    do throws(Diagnostic) {
      if reader.skip("[") {
        try elements(of: &reader, take)
      } else {
        let start = reader.start()
        let value = try reader.value()
        let range = start..<reader.start()
        if case .array(let items)? = value["items"] {
          for item in items { take(item, range) }
        } else {
          take(value, range)
        }
      }
      try reader.end()
    } catch {
      report(error)
    }
  }

  private static func elements(
    of reader: inout JSONReader, _ take: (JSON, Range<Int>) -> Void
  ) throws(Diagnostic) {
    if reader.skip("]") { return }
    repeat {
      let start = reader.start()
      let item = try reader.value()
      take(item, start..<reader.offset)
    } while try reader.continues(to: "]")
  }

  /// Writes records as a list of items, two blanks to a level.
  ///
  /// What CSL has no variable for stands in `custom`, from which `read` takes it back; `report` is
  /// told what has no place even there.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let entries = CSLEntry.entries(of: records, in: context, report: report)
    return JSON.array(entries.map(\.json)).text + "\n"
  }
}

extension CSLEntry {
  /// The entry as an item of CSL-JSON.
  public var json: JSON {
    var members = [JSON.Member("id", .string(id)), JSON.Member("type", .string(type))]
    for variable in variables {
      members.append(JSON.Member(variable.name, Self.json(variable)))
    }
    if !custom.isEmpty { members.append(JSON.Member("custom", customJSON)) }
    return .object(members)
  }

  private static func json(_ variable: Variable) -> JSON {
    switch variable.value {
    case .text(let text): .string(Markup.tagged(text.nodes, keepsCase: true))
    case .plain(let text): .string(text)
    case .names(let names): .array(names.map(CSLNames.json))
    case .date(let date): date.json
    case .words(let words):
      variable.name == "categories"
        ? .array(words.map(JSON.string)) : .string(words.joined(separator: ", "))
    }
  }

  private var customJSON: JSON {
    var members: [JSON.Member] = []
    let groups = Dictionary(grouping: custom, by: \.name)
    var seen: Set<FieldName> = []
    for field in custom where seen.insert(field.name).inserted {
      let values = (groups[field.name] ?? []).map { JSON.string($0.value) }
      let isList = values.count > 1 || field.name.isRepeatable
      members.append(JSON.Member(field.name.text, isList ? .array(values) : values[0]))
    }
    return .object(members)
  }
}
