/// Marks up words for a terminal, or leaves them as they are.
///
/// Source: ECMA-48, section 8.3.117 (SGR).
public struct Ink: Sendable {
  public let isOn: Bool

  public init(isOn: Bool) { self.isOn = isOn }

  public func bold(_ text: String) -> String { marked(text, 1) }
  public func dim(_ text: String) -> String { marked(text, 2) }
  public func red(_ text: String) -> String { marked(text, 31) }
  public func yellow(_ text: String) -> String { marked(text, 33) }
  public func cyan(_ text: String) -> String { marked(text, 36) }

  private func marked(_ text: String, _ code: Int) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
