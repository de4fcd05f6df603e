internal import OperatingSystem
public import Text

/// The text of an edit, in a private file that stays until the edit is saved or discarded.
///
/// Where an edit was refused, the file begins with lines of comments that tell why, and which text
/// it was made from. They begin with `#!` and are no part of the record.
public struct KeptEdit {
  /// The file's path.
  public private(set) var file: String
  private let folder: String
  /// The end of the file's name, which all texts of the record have.
  private let name: String

  /// Writes a text to a file of its own.
  ///
  /// - Parameters:
  ///   - text: The record's text.
  ///   - record: What tells the record from all others.
  ///   - session: Tells the folder where programs keep what they need again.
  /// - Throws: A `Diagnostic` if the file cannot be written.
  public init(_ text: [UInt8], of record: String, in session: Session) throws(Diagnostic) {
    folder = Self.folder(of: session.input)
    name = "edit-\(record.stableHash).rec"
    file = try Files.makeTemporary(named: name, contents: text, in: folder)
  }

  /// Puts what is wrong with the text on top of it.
  ///
  /// - Parameters:
  ///   - fault: What is wrong, at a place in the text.
  ///   - text: The text without notes.
  ///   - origin: The text that the library has.
  /// - Returns: The fault at its place in the file.
  /// - Throws: A `Diagnostic` if the file cannot be written; the one before stays then.
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

  /// Deletes the texts of the record that were kept before, which a saved edit has made old.
  public func discardOthers() { Files.discardTemporaries(named: name, in: folder) }

  /// `ibid/edits` where programs keep their state (XDG Base Directory Specification), which others
  /// cannot read; without a home, the folder for temporary files.
  private static func folder(of input: Input) -> String {
    let temporary = input.environment("TMPDIR") ?? "/tmp"
    guard let state = input.stateHome else { return temporary }
    // A home that cannot be written to is no reason not to edit.
    let folder = try? PrivateFolder(below: state, ["ibid", "edits"], isMade: true)
    return folder?.path ?? temporary
  }

  private static let prefix = "#! "
  private static let originMark = prefix + "made from "

  private static func mark(of origin: String) -> String { "\(originMark)\(origin.stableHash)\n" }

  /// A text as an editor left it, without a byte order mark, and with one kind of line ends.
  ///
  /// The text goes into the middle of a file, which may begin with a mark, and has line ends already.
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

  /// The text without the lines on top that begin with `#!`.
  public static func withoutNotes(_ text: [UInt8]) -> [UInt8] {
    var rest = text[...]
    while rest.starts(with: prefix.utf8) {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      rest = rest[end...]
    }
    return Array(rest)
  }

  /// Whether a text says that it was made from another one than the library has.
  public static func isStale(_ text: [UInt8], for origin: String) -> Bool {
    let notes = text.dropLast(withoutNotes(text).count)
    return notes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: originMark.utf8)
        && !line.starts(with: mark(of: origin).utf8.dropLast())
    }
  }
}
