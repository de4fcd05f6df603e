public import Text

/// Zotero's own JSON: what its web API answers, and what Better BibTeX exports as "BetterBibTeX
/// JSON".
///
///     {"items": [{"itemType": "book", "creators": […], …}], "collections": {…}}
///     [{"key": "ABCD2345", "data": {"itemType": "book", …}}]
///
/// An item becomes an item of CSL-JSON first, so that its record is the same by either format.
///
/// - Source: zotero.org/support/dev/web_api/v3, "Item Data"; schema.json of api.zotero.org/schema.
public enum Zotero {
  /// Reads a file.
  ///
  /// Notes and attachments belong to the record of their item. Members that ibid has no field for
  /// become fields of their own names; numbers that only a database of Zotero uses are left out
  /// (`version`, `itemID`, `libraryID`, `uri`, `select`, and links to the API).
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var reader = ZoteroReader(text, file: file)
    reader.readAll()
    for problem in reader.problems { report(problem) }
    return ImportedFile(text: text, records: reader.records(report: report))
  }

  /// In bytes; the abstract of an item may be long.
  private static let maximumItemLength = 262_144

  /// Whether a text is JSON with a member that only Zotero's items have.
  static func begins(_ text: [UInt8]) -> Bool {
    let first = text.first { !$0.isASCIIWhitespace }
    guard first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else { return false }
    let name = Array("\"itemType\"".utf8)
    // Collections may stand before the items; a list of items has the name in its first one.
    var rest = first == UInt8(ascii: "[") ? text.prefix(maximumItemLength) : text[...]
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      if rest[quote...].starts(with: name) {
        let next = rest[(quote + name.count)...].first { !$0.isASCIIWhitespace }
        if next == UInt8(ascii: ":") { return true }
      }
      rest = rest[(quote + 1)...]
    }
    return false
  }
}

extension FileFormat {
  /// Files of ``Zotero``, which are only read.
  public static let zotero: FileFormat = {
    var format = FileFormat(
      "zotero", "Zotero's JSON, and Better BibTeX's", endings: [".json"],
      fidelity: .convertedWithoutOrganizations,
      reader: { Zotero.read($0, file: $1, report: $2) })
    format.beginsText = Zotero.begins
    format.nulEscape = JSONReader.nulEscape
    return format
  }()
}
