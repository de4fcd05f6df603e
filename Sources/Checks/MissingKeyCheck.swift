internal import Records
internal import Text

/// Finds entries without a usable key.
public enum MissingKeyCheck: RecordCheck {
  public static let rule = Rule(
    "missing-key", .error, "an entry without a key that can be cited",
    explanation: """
      Every record needs a line `key: KEY`; commands ignore a record without one. Often a blank line
      in the middle of a record splits it in two; delete the blank line. A key may contain anything
      except white space, commas, braces and control characters, which BibTeX and \\cite cannot
      read.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard subject.record == nil else { return }
    guard let index = subject.index(of: .key) else {
      report(
        Finding(
          "the record has no key",
          hint: "give it a line `key: KEY`, or delete a blank line that separates it from the key"))
      return
    }
    do throws(Diagnostic) {
      _ = try CitationKey(subject.fields[index].value)
    } catch {
      report(Finding(error.message, hint: error.hint, in: index))
    }
  }
}
