internal import Libc

/// The environment of this process.
public enum Environment {
  /// The value of an environment variable, or `nil` when it is unset or empty.
  public static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Ends the program.
  public static func exit(_ status: Int32) -> Never { Libc.exit(status) }
}
