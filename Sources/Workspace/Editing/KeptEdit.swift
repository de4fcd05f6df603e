internal import OperatingSystem
public import Text

/// The text of an edit, in a private file that stays until the edit is saved or discarded.
///
/// The file of a refused edit begins with comment lines that give the reason and identify the
/// original text. They begin with `#!` and do not belong to the record.
public struct KeptEdit {
  /// The path of the file.
  public private(set) var file: String
  private let folder: String
  /// The end of the file's name, common to all kept texts of the record.
  private let name: String

  /// Writes a text to a new file.
  ///
  /// - Parameters:
  ///   - text: The record's text.
  ///   - record: Identifies the record among all others.
  ///   - session: Gives the folder for the state of programs.
  /// - Throws: A `Diagnostic` if the file cannot be written.
  public init(_ text: [UInt8], of record: String, in session: Session) throws(Diagnostic) {
    folder = Self.folder(of: session.input)
    name = "edit-\(record.stableHash).rec"
    file = try Files.makeTemporary(named: name, contents: text, in: folder)
  }

  /// Rewrites the file with the fault in comment lines at the top.
  ///
  /// - Parameters:
  ///   - fault: What is wrong, with its place in the text.
  ///   - text: The text without such comment lines.
  ///   - origin: The text in the library.
  /// - Returns: The fault with its place in the file.
  /// - Throws: A `Diagnostic` if the file cannot be written; the old file then stays.
  public mutating func note(
    _ fault: Diagnostic, about text: [UInt8], madeFrom origin: String
  ) throws(Diagnostic) -> Diagnostic {
    var fault = fault
    let place = fault.location
    fault.location = nil
    let lines = fault.described(at: nil).split(separator: "\n").map {
      "\(Self.prefix)\(String($0).escapingControls)\n"
    }
    let notes = Array((lines.joined() + Self.mark(of: origin)).utf8)
    let former = file
    file = try Files.makeTemporary(named: name, contents: notes + text, in: folder)
    Files.discard(former)
    fault.location = place.map { place in
      let start = place.bytes.lowerBound + notes.count
      return SourceRange(file: file, bytes: start..<(start + place.bytes.count))
    }
    return fault
  }

  /// Deletes earlier kept texts of the record, which are obsolete after an edit is saved.
  public func discardOthers() { Files.discardTemporaries(named: name, in: folder) }

  /// `ibid/edits` in the folder for the state of programs (XDG Base Directory Specification), not
  /// readable by other users; without a home, the folder for temporary files.
  private static func folder(of input: Input) -> String {
    let temporary = input.environment("TMPDIR") ?? "/tmp"
    guard let state = input.stateHome else { return temporary }
    // An edit must be possible without a writable home folder too.
    let folder = try? PrivateFolder(below: state, ["ibid", "edits"], isMade: true)
    return folder?.path ?? temporary
  }

  private static let prefix = "#! "
  private static let originMark = prefix + "made from "

  private static func mark(of origin: String) -> String { "\(originMark)\(origin.stableHash)\n" }

  /// A text from an editor without a byte order mark, and with one kind of line end.
  ///
  /// The text is inserted into a file that has its own byte order mark and line ends.
  public static func normalized(_ text: [UInt8], lineEnd: String) -> [UInt8] {
    let end = Array(lineEnd.utf8)
    var result: [UInt8] = []
    for byte in text.withoutByteOrderMark {
      if byte == UInt8(ascii: "\n") {
        if result.last == UInt8(ascii: "\r") { result.removeLast() }
        result += end
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// The text without leading lines that begin with `#!`.
  public static func withoutNotes(_ text: [UInt8]) -> [UInt8] {
    var rest = text[...]
    while rest.starts(with: prefix.utf8) {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      rest = rest[end...]
    }
    return Array(rest)
  }

  /// Whether a kept text was made from another original than the library has now.
  public static func isStale(_ text: [UInt8], for origin: String) -> Bool {
    let notes = text.dropLast(withoutNotes(text).count)
    return notes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: originMark.utf8)
        && !line.starts(with: mark(of: origin).utf8.dropLast())
    }
  }
}
