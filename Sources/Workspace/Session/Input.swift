public import OperatingSystem
public import Store
public import Text

/// The input of a use case besides the library: the working folder, the environment, standard input
/// and the time.
public struct Input: Sendable {
  /// The folder for relative paths; `.` is the working folder of the process.
  var directory = "."
  /// The library's folder, if the user names one.
  public var libraryDirectory: String?
  /// Returns the value of an environment variable.
  public var environment: @Sendable (String) -> String?
  /// Reads all of standard input.
  public var standardInput: @Sendable () throws(Diagnostic) -> [UInt8]
  /// The time, which tests set.
  public var clock = Clock.system
  /// The encoding of the files that the command reads, as the user names it; `nil` to find it out.
  public var sourceEncoding: String?

  /// Makes an input of its parts.
  public init(
    directory: String = ".", environment: @escaping @Sendable (String) -> String?,
    standardInput: @escaping @Sendable () throws(Diagnostic) -> [UInt8]
  ) {
    self.directory = directory
    self.environment = environment
    self.standardInput = standardInput
  }

  /// A path that the user gave, relative to the working folder of the process.
  public func path(_ path: String) -> String { Files.join(directory, path) }

  /// The folder of the library: the one that the user names, else that of `IBID_LIBRARY`, else the
  /// one that contains the working folder.
  ///
  /// - Throws: A `Diagnostic` if there is no library.
  public func libraryRoot() throws(Diagnostic) -> String {
    let start = libraryDirectory ?? environment("IBID_LIBRARY")
    return try Library.locate(from: start.map(path) ?? directory)
  }

  /// The folder for files that may be deleted at any time.
  public var cacheFolder: String? { baseFolder("XDG_CACHE_HOME", orAtHome: ".cache") }

  /// The folder for files that should persist.
  var stateHome: String? { baseFolder("XDG_STATE_HOME", orAtHome: ".local/state") }

  /// A folder of the XDG Base Directory Specification, which ignores relative paths in variables.
  private func baseFolder(_ variable: String, orAtHome path: String) -> String? {
    if let named = environment(variable), named.hasPrefix("/") { return named }
    return environment("HOME").map { self.path(Files.join($0, path)) }
  }

  /// The user's own settings, which apply to all libraries.
  public func userSettings() throws(Diagnostic) -> UserSettings {
    let path = UserSettings.path(
      configHome: environment("XDG_CONFIG_HOME"), home: environment("HOME"))
    return if let path { try UserSettings(at: self.path(path)) } else { UserSettings() }
  }
}
