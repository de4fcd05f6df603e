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
    let words = words(at: position)
    let hint = words.hint.map { "\nhint: \($0)" } ?? ""
    return "\(words.place)\(severity.rawValue): \(words.message)\(hint)"
  }

  /// The message without its severity: each part on one line, and shortened if it is long.
  ///
  /// - Parameter position: The place in the file that the location names, if it is known.
  /// - Returns: The place with a colon and a space, or nothing; the message; and the hint.
  public func words(
    at position: SourcePosition?
  ) -> (place: String, message: String, hint: String?) {
    var place = ""
    if let location {
      place = location.file.escapingControls
      if let position { place += ":\(position.line):\(position.column)" }
      place += ": "
    }
    return (place, Self.shortened(message), hint.map(Self.shortened))
  }

  /// A sentence, without its middle if it is long.
  private static func shortened(_ text: String) -> String {
    let text = text.escapingControls
    guard text.utf8.count > 600 else { return text }
    let scalars = text.unicodeScalars
    return "\(String(scalars.prefix(400))) … \(String(scalars.suffix(100)))"
  }
}
