import SeededRandom
import Store
import Support
import Testing

/// Random edits of random records: those that leave each other alone merge to what both meant, and
/// those that contradict each other conflict.
@Suite struct MergePropertyTests {
  static let seeds: [UInt64] = Array(1...8)

  /// Each side changes its own half of the places of a library's file.
  @Test(arguments: seeds)
  func mergesIndependentEditsToWhatBothMeant(_ seed: UInt64) {
    var random = RandomEdits(SeededGenerator(seed: seed))
    for number in 0..<1250 {
      let base = random.file()
      let edits = random.independent(of: base)
      let ours = edits.ours.reduce(base) { $0.applying($1) }
      let theirs = edits.theirs.reduce(base) { $0.applying($1) }
      let meant = edits.theirs.reduce(ours) { $0.applying($1) }
      let texts = random.written([base, ours, theirs])
      let merge = MergeCase.merge(base: texts[0], ours: texts[1], theirs: texts[2])
      guard let merge, merge.conflicts.isEmpty, EditableFile.values(of: merge.text) == meant.values
      else {
        Issue.record(
          """
          pair \(number)
          --- base\n\(base.text)\n--- ours\n\(ours.text)\n--- theirs\n\(theirs.text)
          --- merged\n\(merge?.text ?? "not understood")\n--- meant\n\(meant.text)
          """)
        return
      }
    }
  }

  /// Both sides change one place in two ways, among other edits that leave each other alone.
  @Test(arguments: seeds)
  func findsEveryContradiction(_ seed: UInt64) {
    var random = RandomEdits(SeededGenerator(seed: seed))
    for number in 0..<200 {
      let base = random.file()
      let clash = random.clash(in: base)
      let ours = (clash.others.ours + [clash.ours]).reduce(base) { $0.applying($1) }
      let theirs = (clash.others.theirs + [clash.theirs]).reduce(base) { $0.applying($1) }
      let merge = MergeCase.merge(base: base.text, ours: ours.text, theirs: theirs.text)
      guard let merge, merge.conflicts.count == 1 else {
        Issue.record(
          """
          pair \(number): \(clash.ours) \(clash.theirs)
          --- base\n\(base.text)\n--- ours\n\(ours.text)\n--- theirs\n\(theirs.text)
          --- merged\n\(merge?.text ?? "not understood")
          """)
        return
      }
    }
  }
}
