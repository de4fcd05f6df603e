import Support
import Records
import Testing
import Text

@testable import Checks

/// A record, and what one check says of it.
struct CheckCase: CustomTestStringConvertible {
  var testDescription: String
  /// Lines `name: value`.
  var record: String
  /// The texts that the findings point at.
  var points: [String]
  /// The lines of the record after every fix; `nil` when nothing can be corrected.
  var corrected: String?
  /// Other records of the library, which come before this one.
  var others: [String]

  init(
    _ name: String, _ record: String, at points: [String] = [], corrected: String? = nil,
    among others: [String] = []
  ) {
    testDescription = name
    self.record = record
    self.points = points
    self.corrected = corrected
    self.others = others
  }

  static let venues = VenueRegistry([
    Venue(key: "icml", name: "International Conference on Machine Learning", short: "ICML"),
    Venue(key: "pra", name: "Physical Review A", short: "PRA"),
    Venue(key: "aos", name: "The Annals of Statistics", short: "AoS"),
  ])

  /// Runs the check and compares both the places and the corrected record.
  func expect(_ check: any RecordCheck.Type, sourceLocation: SourceLocation = #_sourceLocation) {
    let subjects = (others + [record]).map(Self.fields)
    let records = subjects.compactMap(Self.record)
    let fields = subjects[subjects.count - 1]
    let own = Self.record(of: fields)
    let subject = CheckSubject(
      fields, record: own, position: own == nil ? nil : records.count - 1)
    let context = CheckContext(
      records: records, venues: Self.venues, decodeTeX: { Self.letters[$0] ?? $0 },
      readFields: { Self.reading($1) })
    var found: [String] = []
    var fixes: [Int: Finding.Fix] = [:]
    check.check(subject, in: context) { finding in
      found.append(Self.text(at: finding, in: subject))
      if let index = finding.field, let fix = finding.fix { fixes[index] = fix }
    }
    #expect(found == points, sourceLocation: sourceLocation)
    let result = fixes.isEmpty ? nil : subject.record(applying: fixes)
    let lines = result?.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    #expect(lines == corrected, sourceLocation: sourceLocation)
  }

  /// A stand-in for the decoder, which is another module's.
  private static let letters = [
    #"{\"u}"#: "ü", #"\'e"#: "é", #"\&"#: "&", #"\v{c}"#: "č", #"\c c"#: "ç", #"\H{o}"#: "ő",
  ]

  /// A stand-in for the reader of `.bib` files.
  private static func reading(_ fields: [Records.Field]) -> [Records.Field] {
    fields.map { field in
      switch (field.name.text, field.value) {
      case ("code", let address): .init(.link, "code \(address)")
      case ("eid-number", let number): .init(.eid, number)
      case ("file", "A:a.pdf:PDF"): .init(.file, "a.pdf; name=A")
      case ("volume", "{91}"): .init(.volume, "91")
      default: field
      }
    }
  }

  private static func fields(of text: String) -> [CheckSubject.Field] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let spelling = String(parts[0])
      return .init(
        FieldName(spelling.asciiLowercased), String(parts[1]).trimmed, spelling: spelling)
    }
  }

  private static func record(of fields: [CheckSubject.Field]) -> Record? {
    guard let key = fields.first(where: { $0.name == "key" }),
      let key = CitationKey(ifValid: key.value)
    else { return nil }
    let type = fields.first { $0.name == "type" }?.value.asciiLowercased ?? "misc"
    let rest = fields.filter { $0.name != "key" && $0.name != "type" }
    return Record(
      key: key, type: RecordType(type), fields: rest.map { Records.Field($0.name, $0.value) })
  }

  private static func text(at finding: Finding, in subject: CheckSubject) -> String {
    guard let index = finding.field else { return "the record" }
    let field = subject.fields[index]
    switch finding.part {
    case .name: return field.spelling
    case .value: return field.value
    case .text(let text):
      return field.value.contains(text) ? text : "\"\(text)\" is not in \(field.value)"
    }
  }
}
