internal import Text

/// The address as each format writes the target of a link; one function a format.
extension LinkTarget {
  /// Between the quotes of an attribute, or without quotes.
  public var html: String { replacing { $0 == UInt8(ascii: "&") ? "&amp;" : nil } }

  /// Between the parentheses of a link.
  ///
  /// - Source: CommonMark 0.31.2, "Link destination": character references count in it.
  public var markdown: String {
    replacing { byte in
      switch byte {
      case UInt8(ascii: "("): "%28"
      case UInt8(ascii: ")"): "%29"
      case UInt8(ascii: "&"): mayBeReference ? "\\&" : nil
      default: nil
      }
    }
  }

  /// The argument of `\url` and `\href`, also where these stand in another's argument.
  public var latex: String {
    replacing { "%#".utf8.contains($0) ? "\\" + String(Unicode.Scalar($0)) : nil }
  }

  /// Between double quotes.
  public var typst: String { address }

  /// Between the quotes of a `HYPERLINK` field.
  public var rtf: String { address }

  /// Whether a character reference such as `&colon;` may be in the address.
  private var mayBeReference: Bool {
    address.utf8.split(separator: UInt8(ascii: "&")).dropFirst().contains { part in
      let name = part.first == UInt8(ascii: "#") ? part.dropFirst() : part
      let rest = name.drop { $0.isASCIILetter || $0.isASCIIDigit }
      return rest.startIndex > name.startIndex && rest.first == UInt8(ascii: ";")
    }
  }

  private func replacing(_ replacement: (UInt8) -> String?) -> String {
    var result: [UInt8] = []
    for byte in address.utf8 {
      if let text = replacement(byte) { result += text.utf8 } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
