public import Checks
internal import OperatingSystem
internal import Records
internal import Store
public import Text

/// Finds `file` fields that name missing files.
public enum FileFieldCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "file", .warning, "a file of a record that does not exist",
    explanation: """
      `file` names a file by its path from the library's root, or by its absolute path; `ibid open`
      opens it. If it was moved, set its new path with `ibid set KEY file=PATH`; if it no longer
      exists, remove the field with `ibid unset KEY file`.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    let root = library.library.root
    for document in library.text.documents {
      for entry in document.entries where !library.isInConflict(entry, of: document) {
        for field in entry.fields where field.name == .file {
          let path = AttributedValue(field: field.value).text
          // An address is not a file; other checks handle it.
          guard !path.isEmpty, !path.contains("://"), Files.kind(of: Files.join(root, path)) == nil
          else { continue }
          report(
            Diagnostic(
              "there is no file \(path.quoted)",
              hint: "name its path from the library's root, or take the field out",
              at: SourceRange(file: document.file, bytes: field.valueBytes)))
        }
      }
    }
  }
}
