public import Checks
internal import OperatingSystem
internal import Records
internal import Store
public import Text

/// Finds files whose names do not match the keys in them.
public enum FileNameCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "file-name", .warning,
    "a file that is empty, left over, not read, or named after another record",
    explanation: """
      ibid writes each new record to a file named after its key, KEY.rec, but reads files of any
      name with any number of records. A file that is named like a key and has one record with
      another key is misleading: rename the file, or the record with `ibid rename`. A file without
      a record can be deleted. Files .ibid-….tmp are of commands that were killed, and the next
      change deletes them; *.orig are of merges, and you can delete them. ibid does not read special
      files, nor links to folders outside of the library or in it already.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    for warning in library.library.passedOver { report(warning) }
    for document in library.text.documents { check(document, of: library.library, report) }
    try checkNames(in: Files.join(library.library.root, "library"), report)
  }

  private static func check(
    _ document: RecDocument, of library: Library, _ report: (Diagnostic) -> Void
  ) {
    if document.bytes.allSatisfy(\.isASCIIWhitespace) {
      report(
        Diagnostic(
          "the file is empty", hint: "delete it", at: SourceRange(file: document.file, at: 0)))
      return
    }
    guard document.entries.count == 1, let field = document.entries[0].first(.key) else { return }
    let stem = String(Files.name(of: document.file).dropLast(4))
    guard !isName(stem, for: field.value), library.position(of: stem) != nil || looksLikeKey(stem)
    else { return }
    report(
      Diagnostic(
        "the file is named \(stem.escapingControls).rec and holds"
          + " \(field.value.escapingControls) alone",
        hint: "name it \(field.value.escapingControls).rec",
        at: SourceRange(file: document.file, bytes: field.valueBytes)))
  }

  /// Whether a file name may stand for the key; encoded characters match anything.
  private static func isName(_ stem: String, for key: String) -> Bool {
    stem == key || stem.utf8.contains(UInt8(ascii: "%"))
  }

  /// Letters, a year, and optional letters, as in `lotfi2022bayesian`.
  private static func looksLikeKey(_ stem: String) -> Bool {
    let bytes = stem.utf8.drop(while: \.isASCIILetter)
    let rest = bytes.drop(while: \.isASCIIDigit)
    return bytes.count < stem.utf8.count && bytes.count - rest.count == 4
      && rest.allSatisfy(\.isASCIILetter)
  }

  private static func checkNames(
    in folder: String, _ report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    for entry in try Files.entries(of: folder) {
      let path = Files.join(folder, entry.name)
      if entry.kind == .folder {
        if !entry.name.hasPrefix("."), !entry.isLink { try checkNames(in: path, report) }
      } else if Transaction.isTemporary(entry.name) {
        report(
          Diagnostic(
            "left over from a command that was killed",
            hint: "the next command that changes the library deletes it",
            at: SourceRange(file: path, at: 0)))
      } else if entry.name.hasSuffix(".rec.orig") {
        report(
          Diagnostic(
            "left over from a merge", hint: "delete it",
            at: SourceRange(file: path, at: 0)))
      }
    }
  }
}
