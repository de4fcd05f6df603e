/// The version of ibid, as `ibid --version` and the services that it asks have it.
public enum ProgramVersion: Sendable {
  public static let current = "0.1.0"
}
