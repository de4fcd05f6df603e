public import Text

/// Receives the results of a use case: standard output, a file, or memory.
public final class TextSink {
  private let take: ([UInt8]) throws(Diagnostic) -> Void

  /// - Parameter take: Called with each piece of the output, in order.
  public init(_ take: @escaping ([UInt8]) throws(Diagnostic) -> Void) { self.take = take }

  /// Writes bytes.
  public func write(bytes: [UInt8]) throws(Diagnostic) { try take(bytes) }

  /// Writes a text.
  public func write(_ text: String) throws(Diagnostic) { try take(Array(text.utf8)) }

  /// Writes a text and a line feed.
  public func write(line text: String) throws(Diagnostic) { try write(text + "\n") }

  /// All bytes that `body` writes.
  static func gather(_ body: (TextSink) throws(Diagnostic) -> Void) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    try withoutActuallyEscaping({ (piece: [UInt8]) throws(Diagnostic) in bytes += piece }) {
      (take) throws(Diagnostic) in try body(TextSink(take))
    }
    return bytes
  }
}
