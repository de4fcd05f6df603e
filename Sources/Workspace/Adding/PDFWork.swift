internal import Lookup
internal import OperatingSystem
internal import Text

/// Finding out which work a PDF file is.
enum PDFWork {
  /// Whether a file begins as PDF does; what a mail program or a server put before it may stand there
  /// too (ISO 32000-1, annex H.3.4.1).
  static func isPDF(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1024)
    let mark = Array("%PDF-".utf8)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The DOI or arXiv id in the file's first page, where `pdftotext` is there to read it, or else in
  /// its metadata.
  ///
  /// - Parameters:
  ///   - path: The file, as this process can open it.
  ///   - bytes: What is in it.
  /// - Returns: The work, or `nil` if the file names none.
  static func identifier(ofFile path: String, holding bytes: [UInt8]) -> WorkIdentifier? {
    let stamped = text(ofFirstPage: path).flatMap { PDFIdentifier.identifier(inText: $0) }
    return stamped ?? PDFIdentifier.identifier(inFile: bytes)
  }

  /// Whether there is a program to read a file's first page.
  static var isTextReadable: Bool { (try? Process.capture(["pdftotext", "-v"])) != nil }

  /// `nil` where there is no `pdftotext`, or it cannot read the file.
  private static func text(ofFirstPage path: String) -> [UInt8]? {
    // A name that begins with a dash would be an option.
    let path = path.hasPrefix("/") ? path : "./\(path)"
    let command = ["pdftotext", "-q", "-enc", "UTF-8", "-f", "1", "-l", "1", path, "-"]
    guard let (status, text) = try? Process.capture(command, upTo: longestText), status == 0 else {
      return nil
    }
    return text
  }

  /// In bytes; a page has some 5,000.
  private static let longestText = 1_000_000
}
