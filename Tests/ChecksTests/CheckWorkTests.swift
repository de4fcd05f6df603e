import Records
import Support
import Testing

@testable import Checks

/// Records that are made to be slow to check take no longer than their length asks for.
struct CheckWorkTests {
  @Test(arguments: ["\\a", "\\'", "\\emph{", "{\\a", "$a", "\\$", "{", "}", "<i>"])
  func ofAValue(_ unit: String) {
    expectWorkInProportion(upTo: 100_000) { size in
      expectFindings(
        of: [TeXCheck.self, MarkupCheck.self],
        in: [
          CheckSubject.Field("title", String(repeating: unit, count: size))
        ])
    }
  }

  @Test(arguments: ["tag", "alias", "link", "related", "title", "mine"])
  func ofManyFields(_ name: String) {
    expectWorkInProportion(upTo: 20_000) { size in
      expectFindings(
        of: [RepeatedFieldCheck.self, UnknownFieldCheck.self, DuplicateKeyCheck.self],
        in: (0..<size).map { CheckSubject.Field(FieldName(name), "v\($0)") })
    }
  }

  /// Many records of one key and one alias.
  @Test func ofManyRecords() {
    expectWorkInProportion(upTo: 10_000) { size in
      let key = CitationKey(stored: "a")
      let record = Record(key: key, type: "misc", fields: [Field("alias", "b")])
      let context = CheckContext(records: Array(repeating: record, count: size))
      let fields = [CheckSubject.Field("key", "a"), CheckSubject.Field("alias", "b")]
      var count = 0
      for position in 0..<size {
        let subject = CheckSubject(fields, record: record, position: position)
        for check in [DuplicateKeyCheck.self, SimilarKeyCheck.self] as [any RecordCheck.Type] {
          check.check(subject, in: context) { _ in count += 1 }
        }
      }
      #expect(count == 2 * (size - 1))
    }
  }

  private func expectFindings(of checks: [any RecordCheck.Type], in fields: [CheckSubject.Field]) {
    let key = CitationKey(stored: "a")
    let record = Record(
      key: key, type: "misc", fields: fields.map { Field($0.name, $0.value) })
    let context = CheckContext(records: [record])
    let subject = CheckSubject(fields, record: record, position: 0)
    for check in checks {
      check.check(subject, in: context) { finding in #expect(!finding.message.isEmpty) }
    }
  }
}
