public import Citations
public import Records
public import Text

/// CSL-JSON: the data that citation processors read, and Zotero, pandoc and doi.org write.
///
///     bytes ─JSONReader→ objects ─item(of:)→ items ─record(of:)→ records
///     records ─CSLItem.items(of:)→ items ─JSON→ text
///
/// - Source: csl-data.json of CSL 1.0.2 (github.com/citation-style-language/schema).
public enum CSLJSON {
  /// Reads a list of items, one item alone, or `{"items": […]}`.
  ///
  /// If the JSON is truncated or malformed, the items before that place are still read.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    eachObject(of: text, file: file, report: report) { object in
      guard let item = item(of: object.json) else { return }
      var maker = RecordFromItem(item, range: object.range, file: file)
      result.records.append(maker.record())
      for problem in maker.problems { report(problem) }
    }
    return result
  }

  /// An object of a file that can be converted to an item.
  public struct Object: Sendable {
    public let json: JSON
    /// The range of the object in the file's text.
    public let range: Range<Int>
  }

  /// The objects of a file.
  public struct Objects: Sendable {
    /// The file as UTF-8, to which all ranges and the places of messages refer.
    public var text: [UInt8]
    /// In the order of the file.
    public var all: [Object] = []
  }

  /// Reads the objects that `read` converts to records.
  ///
  /// A caller that needs only a few items can convert only those.
  /// - Complexity: O(*n*).
  public static func objects(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> Objects {
    var result = Objects(text: TextEncoding.decode(bytes, file: file, report: report).text)
    eachObject(of: result.text, file: file, report: report) { result.all.append($0) }
    return result
  }

  /// Converts a JSON object to an item; `nil` for anything but an object.
  ///
  /// Its values are normalized as in a record, so that citations are the same before and after the
  /// file is added to a library.
  public static func item(of json: JSON) -> CSLItem? {
    var item = CSLItem(json)
    item?.normalize()
    return item
  }

  /// The record type for a name of a CSL type; `nil` if there is no such type.
  static func type(named name: String) -> RecordType? {
    ItemType(name: name).map { CSLTypes.record(for: $0).type }
  }

  /// Converts an item to a record; its key is pending if the item's `id` is not a citation key.
  public static func record(of item: CSLItem) -> Record {
    var maker = RecordFromItem(item, range: 0..<0, file: "")
    return maker.record().record(key: .pending)
  }

  private static func eachObject(
    of text: [UInt8], file: String, report: (Diagnostic) -> Void, _ body: (Object) -> Void
  ) {
    func take(_ item: JSON, _ range: Range<Int>) {
      guard case .object = item else {
        report(
          Diagnostic(
            "an item is no object", hint: "write it as {\"id\": …, \"type\": …}",
            at: SourceRange(file: file, bytes: range)))
        return
      }
      body(Object(json: item, range: range))
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

  /// Writes records as a list of items, indented by two spaces per level.
  ///
  /// Fields without a CSL variable are in `custom`, from which `read` restores them. `report`
  /// receives what has no place there either.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let items = CSLItem.items(of: records, in: context, report: report)
    return JSON.array(items.map(\.json)).text + "\n"
  }
}
