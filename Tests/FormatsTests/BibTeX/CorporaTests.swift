import Formats
import Records
import Testing
import Text

/// Real databases of every dialect and kind of damage.
///
/// They stand beside the project and are not part of it; without them there is nothing to do.
@Suite(.enabled(if: SharedFiles.read("gold.tsv") != nil, "no ../shared/bib")) struct CorporaTests {
  @Test func scratch() {
    var read = 0, total = 0, files = 0, less = 0, roundTrip = 0, same = 0
    for row in SharedFiles.table("gold.tsv") {
      guard let bytes = SharedFiles.read("corpora/\(row[0])") else { print("MISSING", row[0]); continue }
      files += 1
      var problems = 0
      let file = BibTeX.read(bytes, file: row[0]) { _ in problems += 1 }
      let gold = (Int(row[1]) ?? 0)
      let repeated = (Int(row[3]) ?? 0)
      total += gold
      read += min(gold, file.entries.count)
      if file.entries.count < gold { less += 1; print("LESS", row[0], gold, file.entries.count) }
      else if file.entries.count > gold + repeated { print("MORE", row[0], gold, repeated, file.entries.count, row[2], row[4]) }
      let imports = BibTeX.records(of: file) { _ in }
      if imports.count != file.entries.count { print("IMPORT") }
      for dialect in [BibTeX.Dialect.bibtex, .biblatex] {
        var keys = Set<String>()
        let records = imports.enumerated().map { i, x in x.record(key: CitationKey(ifValid: "gen\(i)")!) }.filter { keys.insert($0.key.text).inserted }
        var writer = BibTeX.Writer(dialect)
        writer.includesPrivateFields = true
        let text = writer.text(of: records)
        let again = BibTeX.read(Array(text.utf8), file: row[0]) { if !$0.message.contains("biber cannot") && !$0.message.contains("only in case") && !$0.message.contains("not defined") { print("PROBLEM", row[0], $0.message) } }
        let back = BibTeX.records(of: again) { if !$0.message.contains("commas") { print("PROBLEM2", row[0], $0.message) } }
        if back.count != records.count { print("COUNT", row[0], dialect, records.count, back.count) }
        let byKey = Dictionary(back.map { ($0.givenKey, $0) }, uniquingKeysWith: { a, _ in a })
        for record in records {
          roundTrip += 1
          guard let other = byKey[record.key.text] else { print("GONE", record.key.text); continue }
          let a = Set(record.fields.map { "\($0.name): \($0.value)" }), b = Set(other.fields.map { "\($0.name): \($0.value)" })
          if a == b { same += 1 } else {
            print("DIFF", dialect, row[0], record.key.text, a.subtracting(b).sorted().map { $0.prefix(300) }, b.subtracting(a).sorted().map { $0.prefix(300) })
          }
        }
      }
    }
    print("FILES", files, "ENTRIES", read, "/", total, "less", less, "roundtrip", same, "/", roundTrip)
  }
}
