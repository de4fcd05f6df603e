import Formats
import Records
import Text

/// What is done with an input.
enum Trial {
  /// Reads and writes, and says what must not be.
  static func fault(of input: [UInt8]) -> String? {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(input, file: "a.bib") { problems.append($0) }
    if file.bytes(of: input, keeping: { _ in true }) != input { return "it does not come back" }
    let half = file.bytes(of: input) { $0 % 2 == 0 }
    if half.count > input.count { return "a part of it is longer than the whole" }
    for problem in problems {
      if let range = problem.location?.bytes, range.upperBound > file.text.count {
        return "\"\(problem.message)\" is about a place beyond the end"
      }
    }
    for dialect in [BibTeX.Dialect.bibtex, .biblatex] {
      let rewriting = BibTeX.Rewriting(file, by: BibTeX.Writer(dialect)) { _, _, _ in .pending }
      let text = rewriting.part(0..<rewriting.count).text
      if let fault = fault(inWritten: text, by: rewriting) { return fault }
    }
    return nil
  }

  private static func fault(inWritten text: [UInt8], by rewriting: BibTeX.Rewriting) -> String? {
    var fault: String?
    let again = BibTeX.read(text, file: "b.bib") { problem in
      let isOfKey = ["biber cannot read the key", "the key"].contains {
        problem.message.hasPrefix($0)
      }
      let isKnown = isOfKey || problem.message.hasPrefix("the keys")
      if !isKnown { fault = "\(problem.message) in \(String(decoding: text, as: UTF8.self))" }
    }
    let isEveryEntryThere = again.entries.count == rewriting.count || rewriting.leavesOutData
    return fault ?? (isEveryEntryThere ? nil : "an entry was lost")
  }
}
