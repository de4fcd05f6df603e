internal import Lookup
internal import OperatingSystem
internal import Text

/// The place that official styles or locales are downloaded from.
struct StyleDownload {
  /// The start of an address, or a folder.
  private let base: String
  private let client: RetryingClient

  /// - Parameters:
  ///   - setting: The value in the library's settings, if any.
  ///   - standard: The official place.
  ///   - root: The library's folder, for relative paths in the settings.
  ///   - client: Downloads files.
  /// - Throws: A `Diagnostic` if the settings name an address that is not safe.
  init(
    _ setting: String?, standard: String, root: String, by client: RetryingClient
  ) throws(Diagnostic) {
    self.client = client
    guard let setting else {
      base = standard
      return
    }
    let slashed = setting.hasSuffix("/") ? setting : "\(setting)/"
    guard setting.utf8.contains(UInt8(ascii: ":")) else {
      base = Files.join(root, slashed)
      return
    }
    guard slashed.hasPrefix("https://") || AddressText.isLoopback(slashed) else {
      throw Diagnostic(
        "\(setting.quoted) is no safe place to fetch styles from",
        hint: "write an address that begins with https://, or a folder, into library/ibid.rec")
    }
    base = slashed
  }

  /// The contents of a file, or `nil` if there is none of that name.
  public func file(_ name: String) throws(Diagnostic) -> [UInt8]? {
    let address = base + name
    guard base.hasPrefix("http") else { return try Files.readIfPresent(address) }
    do throws(FetchFailure) {
      let answer = try client.get(
        address, within: Reach(base: base), atMost: Self.maximumSize)
      switch answer.status {
      case 200..<300: return answer.body
      case 404: return nil
      default: throw FetchFailure(.refused(status: answer.status), at: address)
      }
    } catch {
      throw error.diagnostic
    }
  }

  /// In bytes; the largest official style has about 300,000.
  private static let maximumSize = 4_000_000
}
