import Platform
import Text

/// The text of an edit, in a private file that stays until the edit is saved or discarded.
///
/// Where an edit was refused, the file begins with lines of comments that tell why, and which text
/// it was made from. They begin with `#!` and are no part of the record.
struct KeptEdit {
  /// The file's path.
  private(set) var file: String
  private let folder: String

  /// Writes a text to a file of its own.
  ///
  /// - Parameters:
  ///   - text: The record's text.
  ///   - world: Tells the folder where programs keep what they need again.
  /// - Throws: A `Diagnostic` if the file cannot be written.
  init(_ text: [UInt8], in world: World) throws(Diagnostic) {
    folder = Self.folder(of: world)
    file = try Files.makeTemporary(named: "edit.rec", contents: text, in: folder)
  }

  /// Puts what is wrong with the text on top of it.
  ///
  /// - Parameters:
  ///   - fault: What is wrong, at a place in the text.
  ///   - text: The text without notes.
  ///   - origin: The text that the library has.
  /// - Returns: The fault at its place in the file.
  /// - Throws: A `Diagnostic` if the file cannot be written; the one before stays then.
  mutating func note(
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
    file = try Files.makeTemporary(named: "edit.rec", contents: notes + text, in: folder)
    Files.discard(former)
    fault.location = place.map { place in
      let start = place.bytes.lowerBound + notes.count
      return SourceRange(file: file, bytes: start..<(start + place.bytes.count))
    }
    return fault
  }

  /// Whether a path is that of a text kept here.
  func isOneOfThese(_ path: String) -> Bool {
    guard let real = Files.realPath(path), let folder = Files.realPath(folder) else { return false }
    return Files.folder(of: real) == folder && Files.name(of: real).hasSuffix("-edit.rec")
  }

  /// `ibid/edits` where programs keep their state (XDG Base Directory Specification), which others
  /// cannot read; without a home, the folder for temporary files.
  private static func folder(of world: World) -> String {
    let temporary = world.environment("TMPDIR") ?? "/tmp"
    guard let state = world.stateHome else { return temporary }
    let folder = Files.join(state, "ibid/edits")
    do throws(Diagnostic) {
      try Files.makePrivateFolder(folder)
    } catch {
      // A home that cannot be written to is no reason not to edit.
      return temporary
    }
    return folder
  }

  private static let prefix = "#! "
  private static let originMark = prefix + "made from "

  private static func mark(of origin: String) -> String { "\(originMark)\(origin.stableHash)\n" }

  /// The text without the lines on top that begin with `#!`.
  static func withoutNotes(_ text: [UInt8]) -> [UInt8] {
    var rest = text[...]
    while rest.starts(with: prefix.utf8) {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      rest = rest[end...]
    }
    return Array(rest)
  }

  /// Whether a text says that it was made from another one than the library has.
  static func isStale(_ text: [UInt8], for origin: String) -> Bool {
    let notes = text.dropLast(withoutNotes(text).count)
    return notes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: originMark.utf8)
        && !line.elementsEqual(mark(of: origin).utf8.dropLast())
    }
  }
}
