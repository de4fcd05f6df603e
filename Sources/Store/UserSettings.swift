internal import OperatingSystem
public import Records
public import Text

/// The user's own settings in `ibid/config.rec`, outside of any repository: one record, each field
/// optional.
///
/// A library may come from someone else; permissions that only its reader may give are set here.
public struct UserSettings: Sendable {
  private let entry: RecDocument.Entry

  /// The settings of a user who has set nothing.
  public init() { entry = RecDocument.Entry(fields: []) }

  /// Reads the settings of a file; one that does not exist sets nothing.
  ///
  /// - Parameter path: The path of `config.rec`.
  /// - Throws: A `Diagnostic` when the file exists and cannot be read.
  public init(at path: String) throws(Diagnostic) {
    let document = try Files.readIfPresent(path).map { RecDocument($0, file: path) }
    entry = document?.entries.first { !$0.isDescriptor } ?? RecDocument.Entry(fields: [])
  }

  /// All values of a setting, in the order of the file.
  public func values(of name: FieldName) -> [String] { entry.values(of: name) }

  /// Whether links of records may be fetched from this machine and from private networks.
  ///
  /// Records and a library's settings may come from anyone, while computers inside a firewall trust
  /// requests from inside.
  public var allowsPrivateNetwork: Bool {
    entry[.privateNetwork].flatMap(Settings.truth) ?? false
  }

  /// The mail address to send to services, so that their operators can write to the user.
  public var mailto: String? { entry[.mailto]?.trimmed }

  /// Where the file is, by the XDG Base Directory Specification.
  ///
  /// - Parameters:
  ///   - configHome: The value of `XDG_CONFIG_HOME`, which counts only if it is an absolute path.
  ///   - home: The value of `HOME`.
  /// - Returns: `nil` when neither says where.
  public static func path(configHome: String?, home: String?) -> String? {
    let folder = configHome.flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (folder ?? home.map { Files.join($0, ".config") })
      .map { Files.join($0, "ibid/config.rec") }
  }
}
