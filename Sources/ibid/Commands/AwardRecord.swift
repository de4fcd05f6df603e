import Workspace
import Console
import Records
import Store
import Text

/// `ibid award KEY NAME` records an award.
struct AwardRecord: Command {
  static let spec = CommandSpec(
    "award", "Add an award to a record.", arguments: "KEY NAME", count: 2...2,
    parameters: [
      .option("url", "URL", "The address of the announcement."),
      .option("date", "DATE", "The date of the award."),
      .flag("remove", "Remove the award."), .dryRun,
    ],
    examples: [
      .init("ibid award lotfi2022bayesian 'ICML Outstanding Paper Award'", "a name is enough"),
      .init(
        "ibid award lotfi2022bayesian 'Best Paper' --url https://icml.cc --date 2022-07", "more"),
    ])

  private let key: String
  private let award: Award
  private let isRemoval: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    key = arguments.words[0]
    var award = Award(field: arguments.words[1])
    for name in ["url", "date"] {
      guard let value = arguments.value(name) else { continue }
      _ = try FieldInput.fields(FieldName(name), value)
      award.attributes[name] = value
    }
    _ = try FieldInput.fields(.award, award.field)
    self.award = award
    isRemoval = arguments.has("remove")
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let change = try world.session.changeRecord(key, isDryRun: isDryRun) { record in
      let isSame = { (value: String) in Award(field: value).name == award.name }
      if isRemoval {
        record.removeAll(.award, where: isSame)
        return
      }
      let known = record.fields.firstIndex { $0.name == .award && isSame($0.value) }
      guard let known else { return record.insert(.award, award.field) }
      // The record has the award already; only new attributes are added.
      var merged = Award(field: record.fields[known].value)
      for attribute in award.attributes.all {
        merged.attributes[attribute.name] = attribute.value ?? merged.attributes[attribute.name]
      }
      record.fields[known].value = merged.field
    }
    switch change {
    case .made: return .done
    case .notFound: return .no
    case .unnecessary(let key):
      if isRemoval { return try world.sayNo("\(key) has no such award") }
      try world.remark("\(key) has that award already")
      return .done
    }
  }
}
