import Testing

@testable import Text

/// Which lines are git's marks of a conflict.
struct ConflictMarkTests {
  static let marks: [(line: String, mark: ConflictMark?)] = [
    ("<<<<<<< ours\na: b", ConflictMark(.ours)), ("|||||||", ConflictMark(.base)),
    ("=======\n", ConflictMark(.separator)), (">>>>>>> theirs", ConflictMark(.theirs)),
    ("<<<<<<<<<< HEAD", ConflictMark(.ours, size: 10)), ("<<<<<< ours", nil),
    ("<<<<<<<ours", nil), ("+++++++", nil), ("", nil),
  ]

  @Test(arguments: marks)
  func reads(_ line: String, _ mark: ConflictMark?) {
    #expect(ConflictMark(startOf: Array(line.utf8)[...]) == mark)
  }

  @Test func writesALine() {
    #expect(ConflictMark(.theirs).line(label: "b") == ">>>>>>> b")
    #expect(ConflictMark(.separator, size: 9).line() == "=========")
  }
}
