public import Records
public import Text

/// Records as JSON, which `--to json` and `--json` print, and `add` reads.
///
///     [{"key": "knuth1984literate", "type": "article", "author": ["Knuth, Donald E."], …}]
///
/// An object has `key`, `type`, then the fields in order. Fields that may repeat, or do, are
/// arrays. If other fields are between the values of one field, `_order` has the names of all
/// fields in the order of the record.
public enum RecordJSON {
  fileprivate static let order = "_order"

  /// Whether a text is a record or a list of records, judged by its first object.
  ///
  /// CSL-JSON has `id` in place of `key`, and objects for names and dates.
  public static func isRecords(_ text: [UInt8]) -> Bool {
    var reader = JSONReader(text, file: "")
    _ = reader.skip("[")
    guard let first = try? reader.value() else { return false }
    return isRecord(first)
  }

  private static func isRecord(_ json: JSON) -> Bool {
    guard case .object(let members) = json, case .string? = json["key"],
      case .string? = json["type"],
      members[0].name == "key" || json["id"] == nil
    else { return false }
    return members.allSatisfy { $0.value.texts != nil }
  }

  /// Reads a list of records, or one record.
  ///
  /// If the JSON is truncated or malformed, the records before that place are still read.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: The name for messages.
  ///   - report: Called with each fault.
  /// - Returns: The records, each with its fields in the order of the text.
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text, withoutRecords: .valid)
    func fail(_ fault: Diagnostic) {
      result.isIncomplete = true
      report(fault)
    }
    var reader = JSONReader(text, file: file)
    func take() throws(Diagnostic) {
      let start = reader.start()
      let value = try reader.value()
      if isRecord(value), let record = Record(json: value), case .string(let key)? = value["key"] {
        result.records.append(
          ImportedRecord(record, givenKey: key, range: start..<reader.offset))
      } else {
        fail(
          Diagnostic(
            "this is not a record as ibid writes it",
            hint: "write {\"key\": …, \"type\": …} with texts or lists of texts",
            at: SourceRange(file: file, bytes: start..<reader.offset)))
      }
    }
    do throws(Diagnostic) {
      if reader.skip("[") {
        if !reader.skip("]") {
          repeat { try take() } while try reader.continues(to: "]")
        }
      } else {
        try take()
      }
      try reader.end()
    } catch {
      fail(error)
    }
    return result
  }

  /// Writes a list of records.
  public static func text(of records: [Record]) -> String {
    JSON.array(records.map(\.json)).text + "\n"
  }
}

extension JSON {
  /// The value as a text or a list of texts; `nil` for anything else.
  fileprivate var texts: [String]? {
    switch self {
    case .string(let text): return [text]
    case .array(let values):
      var texts: [String] = []
      for case .string(let text) in values { texts.append(text) }
      return texts.count == values.count ? texts : nil
    case .null, .bool, .number, .decimal, .object: return nil
    }
  }
}

extension Record {
  /// The record as JSON.
  public var json: JSON {
    var members: [JSON.Member] = [
      .init("key", .string(key.text)), .init("type", .string(type.name)),
    ]
    let fieldValues = fieldValues
    for (name, values) in fieldValues {
      let isList = name.isRepeatable || values.count > 1
      let texts = values.map(JSON.string)
      members.append(.init(name.text, isList ? .array(texts) : texts[0]))
    }
    let runs = fields.indices.dropFirst().filter { fields[$0].name != fields[$0 - 1].name }
    if !fields.isEmpty, runs.count + 1 > fieldValues.count {
      members.append(.init(RecordJSON.order, .array(fields.map { .string($0.name.text) })))
    }
    return .object(members)
  }

  /// Reads an object that `json` wrote; `nil` for anything else.
  fileprivate init?(json: JSON) {
    guard case .object(let members) = json, case .string(let key)? = json["key"],
      case .string(let type)? = json["type"]
    else { return nil }
    self.init(key: CitationKey(ifValid: key) ?? .pending, type: RecordType(type))
    var values: [FieldName: [String]] = [:]
    for member in members where !["key", "type", RecordJSON.order].contains(member.name) {
      let name = FieldName(member.name)
      for text in member.value.texts ?? [] {
        fields.append(Field(name, name.canonical(text)))
        values[name, default: []].append(text)
      }
    }
    guard let order = json[RecordJSON.order]?.texts.map({ $0.map { FieldName($0) } }),
      order.count == fields.count
    else { return }
    var rest = values.mapValues { $0[...] }
    let ordered = order.compactMap { name in rest[name]?.popFirst().map { Field(name, $0) } }
    if ordered.count == fields.count { fields = ordered }
  }
}
