internal import Text

/// The answer of a service.
public struct Reply: Sendable {
  /// The HTTP status, such as 200 or 404.
  public var status: Int
  /// The value of the header `Content-Type`, with parameters; empty if there is none.
  public var mediaType: String
  /// The address of the answer, after redirects.
  public var address: String
  /// As received, in the encoding of the server.
  public var body: [UInt8]

  /// Makes an answer of its parts.
  public init(status: Int, mediaType: String, address: String, body: [UInt8]) {
    self.status = status
    self.mediaType = mediaType
    self.address = address
    self.body = body
  }

  /// Whether the body is an HTML page, regardless of what was requested.
  var isPage: Bool {
    if mediaType.asciiLowercased.hasPrefix("text/html") { return true }
    let start = body.drop(while: \.isASCIIWhitespace).prefix(15).map(\.asciiLowercased)
    return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
  }
}
