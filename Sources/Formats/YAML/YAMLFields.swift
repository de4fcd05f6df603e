internal import Records
internal import Text

extension YAMLNode {
  /// The texts of the value: one, or one for each element of a list of texts; a collection within
  /// becomes one text in flow style.
  var texts: [String] {
    switch content {
    case .plain, .quoted: [text].compactMap(\.self)
    case .sequence(let elements): elements.compactMap { $0.isNull ? nil : $0.text ?? $0.flowText }
    case .mapping: [flowText]
    }
  }
}

extension Record {
  /// Keeps a member that the format does not define, or ibid has no field for.
  ///
  /// `prefix` is put before a name that is no field's.
  mutating func keep(_ name: String, _ node: YAMLNode, prefix: String) {
    let field = FieldNames.writable(name, prefix: prefix)
    for text in node.texts where !text.trimmed.isEmpty { append(field, text.trimmed) }
  }
}

/// Helps to recognize formats that are YAML.
enum YAMLLines {
  /// The lines of a text that begin with a key without indentation, up to their colons, and what
  /// follows the colons.
  ///
  /// Only the first kilobytes are looked at: enough for the first entry of any file.
  static func rootKeys(of text: [UInt8]) -> [(key: String, value: String)] {
    var keys: [(key: String, value: String)] = []
    for line in text.prefix(inspected).split(whereSeparator: \.isLineEnd) {
      guard let first = line.first, !first.isASCIIWhitespace, first != UInt8(ascii: "#"),
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let value = line[(colon + 1)...]
      guard value.isEmpty || value.first?.isBlank ?? false else { continue }
      keys.append(
        (
          String(decoding: line[..<colon], as: UTF8.self).trimmed,
          String(decoding: value, as: UTF8.self).trimmed
        ))
    }
    return keys
  }

  /// The lines of the first entry of a mapping by key, without spaces before them.
  ///
  /// These are the lines after `key:`, up to the next line without indentation; `nil` if the text
  /// does not begin with a key.
  static func firstEntry(of text: [UInt8]) -> [String]? {
    var entry: [String]?
    for line in text.prefix(inspected).split(whereSeparator: \.isLineEnd) {
      guard let first = line.first, line.contains(where: { !$0.isASCIIWhitespace }) else {
        continue
      }
      let content = String(decoding: line, as: UTF8.self).trimmed
      if content.hasPrefix("#") || content.hasPrefix("%") || content == "---" { continue }
      if first.isASCIIWhitespace {
        guard entry != nil else { return nil }
        entry?.append(content)
      } else {
        if entry != nil { break }
        guard let colon = content.firstRange(of: ":") else { return nil }
        let rest = String(content[colon.upperBound...]).trimmed
        guard rest.isEmpty || rest.hasPrefix("{") || rest.hasPrefix("#") else { return nil }
        entry =
          rest.hasPrefix("{")
          ? rest.dropFirst().split(separator: ",").map { String($0).trimmed } : []
      }
    }
    return entry
  }

  private static let inspected = 65_536
}
