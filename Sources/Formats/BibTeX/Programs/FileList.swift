internal import RichText
internal import Text

/// The files in a `file` field of a `.bib` file, as several programs write them.
///
///     paper.pdf                                    a path alone
///     :papers/one.pdf:PDF                          JabRef: description, path, type
///     Full Text:files/1/a.pdf:application/pdf;…    Zotero
///     :C$\backslash$:/Users/x/A{\_}b.pdf:pdf       Mendeley, in TeX
///
/// A semicolon separates files. A backslash stands before a colon, a semicolon or a backslash that
/// belongs to a path. A colon after the letter of a drive or before `//` separates nothing.
///
/// - Source: JabRef's documentation, "Manage associated files"; Zotero's translator `BibTeX.js`.
struct FileList {
  let files: [LinkedFile]

  /// Reads the source of a value; a value without a path gives no files.
  ///
  /// - Complexity: O(*n*).
  init(source: ArraySlice<UInt8>) {
    let text = Self.withoutTeX(VerbatimText.compressed(source))
    if let path = Self.pathInParsedFileField(text) {
      files = [LinkedFile(path: path)]
    } else {
      files = Self.entries(of: text).compactMap(Self.file)
    }
  }

  /// The parts of each file, without the backslashes of escapes.
  private static func entries(of text: String) -> [[String]] {
    var entries: [[String]] = []
    var parts: [String] = []
    var part: [UInt8] = []
    func finishPart() {
      parts.append(String(decoding: part, as: UTF8.self).trimmed)
      part = []
    }
    var cursor = Cursor(Array(text.utf8))
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\\"):
        if let next = cursor.peek, ":;\\_&%#".utf8.contains(next) {
          cursor.offset += 1
          part.append(next)
        } else {
          part.append(byte)
        }
      case UInt8(ascii: ":"): finishPart()
      case UInt8(ascii: ";"):
        finishPart()
        entries.append(parts)
        parts = []
      default: part.append(byte)
      }
    }
    finishPart()
    return entries + [parts]
  }

  private static func file(_ parts: [String]) -> LinkedFile? {
    let parts = joiningAddresses(parts)
    let file: LinkedFile
    switch parts.count {
    case 1: file = LinkedFile(path: parts[0])
    case 2 where FileType.isName(parts[1]): file = LinkedFile(path: parts[0], type: parts[1])
    case 2: file = LinkedFile(name: parts[0], path: parts[1])
    // JabRef writes the address from which the file came as a fourth part.
    case 4 where VerbatimText.isAddress(parts[3]) && !parts[1].isEmpty:
      file = LinkedFile(name: parts[0], path: parts[1], type: parts[2])
    default:
      file = LinkedFile(
        name: parts[0], path: parts[1..<(parts.count - 1)].joined(separator: ":"),
        type: parts[parts.count - 1])
    }
    return file.path.isEmpty ? nil : normalized(file)
  }

  /// The parts with drives and schemes joined to the paths that follow them: `C` and `/x.pdf`,
  /// `https` and `//example.org`.
  private static func joiningAddresses(_ parts: [String]) -> [String] {
    var result: [String] = []
    for part in parts {
      let previous = result.last ?? ""
      let isDrive =
        previous.utf8.count == 1 && previous.utf8.allSatisfy(\.isASCIILetter)
        && (part.hasPrefix("/") || part.hasPrefix("\\"))
      let isScheme =
        ["http", "https", "ftp", "file"].contains(previous.asciiLowercased) && part.hasPrefix("//")
      if isDrive || isScheme {
        result[result.count - 1] = "\(previous):\(part)"
      } else {
        result.append(part)
      }
    }
    return result
  }

  /// The file with the path that the file system has.
  private static func normalized(_ file: LinkedFile) -> LinkedFile {
    var file = file
    if let path = path(inAddress: file.path) {
      file.path = path
    } else if isMendeleys(file) {
      file.path = "/\(file.path)"
    }
    return file
  }

  /// The path in an address of a local file: `file://localhost/Users/x/a%20b.pdf`.
  private static func path(inAddress address: String) -> String? {
    for start in ["file://localhost/", "file:///"] where address.hasPrefix(start) {
      return "/\(AddressText.decoded(String(address.dropFirst(start.utf8.count))))"
    }
    return nil
  }

  /// Whether Mendeley wrote the file: without the slash that begins an absolute path.
  static func isMendeleys(_ file: LinkedFile) -> Bool {
    file.name.isEmpty && file.type == FileType.ending(of: file.path)
      && ["home/", "Users/"].contains(where: file.path.hasPrefix)
  }

  /// The path in the text of a Java object that some exports have: `ParsedFileField{…, link='…'`.
  private static func pathInParsedFileField(_ text: String) -> String? {
    guard text.hasPrefix("ParsedFileField{"), let start = text.firstRange(of: "link='") else {
      return nil
    }
    let path = String(text[start.upperBound...].prefix { $0 != "'" })
    return path.isEmpty ? nil : path
  }
}

// MARK: - TeX

extension FileList {
  /// The text with Mendeley's TeX decoded: `$\backslash$`, `{\_}` and `{\"{o}}`.
  ///
  /// Everything else stays as it is, since a path may have `~` and `--`.
  private static func withoutTeX(_ text: String) -> String {
    guard
      text.containsByte(where: { byte, last in
        byte == UInt8(ascii: "\\") && "{$".utf8.contains(last)
      })
    else { return text }
    let plain = text.replacing("{\\textbackslash}", with: "\\").replacing(
      "$\\backslash$", with: "\\")
    let bytes = Array(plain.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "\\"), let end = closingBrace(of: index, in: bytes)
      {
        let group = String(decoding: bytes[index...end], as: UTF8.self)
        result += LaTeX.decode(group).utf8.filter {
          $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}")
        }
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The brace that closes a group of at most `maximumGroup` bytes; no command for one character is
  /// longer.
  private static func closingBrace(of open: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    for index in open..<min(open + maximumGroup, bytes.count) {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static let maximumGroup = 40
}
