import OperatingSystem

/// Where the data stands that the suite is run on: beside the project where it is developed.
public enum SuitePlace {
  /// The folder of the package.
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The folder `../shared/csl` as seen from the package.
  public static let shared: String = {
    let parts = root.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/") + "/shared/csl"
  }()

  /// The folder of fixtures that `CSL_SUITE` names, or that of the shared data.
  public static var suite: String {
    Environment.value("CSL_SUITE") ?? shared + "/suite"
  }

  /// Whether the shared data is there, and is what is run.
  public static var isShared: Bool { isThere && suite == shared + "/suite" }

  public static let locales = shared + "/locales"

  /// Whether there is anything to run.
  public static var isThere: Bool {
    Files.kind(of: suite) == .folder && Files.kind(of: locales) == .folder
  }
}
