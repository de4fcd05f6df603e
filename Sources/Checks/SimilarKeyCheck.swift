internal import Records
internal import Text

/// Finds keys that differ only in case.
public enum SimilarKeyCheck: RecordCheck {
  public static let rule = Rule(
    "similar-key", .warning, "keys that differ only in case",
    explanation: """
      Knuth1984 and knuth1984 are different keys in LaTeX and ibid, but BibTeX ignores case and
      stops, and on macOS and Windows they are the same file name. Rename one of them: ibid rename
      knuth1984 knuth1984literate.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let key = subject.record?.key, let position = subject.position else { return }
    let other = context.positions(ofKeyIgnoringCase: key.text).first {
      $0 < position && context.records[$0].key != key
    }
    guard let other else { return }
    report(
      Finding(
        "the key \(key) differs from \(context.records[other].key) only in case",
        hint: "rename one of them with `ibid rename`", in: subject.index(of: .key), other: other))
  }
}
