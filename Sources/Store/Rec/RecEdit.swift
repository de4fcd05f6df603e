public import Records
internal import Text

extension RecDocument {
  /// An edit of one entry.
  enum Edit {
    case replace(Record)
    /// Text that the user wrote, taken as it is.
    case rewrite([UInt8])
    case remove
  }

  /// The document with one of its records replaced; only the lines of fields that differ change.
  public func turning(_ record: Record, into new: Record) -> RecDocument {
    guard new != record, let index = entries.firstIndex(where: { $0.record == record }) else {
      return self
    }
    return RecDocument(applying([index: .replace(new)]), file: file)
  }

  /// The file's bytes after edits of some of its entries, by index; all other bytes stay.
  func applying(_ edits: [Int: Edit]) -> [UInt8] {
    var splices: [Splice] = []
    for (index, edit) in edits.sorted(by: { $0.key < $1.key }) {
      switch edit {
      case .replace(let record): splices += self.splices(turning: entries[index], into: record)
      case .rewrite(let text):
        let isEnded = text.last == UInt8(ascii: "\n")
        splices.append(
          Splice(
            bytes: entries[index].lines,
            text: String(decoding: text, as: UTF8.self) + (isEnded ? "" : lineEnd)))
      case .remove: splices.append(Splice(bytes: paragraph(of: entries[index]), text: ""))
      }
    }
    var result: [UInt8] = []
    var position = 0
    for splice in splices {
      result += bytes[position..<max(position, splice.bytes.lowerBound)]
      let isLineStart = result.last == UInt8(ascii: "\n") || result.count == textStart
      if !splice.text.isEmpty, !isLineStart { result += Array(lineEnd.utf8) }
      result += Array(splice.text.utf8)
      position = max(position, splice.bytes.upperBound)
    }
    if position == bytes.count, splices.last?.text.isEmpty ?? false {
      // After several records at the end are removed, the blank lines between them remain.
      while let line = lineBefore(result.count, in: result), isBlank(line, in: result) {
        result.removeSubrange(line)
      }
    }
    return result + bytes[position...]
  }

  /// The start of the text, after the byte order mark if there is one.
  private var textStart: Int { bytes.withoutByteOrderMark.startIndex }

  /// The replacement of a range of bytes.
  private struct Splice {
    var bytes: Range<Int>
    var text: String
  }

  /// The line edits that turn an entry into a record, in ascending order.
  ///
  /// Equal fields keep their lines, comments and wrapping. A changed field is written in its place,
  /// and a new one below the field that it follows in the record.
  private func splices(turning entry: Entry, into record: Record) -> [Splice] {
    var splices: [Splice] = []
    let (head, old) = entry.split
    if let key = head.key, key.value != record.key.text {
      splices.append(replacement(of: key, by: record.key.text))
    }
    if let type = head.type, type.value.asciiLowercased != record.type.name {
      splices.append(replacement(of: type, by: record.type.name))
    }
    if head.type == nil, record.type != RecordType.unstated {
      let end = head.key?.lines.upperBound ?? entry.lines.lowerBound
      splices.append(Splice(bytes: end..<end, text: line(.type, record.type.name)))
    }
    // New fields at the start go below key and type, unless those come after other fields.
    let firstField = old.first?.lines.lowerBound ?? .max
    var anchor =
      [head.key, head.type].compactMap { $0?.lines.upperBound }.filter { $0 <= firstField }.max()
      ?? entry.lines.lowerBound
    let new = record.fields
    let difference = new.difference(from: old.map { Records.Field($0.name, $0.value) })
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      // A run of changes, up to the next field that stays.
      let removedHere = old[i...].indices.prefix { removed.contains($0) }
      let insertedHere = new[j...].indices.prefix { inserted.contains($0) }
      var candidates = removedHere[...]
      for index in insertedHere {
        if let match = candidates.first(where: { old[$0].name == new[index].name }) {
          splices += candidates[..<match].map { Splice(bytes: old[$0].lines, text: "") }
          candidates = candidates[(match + 1)...]
          splices.append(replacement(of: old[match], by: new[index].value))
          anchor = old[match].lines.upperBound
        } else {
          let text = line(new[index].name, new[index].value)
          splices.append(Splice(bytes: anchor..<anchor, text: text))
        }
      }
      splices += candidates.map { Splice(bytes: old[$0].lines, text: "") }
      i += removedHere.count
      j += insertedHere.count
      if i < old.count, j < new.count {
        anchor = old[i].lines.upperBound
        i += 1
        j += 1
      }
    }
    return splices.enumerated()
      .sorted {
        ($0.element.bytes.lowerBound, $0.offset) < ($1.element.bytes.lowerBound, $1.offset)
      }
      .map(\.element)
  }

  private func replacement(of field: Field, by value: String) -> Splice {
    Splice(bytes: field.lines, text: line(field.name, value))
  }

  private func line(_ name: FieldName, _ value: String) -> String {
    RecText.lines(name, value, lineEnd: lineEnd)
  }

  /// The lines of an entry with adjacent comments and the blank lines after it.
  private func paragraph(of entry: Entry) -> Range<Int> {
    var start = entry.lines.lowerBound
    while let line = lineBefore(start, in: bytes), bytes[line.lowerBound] == UInt8(ascii: "#") {
      start = line.lowerBound
    }
    var end = entry.lines.upperBound
    while let line = lineAfter(end), bytes[line.lowerBound] == UInt8(ascii: "#") {
      end = line.upperBound
    }
    while let line = lineAfter(end), isBlank(line, in: bytes) { end = line.upperBound }
    return start..<end
  }

  private func lineBefore(_ offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard offset > 0 else { return nil }
    let start = bytes[..<(offset - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return start..<offset
  }

  private func lineAfter(_ offset: Int) -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    return offset..<end
  }

  private func isBlank(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[line].allSatisfy(\.isASCIIWhitespace)
  }
}

extension RecDocument.Entry {
  /// The fields of the key and the type, and all others.
  var split: (head: (key: RecDocument.Field?, type: RecDocument.Field?), rest: [RecDocument.Field])
  {
    let key = fields.firstIndex { $0.name == .key }
    let type = fields.firstIndex { $0.name == .type }
    let rest = fields.indices.filter { $0 != key && $0 != type }.map { fields[$0] }
    return ((key.map { fields[$0] }, type.map { fields[$0] }), rest)
  }

  /// The publication record that the entry holds; `nil` without a usable key.
  public var record: Record? {
    guard let key = self[.key].flatMap({ CitationKey(ifValid: $0) }) else { return nil }
    return record(withKey: key)
  }

  /// The publication record that the entry holds, with another key in place of its own.
  public func record(withKey key: CitationKey) -> Record {
    let (head, rest) = split
    return Record(
      key: key, type: head.type.map { RecordType($0.value.asciiLowercased) } ?? .unstated,
      fields: rest.map { Records.Field($0.name, $0.value) })
  }
}

extension RecordType {
  /// The type of a record that does not say what it is; `check` asks for one.
  static let unstated: RecordType = "misc"
}
