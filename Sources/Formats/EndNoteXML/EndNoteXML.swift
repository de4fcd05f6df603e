public import Text

/// EndNote's XML, which EndNote, Zotero and many databases export.
///
///     <xml><records><record>
///       <ref-type name="Journal Article">17</ref-type>
///       <contributors><authors><author>Lee, Ann</author></authors></contributors>
///     </record></records></xml>
///
/// An element stands for a tag of EndNote's other format, so that a record is the same by either.
///
/// - Source: EndNote 20, "Exporting References as XML"; RSXML.dtd.
public enum EndNoteXML {
  /// Reads a file.
  ///
  /// Each record is read by itself, so that a fault loses one record. Elements without an equivalent
  /// field become fields `endnote_name`; the names of the database and the program, and numbers of
  /// records within it, are left out.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for range in ranges(of: text, file: file, report: report) {
      do throws(Diagnostic) {
        let element = try XMLElement(readable(text[range]), file: file)
        var importer = EndNoteXMLImport(element, range: range, file: file)
        result.records.append(importer.record())
        for problem in importer.problems { report(problem) }
      } catch {
        var fault = error
        fault.severity = .warning
        let place = error.location?.bytes ?? 0..<0
        fault.location = SourceRange(file: file, bytes: moved(place, by: range.lowerBound))
        report(fault)
      }
    }
    if result.records.isEmpty {
      report(
        Diagnostic(
          "the file has no record of EndNote's", hint: "export the references as XML",
          at: SourceRange(file: file, bytes: 0..<0)))
    }
    return result
  }

  private static func moved(_ range: Range<Int>, by offset: Int) -> Range<Int> {
    range.lowerBound + offset..<range.upperBound + offset
  }

  /// The text with a space for each control character, which XML does not allow, and which EndNote
  /// writes all the same.
  private static func readable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.map { $0 < 0x20 && !$0.isASCIIWhitespace || $0 == 0x0B || $0 == 0x0C ? 0x20 : $0 }
  }

  /// Where records begin and end.
  private static func ranges(
    of text: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var open: Int?
    let (start, end) = (Array("<record".utf8), Array("</record>".utf8))
    var cursor = Cursor(text)
    while true {
      _ = cursor.range { $0 != UInt8(ascii: "<") }
      guard !cursor.isAtEnd else { break }
      let rest = text[cursor.offset...]
      let isStart =
        rest.starts(with: start)
        && (cursor.peek(ahead: start.count).map { $0 == UInt8(ascii: ">") || $0.isASCIIWhitespace }
          ?? false)
      if isStart {
        if let open { report(unclosed(at: open, file)) }
        open = cursor.offset
      } else if rest.starts(with: end), let first = open {
        ranges.append(first..<cursor.offset + end.count)
        open = nil
      }
      cursor.offset += 1
    }
    if let open { report(unclosed(at: open, file)) }
    return ranges
  }

  private static func unclosed(at place: Int, _ file: String) -> Diagnostic {
    Diagnostic(
      "<record> is not closed", hint: "add </record>",
      at: SourceRange(file: file, bytes: place..<place + 7), severity: .warning)
  }

  /// Whether a text is XML with records of EndNote's.
  static func begins(_ text: [UInt8]) -> Bool {
    guard text.first(where: { !$0.isASCIIWhitespace }) == UInt8(ascii: "<") else { return false }
    let head = String(decoding: text.prefix(65_536), as: UTF8.self)
    return head.contains("<record") && (head.contains("<ref-type") || head.contains("<records"))
  }
}

extension FileFormat {
  /// Files of ``EndNoteXML``, which are only read.
  public static let endNoteXML: FileFormat = {
    var format = FileFormat(
      "endnote-xml", "EndNote's XML", endings: [".xml"], fidelity: .convertedWithoutOrganizations,
      reader: { EndNoteXML.read($0, file: $1, report: $2) })
    format.beginsText = EndNoteXML.begins
    return format
  }()
}
