internal import Lookup
internal import OperatingSystem
internal import Text

/// Identifies the work in a PDF file.
enum PDFWork {
  /// Whether a file begins like a PDF; mail programs and servers may put other bytes first (ISO
  /// 32000-1, annex H.3.4.1).
  static func isPDF(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024)
    let mark = Array("%PDF-".utf8)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The DOI or arXiv number on the first page, if `pdftotext` can be run, or else in the metadata.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - bytes: The contents of the file.
  /// - Returns: The work, or `nil` if the file does not name it.
  static func identifier(ofFile path: String, holding bytes: [UInt8]) -> WorkIdentifier? {
    let stamped = text(ofFirstPage: path).flatMap { PDFIdentifier.identifier(inText: $0) }
    return stamped ?? PDFIdentifier.identifier(inFile: bytes)
  }

  /// Whether `pdftotext` is installed, which reads the first page.
  static var isTextReadable: Bool { (try? Process.capture(["pdftotext", "-v"])) != nil }

  /// The text of the first page; `nil` without `pdftotext`, or if it cannot read the file.
  private static func text(ofFirstPage path: String) -> [UInt8]? {
    // A name that begins with a dash would be read as an option.
    let path = path.hasPrefix("/") ? path : "./\(path)"
    let command = ["pdftotext", "-q", "-enc", "UTF-8", "-f", "1", "-l", "1", path, "-"]
    guard let (status, text) = try? Process.capture(command, upTo: maximumTextLength), status == 0
    else {
      return nil
    }
    return text
  }

  /// In bytes; a page has about 5,000.
  private static let maximumTextLength = 1_000_000
}
