/// A value of a YAML document, with its place in the file.
///
/// All scalars are text as written: `no`, `2020-01-01` and `1e3` are never converted, since YAML 1.1
/// and 1.2 differ in what they mean, and a bibliography means the text.
public struct YAMLNode: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    /// Text without quotes, which may be meant as a number, a date or nothing.
    case plain(String)
    /// Text in quotes or in a block.
    case quoted(String)
    case sequence([YAMLNode])
    /// In their order. A name that is given twice occurs twice.
    case mapping([Member])
  }

  public struct Member: Equatable, Sendable {
    public var name: String
    public var nameRange: Range<Int>
    public var value: YAMLNode
  }

  public var content: Content
  /// From the first byte of the value to the end of its last.
  public var range: Range<Int>

  public init(_ content: Content, range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// Whether the value is empty, `~` or `null` without quotes.
  public var isNull: Bool {
    guard case .plain(let text) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The text of a scalar; `nil` for a collection, and for nothing.
  public var text: String? {
    switch content {
    case .plain(let text): isNull ? nil : text
    case .quoted(let text): text
    case .sequence, .mapping: nil
    }
  }

  /// The members of a mapping; empty for anything else.
  public var members: [Member] { if case .mapping(let members) = content { members } else { [] } }

  /// The elements of a sequence; a value alone is one element, and nothing is none.
  public var elements: [YAMLNode] {
    if case .sequence(let elements) = content { return elements }
    return isNull ? [] : [self]
  }

  /// The value of the first member of that name.
  public subscript(_ name: String) -> YAMLNode? { members.first { $0.name == name }?.value }
}

extension YAMLNode {
  /// The value in YAML's flow style on one line, for a value that has no place of its own.
  public var flowText: String {
    switch content {
    case .plain(let text): Self.flow(text)
    case .quoted(let text): JSON.string(text).text
    case .sequence(let elements):
      // A comma at the end would add nothing.
      "[\(elements.map { $0.isNull ? "~" : $0.flowText }.joined(separator: ", "))]"
    case .mapping(let members):
      "{\(members.map { "\(Self.flow($0.name)): \($0.value.flowText)" }.joined(separator: ", "))}"
    }
  }

  private static func flow(_ text: String) -> String {
    isPlain(text) ? text : JSON.string(text).text
  }

  /// Whether a text without quotes is read as itself, in flow style too.
  public static func isPlain(_ text: String) -> Bool {
    let signs = text.utf8
    if signs.isEmpty { return true }
    guard let first = signs.first, let last = signs.last, first > 0x20, last > 0x20,
      !"-?:,[]{}#&*!|>'\"%@`".utf8.contains(first), last != UInt8(ascii: ":")
    else { return false }
    return !text.containsByte { byte, previous in
      byte < 0x20 || ",[]{}\"".utf8.contains(byte)
        || byte == 0x20 && previous == UInt8(ascii: ":")
        || byte == UInt8(ascii: "#") && previous == 0x20
    }
  }
}
