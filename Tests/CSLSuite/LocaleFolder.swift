public import Citations
import OperatingSystem
import Synchronization
public import Text

/// A folder of locale files, each of which is read once.
public final class LocaleFolder: Sendable {
  public let path: String
  private let known = Mutex<[String: LocaleData?]>([:])

  public init(_ path: String) {
    self.path = path
  }

  /// The locale files that a language calls for; those that are not there are left out.
  public func files(for language: String) throws(Diagnostic) -> [LocaleData] {
    var result: [LocaleData] = []
    for name in CSLLocale.fallbackLanguages(for: language) {
      if let data = try file(name) { result.append(data) }
    }
    return result
  }

  private func file(_ name: String) throws(Diagnostic) -> LocaleData? {
    if let data = known.withLock({ $0[name] }) { return data }
    let path = Files.join(path, "locales-\(name).xml")
    var data: LocaleData?
    if let bytes = try Files.readIfPresent(path) {
      data = try LocaleData(xml: bytes, file: path) { _ in }
    }
    known.withLock { [data] in $0[name] = .some(data) }
    return data
  }

  /// What holds for a style: its own language, or else English.
  public func locale(for style: Style) throws(Diagnostic) -> CSLLocale {
    let language = style.defaultLocale ?? "en-US"
    return CSLLocale(language: language, files: try files(for: language), style: style.locales)
  }
}
