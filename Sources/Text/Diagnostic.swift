/// A problem the user can act on, and the place in their text that caused it.
///
///     refs.bib:7:12: error: "Febuary" is not a month
///     hint: write a number from 1 to 12, or an English month name
public struct Diagnostic: Error, Equatable, Sendable {
  public enum Severity: String, Sendable { case error, warning }

  public var severity: Severity
  /// One clause in lower case, without a full stop, that quotes the offending text.
  public var message: String
  /// What to do about it, as an imperative clause; `nil` when nothing is known to help.
  public var hint: String?
  /// `nil` when no text is at fault, as with a file that is missing.
  public var location: SourceRange?

  public init(
    _ message: String, hint: String? = nil, at location: SourceRange? = nil,
    severity: Severity = .error
  ) {
    self.severity = severity
    self.message = message
    self.hint = hint
    self.location = location
  }

  /// The text that a user reads, one or two lines without a line end.
  ///
  /// Without `text`, the bytes of the file that the location names, the place is the file alone.
  public func described(in text: [UInt8]?) -> String {
    guard let location, let text else { return described(at: nil) }
    return described(at: SourcePosition(of: location.bytes.lowerBound, in: text))
  }

  /// The same, for a location whose place in its file is known.
  public func described(at position: SourcePosition?) -> String {
    var result = ""
    if let location {
      result += location.file
      if let position { result += ":\(position.line):\(position.column)" }
      result += ": "
    }
    result += "\(severity.rawValue): \(Self.shortened(message))"
    if let hint { result += "\nhint: \(Self.shortened(hint))" }
    return result
  }

  /// A sentence of bearable length, whatever it quotes: without its middle if it is long.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > 600 else { return text }
    let scalars = text.unicodeScalars
    return "\(String(scalars.prefix(400))) … \(String(scalars.suffix(100)))"
  }
}
