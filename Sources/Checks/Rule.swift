public import Text

/// The name, severity and documentation of a check.
///
/// The explanation is the manual: `ibid check --explain NAME` prints it.
public struct Rule: Equatable, Sendable {
  /// In kebab-case, such as `missing-field`.
  public let name: String
  public let severity: Diagnostic.Severity
  /// One clause that names the fault.
  public let summary: String
  /// Why it matters and how to fix it, as lines.
  public let explanation: String

  public init(
    _ name: String, _ severity: Diagnostic.Severity, _ summary: String, explanation: String
  ) {
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
  }
}
