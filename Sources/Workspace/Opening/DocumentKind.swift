internal import Text

/// A kind of document that viewers only display, recognised by the first bytes of a file.
///
/// A desktop chooses the program by the file's name. So each kind has the endings that lead to a
/// viewer, and a file with any other ending is not opened without consent. SVG is missing because
/// browsers run scripts in it.
enum DocumentKind: CaseIterable {
  case pdf, postScript, djvu, epub, png, jpeg, gif, tiff, webp, html, text

  /// The number of bytes to read for recognition.
  static let beginningLength = 1 << 16

  /// The kind of a file by its first bytes; `nil` for anything else, such as a program.
  init?(beginning bytes: [UInt8]) {
    let kind = DocumentKind.allCases.first { $0.isKind(of: bytes) }
    guard let kind else { return nil }
    self = kind
  }

  /// The endings of file names, in lower case, for which desktops start a viewer.
  var endings: Set<String> {
    switch self {
    case .pdf: ["pdf"]
    case .postScript: ["ps", "eps"]
    case .djvu: ["djvu", "djv"]
    case .epub: ["epub"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg"]
    case .gif: ["gif"]
    case .tiff: ["tif", "tiff"]
    case .webp: ["webp"]
    case .html: ["html", "htm", "xhtml"]
    case .text: ["txt", "text", "md", "markdown", "tex", "bib", "rst", "org"]
    }
  }

  /// Whether a shell or a desktop could run the file if it is executable.
  var isText: Bool { self == .html || self == .text || self == .postScript }

  private func isKind(of bytes: [UInt8]) -> Bool {
    switch self {
    case .pdf: bytes.starts(with: "%PDF-".utf8)
    case .postScript: bytes.starts(with: "%!PS".utf8) && Self.isText(bytes)
    case .djvu: bytes.starts(with: "AT&TFORM".utf8) && bytes.dropFirst(12).starts(with: "DJV".utf8)
    case .epub: Self.isEPUB(bytes)
    case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
    case .gif: bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8)
    case .tiff:
      bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A])
    case .webp: bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
    case .html: Self.isHTML(bytes) && Self.isText(bytes)
    case .text: Self.isText(bytes) && !Self.isProgram(bytes)
    }
  }

  /// - Source: EPUB Open Container Format 3.3, section 4.3: the archive's first file is
  ///   `mimetype`, uncompressed.
  private static func isEPUB(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4])
      && bytes.dropFirst(30).starts(with: "mimetypeapplication/epub+zip".utf8)
  }

  private static func isHTML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.withoutByteOrderMark.drop(while: \.isASCIIWhitespace)
    let beginning = start.prefix(16).map(\.asciiLowercased)
    return beginning.starts(with: "<!doctype html".utf8) || beginning.starts(with: "<html".utf8)
  }

  /// No control characters except tabs, line ends and form feeds, in UTF-8 or any 8-bit encoding.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { !$0.isASCIIControl || (0x09...0x0D).contains($0) }
  }

  /// Whether a text is a program for a shell or a desktop, according to its first lines.
  ///
  /// - Source: Desktop Entry Specification 1.5, section 3; `.url` files of Windows.
  private static func isProgram(_ bytes: [UInt8]) -> Bool {
    let text = bytes.withoutByteOrderMark
    if text.starts(with: "#!".utf8) || text.first == UInt8(ascii: "<") { return true }
    // The name of a group may follow comments.
    return text.split(whereSeparator: \.isLineEnd).contains { line in
      let line = line.drop(while: \.isASCIIWhitespace)
      return line.starts(with: "[Desktop ".utf8) || line.starts(with: "[InternetShortcut".utf8)
    }
  }
}
