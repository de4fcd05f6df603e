/// The version of ibid, in `ibid --version` and in requests to services.
public enum ProgramVersion: Sendable {
  /// The version, as Semantic Versioning writes it.
  public static let current = "0.1.0"
}
