import Curation
import Records
import Text

/// `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`, as `set` and `add` take them.
struct Assignment {
  enum Operator { case set, add, remove }

  let name: FieldName
  let operation: Operator
  let value: String

  /// Splits at the first `=`.
  init(_ text: String) throws(Diagnostic) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Diagnostic(
        "\"\(text.escapingControls)\" sets no field", hint: "write FIELD=VALUE, such as date=2022")
    }
    let before = text[text.index(before: equals)]
    operation = before == "+" ? .add : before == "-" ? .remove : .set
    let end = operation == .set ? equals : text.index(before: equals)
    name = FieldName(String(text[..<end]))
    value = String(text[text.index(after: equals)...])
  }

  /// Carries out all assignments; several to one field are its values together.
  static func apply(_ assignments: [Assignment], to record: inout Record) throws(Diagnostic) {
    var begun: Set<FieldName> = []
    for assignment in assignments {
      if assignment.name == "type" {
        record.type = try type(assignment.value)
        continue
      }
      if assignment.operation == .remove {
        remove(assignment, from: &record)
        continue
      }
      let fields = try FieldInput.fields(assignment.name, assignment.value)
      let isFirst = assignment.operation == .set && begun.insert(assignment.name).inserted
      if isFirst {
        replace(assignment.name, by: fields.map(\.value), in: &record)
        continue
      }
      if assignment.operation == .set, !assignment.name.isRepeatable {
        throw Diagnostic(
          "\(assignment.name) is given twice, and holds one value", hint: "give it once")
      }
      for field in fields { record.insert(field.name, field.value) }
    }
  }

  /// Takes a value away, spelt as it stands or as it would be put in; a faulty one can go as well.
  private static func remove(_ assignment: Assignment, from record: inout Record) {
    let fields = (try? FieldInput.fields(assignment.name, assignment.value)) ?? []
    let values = fields.map(\.value) + [assignment.value.trimmed]
    record.removeAll(assignment.name) { values.contains($0) }
  }

  /// Puts values in the place of a field's former ones, so that those that stay keep their lines.
  private static func replace(_ name: FieldName, by values: [String], in record: inout Record) {
    guard let first = record.fields.firstIndex(where: { $0.name == name }) else {
      for value in values { record.insert(name, value) }
      return
    }
    record.removeAll(name)
    record.fields.insert(contentsOf: values.map { Field(name, $0) }, at: first)
  }

  /// A type that the tables know, so that a slip of the finger does not become one.
  static func type(_ text: String) throws(Diagnostic) -> RecordType {
    let type = RecordType(text.trimmed.asciiLowercased)
    guard type.isKnown else {
      let nearest = Suggestion.nearest(to: type.name, among: RecordType.known.map(\.name))
      throw Diagnostic(
        "\"\(text.escapingControls)\" is not a record type",
        hint: nearest.map { "did you mean \($0)?" } ?? "write article, inproceedings, book, misc …")
    }
    return type
  }
}
