internal import Text

/// The attributes after a value, each after a semicolon: `; equal; orcid=0000-0001-…`.
///
/// A literal semicolon in the value or in an attribute is written `\;`.
public struct Attributes: Hashable, Sendable {
  public struct Attribute: Hashable, Sendable {
    public var name: String
    /// `nil` for a flag, such as `equal`.
    public var value: String?

    public init(name: String, value: String? = nil) {
      self.name = name
      self.value = value
    }
  }

  public var all: [Attribute] = []

  public init() {}

  /// Whether the attribute is present, with or without a value.
  public func has(_ name: String) -> Bool { all.contains { $0.name == name } }

  public subscript(_ name: String) -> String? {
    get { all.first { $0.name == name }?.value }
    set {
      let first = all.firstIndex { $0.name == name } ?? all.endIndex
      all.removeAll { $0.name == name }
      if let newValue { all.insert(Attribute(name: name, value: newValue), at: first) }
    }
  }
}

/// A value and its attributes: an author, award, venue or relation.
public struct AttributedValue: Hashable, Sendable {
  public var text: String
  public var attributes: Attributes

  public init(text: String, attributes: Attributes = Attributes()) {
    self.text = text
    self.attributes = attributes
  }

  /// Splits a field's value at the semicolons that have no backslash before them.
  public init(field value: String) {
    guard value.containsByte(UInt8(ascii: ";")) else {
      self.init(text: value)
      return
    }
    var parts: [String] = []
    var part: [UInt8] = []
    for byte in value.utf8 {
      if byte == UInt8(ascii: ";") {
        if part.last == UInt8(ascii: "\\") {
          part[part.count - 1] = byte
        } else {
          parts.append(String(decoding: part, as: UTF8.self).trimmed)
          part.removeAll()
        }
      } else {
        part.append(byte)
      }
    }
    parts.append(String(decoding: part, as: UTF8.self).trimmed)
    self.init(text: parts.removeFirst())
    for part in parts where !part.isEmpty {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = pair.count > 1 ? String(pair[1]).trimmed : nil
      attributes.all.append(.init(name: String(pair[0]).trimmed, value: value))
    }
  }

  /// The value and its attributes, as text of a field.
  public var field: String {
    var result = Self.escaped(text)
    for attribute in attributes.all {
      // A semicolon right after a backslash would be read as a part of the value.
      result += "\(result.utf8.last == UInt8(ascii: "\\") ? " " : ""); \(attribute.name)"
      if let value = attribute.value { result += "=\(Self.escaped(value))" }
    }
    return result
  }

  private static func escaped(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: ";")) else { return text }
    return text.split(separator: ";", omittingEmptySubsequences: false).joined(separator: "\\;")
  }
}
