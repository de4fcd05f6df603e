public import Checks
internal import Store
public import Text

/// Finds lines that are not rec syntax.
public enum SyntaxCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "syntax", .error, "a line that is no field, no comment and no continuation",
    explanation: """
      A rec file has lines `name: value`, lines that continue a value and begin with `+ `, comments
      that begin with #, and blank lines between records. Any other line is ignored. Often it is the
      rest of a long value that an editor wrapped; put `+ ` before it.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    for document in library.documents {
      for fault in document.faults {
        // Another check explains the conflict marks of merges.
        let start = fault.location?.bytes.lowerBound ?? 0
        if !ConflictCheck.isMark(at: start, in: document.bytes) { report(fault) }
      }
    }
  }
}
