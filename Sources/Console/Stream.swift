internal import Platform
public import Text

/// Standard output or standard error: what is written is gathered, and goes out in large pieces.
public struct Stream: Sendable {
  private var pending: [UInt8] = []
  private let descriptor: Int32?
  private let name: String
  /// The width of the terminal, or `nil` when a file or a program reads.
  public let columns: Int?
  public var ink: Ink
  /// Whether whoever read the stream has gone; nothing more needs writing then.
  public private(set) var isReaderGone = false

  /// A stream to an open file.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    columns = Output.terminalColumns(of: descriptor)
    ink = Ink(isOn: columns != nil)
  }

  /// A stream that only gathers, for tests.
  public init(columns: Int? = nil) {
    descriptor = nil
    name = "memory"
    self.columns = columns
    ink = Ink(isOn: false)
  }

  public var isTerminal: Bool { columns != nil }

  /// What has been written and has not gone out.
  public var gathered: String { String(decoding: pending, as: UTF8.self) }

  /// The same as bytes, which need not be UTF-8.
  public var gatheredBytes: [UInt8] { pending }

  public mutating func write(_ text: String) throws(Diagnostic) {
    try write(bytes: Array(text.utf8))
  }

  public mutating func write(bytes: [UInt8]) throws(Diagnostic) {
    pending += bytes
    if pending.count > 1 << 16 { try flush() }
  }

  public mutating func write(line text: String) throws(Diagnostic) {
    try write(text + "\n")
  }

  /// Sends out what has been gathered.
  public mutating func flush() throws(Diagnostic) {
    guard let descriptor else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    guard !isReaderGone else { return }
    let outcome = try Output.write(pending[...], to: descriptor, named: name)
    isReaderGone = outcome == .readerGone
  }
}
