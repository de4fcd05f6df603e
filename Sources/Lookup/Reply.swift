internal import Text

/// What a service answered.
public struct Reply: Sendable {
  /// The HTTP status, such as 200 or 404.
  public var status: Int
  /// The media type as the header has it, parameters included; empty if there is none.
  public var mediaType: String
  /// Where the answer came from, after redirects.
  public var address: String
  public var body: [UInt8]

  public init(status: Int, mediaType: String, address: String, body: [UInt8]) {
    self.status = status
    self.mediaType = mediaType
    self.address = address
    self.body = body
  }

  /// Whether the body is a page for people, whatever was asked for.
  var isPage: Bool {
    if mediaType.asciiLowercased.hasPrefix("text/html") { return true }
    let start = body.drop(while: \.isASCIIWhitespace).prefix(15).map(\.asciiLowercased)
    return start.starts(with: "<!doctype html".utf8) || start.starts(with: "<html".utf8)
  }
}
