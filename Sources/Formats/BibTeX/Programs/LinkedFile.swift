internal import Records
internal import Text

/// A file in a `file` field: its path, and what other programs say about it.
struct LinkedFile: Equatable {
  /// What the user sees in place of the path; may be empty.
  var name = ""
  var path: String
  /// The name of a type, such as `PDF`, or a media type; may be empty.
  var type = ""

  init(name: String = "", path: String, type: String = "") {
    self.name = name
    self.path = path
    self.type = type
  }

  /// Reads a value of a record: `papers/one.pdf; name=Full Text`.
  init(field value: String) {
    let parsed = AttributedValue(field: value)
    path = parsed.text
    name = parsed.attributes["name"] ?? ""
    type = parsed.attributes["type"] ?? ""
  }

  /// The value of a record; a type that the ending of the path implies is left out.
  var field: String {
    var attributes = Attributes()
    if !name.isEmpty { attributes["name"] = name }
    if !type.isEmpty, FileType.of(path: path)?.names(type) != true { attributes["type"] = type }
    return AttributedValue(text: path, attributes: attributes).field
  }

  /// Whether the path is an address of a web page.
  var isAddress: Bool { VerbatimText.isAddress(path) }
}

/// A type of files, under the names that programs give it.
///
/// - Source: JabRef, `StandardExternalFileType`; IANA's media types, which Zotero writes.
struct FileType {
  let endings: [String]
  let jabRef: String
  let media: String

  private init(_ endings: String, _ jabRef: String, _ media: String) {
    self.endings = endings.split(separator: " ").map(String.init)
    self.jabRef = jabRef
    self.media = media
  }

  static let all = [
    FileType("pdf", "PDF", "application/pdf"),
    FileType("ps eps", "PostScript", "application/postscript"),
    FileType("html htm xhtml", "URL", "text/html"),
    FileType("epub", "ePUB", "application/epub+zip"),
    FileType("djvu djv", "DjVu", "image/vnd.djvu"),
    FileType("txt", "Text", "text/plain"),
    FileType("md", "Markdown", "text/markdown"),
    FileType("tex", "LaTeX", "application/x-latex"),
    FileType("rtf", "RTF", "application/rtf"),
    FileType("doc", "Word", "application/msword"),
    FileType(
      "docx", "Word 2007+",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    FileType("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    FileType("ppt", "PowerPoint", "application/vnd.ms-powerpoint"),
    FileType("csv", "CSV", "text/csv"),
    FileType("png", "PNG image", "image/png"),
    FileType("jpg jpeg", "JPG image", "image/jpeg"),
    FileType("gif", "GIF image", "image/gif"),
    FileType("tif tiff", "TIFF image", "image/tiff"),
  ]

  /// The type of a file by the ending of its name.
  static func of(path: String) -> FileType? {
    let ending = ending(of: path)
    return all.first { $0.endings.contains(ending) }
  }

  /// What follows the last dot of a path, in lower case; empty if there is none.
  static func ending(of path: String) -> String {
    let name = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(name[name.utf8.index(after: dot)...]).asciiLowercased
  }

  /// Whether a text names this type; case is ignored.
  func names(_ text: String) -> Bool {
    let text = text.asciiLowercased
    return text == jabRef.asciiLowercased || text == media || endings.contains(text)
  }

  /// Whether a text names any type.
  static func isName(_ text: String) -> Bool {
    all.contains { $0.names(text) }
      || ["application/", "text/", "image/", "audio/", "video/"].contains(where: text.hasPrefix)
  }
}
