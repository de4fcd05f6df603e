import Workspace
internal import Duplicates
import Console
import Records
import Store
import Text

/// `ibid dedupe --interactive`.
///
/// Each answer takes effect at once. So the user can stop and continue later without repeated
/// questions: merged records are one, and other decisions are stored in the records.
extension Dedupe {
  func decide(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    guard let findings = try findings(in: library, &world) else { return .no }
    var questions: [(relation: Relation, one: Record, other: Record, reasons: [String])] = []
    for finding in findings.findings where finding.relation != .related {
      for member in finding.members.dropFirst() {
        questions.append(
          (
            finding.relation, findings.records[finding.members[0]], findings.records[member],
            finding.reasons
          ))
      }
    }
    for (number, question) in questions.enumerated() {
      let title = "\(number + 1) of \(questions.count): \(question.relation.rawValue)?"
      // Earlier answers, or other users, may have changed the records.
      let now = try world.session.library(for: .reading)
      guard let one = now[question.one.key.text], let other = now[question.other.key.text],
        one.key != other.key
      else { continue }
      try world.output.write(styledLine: .bold(title))
      try show(one, other, in: &world)
      try world.output.write(line: "because: \(question.reasons.joined(separator: "; "))")
      let keys = (question.one.key.text, question.other.key.text)
      while true {
        guard let answer = try world.ask("[m]erge, [d]istinct, [v]ersion, [s]kip, [q]uit? ")
        else { return .done }
        switch answer {
        case "m", "merge", "y", "yes": try carryOut(keys, question.reasons, .same, in: &world)
        case "d", "distinct", "n", "no": try carryOut(keys, [], .different, in: &world)
        case "v", "version": try carryOut(keys, [], .version, in: &world)
        case "s", "skip", "": break
        case "q", "quit": return .done
        default: continue
        }
        break
      }
    }
    try world.remark(questions.isEmpty ? findings.summary : "nothing is left to decide")
    return .done
  }

  /// Carries out an answer on the current library.
  private func carryOut(
    _ keys: (one: String, other: String), _ reasons: [String], _ relation: Relation,
    in world: inout World
  ) throws(Diagnostic) {
    var edit = try world.session.edit()
    let library = edit.library
    guard let one = library.position(of: keys.one), let other = library.position(of: keys.other),
      one != other
    else { return }
    var merging = LibraryMerging()
    switch relation {
    case .same: merging.merge([one, other], because: reasons, in: &edit)
    case .version: merging.link(other, to: one, in: &edit)
    case .different, .related, .ask: _ = edit.markDistinct(one, other)
    }
    try world.session.apply(edit, isDryRun: false)
  }

  /// Shows two records side by side, and marks differences.
  private func show(_ one: Record, _ other: Record, in world: inout World) throws(Diagnostic) {
    var names: [FieldName] = []
    for field in one.fields + other.fields where !names.contains(field.name) {
      names.append(field.name)
    }
    let label = max(8, names.map(\.text.utf8.count).max() ?? 0)
    let width = max(16, ((world.output.columns ?? 100) - label - 6) / 2)
    func line(_ mark: String, _ name: String, _ left: String, _ right: String) -> String {
      let cells = [left, right].map {
        $0.split(separator: "\n").joined(separator: " ").escapingControls.truncated(to: width)
      }
      let text = "\(mark) \(name.padded(to: label))  \(cells[0].padded(to: width))  \(cells[1])"
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    try world.output.write(line: line(" ", "key", one.key.text, other.key.text))
    let types = (one.type.name, other.type.name)
    try world.output.write(line: line(types.0 == types.1 ? " " : "*", "type", types.0, types.1))
    for name in names {
      let values = [one, other].map { $0.values(of: name).joined(separator: " | ") }
      let isSame = values[0] == values[1]
      let text = line(isSame ? " " : "*", name.text, values[0], values[1])
      try world.output.write(styledLine: isSame ? StyledText(text) : .yellow(text))
    }
  }
}
