public import Text

/// Why an address could not be fetched.
public struct FetchFailure: Error, Equatable {
  /// The cause of the failure.
  public enum Reason: Equatable, Sendable {
    case cannotRun, unsafeAddress, privateAddress, hostNotFound, noConnection, tooLate, brokenOff,
      unsafeRedirect
    case manyRedirects, insecure, tooLarge
    /// An HTTP status that means failure.
    case refused(status: Int)
    /// The server asks to wait for this many seconds, which is longer than the client waits.
    case busy(seconds: Int)
    /// Any other exit status of curl.
    case other(Int32)

    /// - Source: curl's manual, "Exit codes".
    init(curlStatus: Int32) {
      self =
        switch curlStatus {
        case 5, 6: .hostNotFound
        case 7: .noConnection
        case 16, 18, 52, 55, 56, 61, 92, 95: .brokenOff
        case 28: .tooLate
        case 1, 3: .unsafeRedirect
        case 47: .manyRedirects
        case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91, 98: .insecure
        case 63: .tooLarge
        default: .other(curlStatus)
        }
    }
  }

  /// The cause of the failure.
  public let reason: Reason
  /// The address that was requested.
  public let address: String

  /// Makes a failure at an address.
  public init(_ reason: Reason, at address: String) {
    (self.reason, self.address) = (reason, address)
  }

  /// Whether a retry soon after may succeed.
  var isPassing: Bool {
    switch reason {
    case .tooLate, .brokenOff: true
    case .cannotRun, .unsafeAddress, .privateAddress, .hostNotFound, .noConnection,
      .unsafeRedirect, .manyRedirects, .insecure, .tooLarge, .refused, .busy, .other:
      false
    }
  }

  /// Whether further requests to the same server would fail too.
  public var concernsAll: Bool {
    switch reason {
    case .cannotRun, .hostNotFound, .noConnection, .insecure, .busy: true
    case .unsafeAddress, .privateAddress, .tooLate, .brokenOff, .unsafeRedirect, .manyRedirects,
      .tooLarge, .refused, .other:
      false
    }
  }

  /// The error to report.
  public var diagnostic: Diagnostic {
    if reason == .cannotRun {
      return Diagnostic(
        "ibid fetches by the program curl, which cannot be run", hint: "install curl")
    }
    return Diagnostic("cannot fetch \(address.quoted): \(words)", hint: hint)
  }

  /// The error to report for a service that was asked about works.
  public func diagnostic(about works: String) -> Diagnostic {
    if reason == .cannotRun { return diagnostic }
    return Diagnostic("cannot ask \(host) about \(works): \(words)", hint: hint)
  }

  /// The host of the address, with a port if the address has one.
  public var host: String { Self.host(of: address) }

  /// The host of an address, with a port if the address has one.
  public static func host(of address: String) -> String {
    let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(parts[2].prefix { $0 != "/" && $0 != "?" }) : address
  }

  private var words: String {
    switch reason {
    case .cannotRun: "curl cannot be run"
    case .unsafeAddress: "it is no https address"
    case .privateAddress: "it leads to this machine or into a private network"
    case .hostNotFound: "the host is not found"
    case .noConnection: "nothing answers there"
    case .tooLate: "there is no answer in time"
    case .brokenOff: "the answer breaks off"
    case .unsafeRedirect: "it is moved to where it cannot be fetched from safely"
    case .manyRedirects: "it is moved again and again"
    case .insecure: "there is no secure connection"
    case .tooLarge: "the answer is larger than it can rightly be"
    case .refused(let status): "the answer is \(status)"
    case .busy(let seconds): "the server wants to be asked again in \(Self.duration(seconds))"
    case .other(let status): "curl ended with status \(status)"
    }
  }

  private var hint: String? {
    switch reason {
    case .hostNotFound, .noConnection, .tooLate:
      "check the connection to the network, and try again"
    case .brokenOff: "try again"
    case .busy: "try again then"
    case .refused(let status) where status == 429 || status >= 500: "try again later"
    case .privateAddress:
      "if it may, write `private_network: yes` into your own settings (see `ibid help settings`)"
    case .insecure: "check the date of this machine, and who answers on this network"
    case .cannotRun, .unsafeAddress, .unsafeRedirect, .manyRedirects, .tooLarge, .refused, .other:
      nil
    }
  }

  /// A duration in seconds, minutes, hours or days.
  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) seconds"
    case ..<7200: "\((seconds + 59) / 60) minutes"
    default: "\((seconds + 3599) / 3600) hours"
    }
  }
}
