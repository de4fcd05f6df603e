import Text

/// Asks whether an address leads anywhere.
enum LinkProbe {
  enum Verdict: Sendable {
    case alive
    /// There is no such page or host, for the reason that is given.
    case dead(String)
    /// The host does not answer programs, or not now.
    case untold(FetchFailure?)

    /// Why there was no answer at all.
    var failure: FetchFailure? {
      if case .untold(let failure) = self { failure } else { nil }
    }
  }

  /// In bytes: what is longer is a page all the same.
  private static let longestPage = 1_000_000

  /// Asks for the head of an answer, and for all of it where a host answers that badly.
  static func verdict(on address: String, by curl: Curl) -> Verdict {
    do throws(FetchFailure) {
      if try curl.head(address).status < 400 { return .alive }
      let status = try curl.get(address, atMost: longestPage).status
      switch status {
      case ..<400: return .alive
      case 404, 410: return .dead("the answer is \(status)")
      default: return .untold(nil)
      }
    } catch {
      return error.reason == .tooLarge ? .alive : .untold(error)
    }
  }

  /// The address with everything encoded that an address cannot hold.
  static func encoded(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in address.utf8 {
      if byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
