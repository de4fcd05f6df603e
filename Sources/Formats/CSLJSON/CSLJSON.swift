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
  /// Where the JSON breaks off or is malformed, the items before that place are read all the same.
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

  /// An object of a file, of which an item can be made.
  public struct Object: Sendable {
    public let json: JSON
    /// Where it stands in the file's text.
    public let range: Range<Int>
  }

  /// The objects of a file.
  public struct Objects: Sendable {
    /// The file as UTF-8, to which all ranges and the places of all messages refer.
    public var text: [UInt8]
    /// In the order of the file.
    public var all: [Object] = []
  }

  /// Reads the objects that `read` makes records of.
  ///
  /// A caller that needs few of the items makes only those.
  /// - Complexity: O(*n*).
  public static func objects(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> Objects {
    var result = Objects(text: TextEncoding.decode(bytes, file: file, report: report).text)
    eachObject(of: result.text, file: file, report: report) { result.all.append($0) }
    return result
  }

  /// The item that a JSON object is; `nil` for anything but an object.
  ///
  /// Its values are spelled as they are after a record held them, so that a file is cited in the
  /// same words before and after it is added to a library.
  public static func item(of json: JSON) -> CSLItem? {
    var item = CSLItem(json)
    item?.normalize()
    return item
  }

  /// The record of an item; its key is pending if the item's is no citation key.
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

  /// Writes records as a list of items, with two spaces a level.
  ///
  /// What CSL has no variable for is in `custom`, from which `read` takes it back; `report` gets
  /// what has no place there either.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let items = CSLItem.items(of: records, in: context, report: report)
    return JSON.array(items.map(\.json)).text + "\n"
  }
}
