internal import OperatingSystem
public import Text

/// Standard output or standard error, buffered and written in large pieces.
///
/// On a terminal, control characters and escape sequences are shown and not obeyed: see
/// `TerminalEscaper`. A file or a program gets the bytes unchanged.
public final class Stream {
  private var pending: [UInt8] = []
  private var shield = TerminalEscaper()
  private let descriptor: Int32?
  private let name: String
  /// The width of the terminal in columns, or `nil` if a file or a program reads the stream.
  public let columns: Int?
  /// Whether styled text keeps its styles.
  public var isStyled: Bool
  /// Whether the reader closed the stream, so that further output can be dropped.
  public private(set) var isReaderGone = false

  /// Makes a stream to an open file.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    columns = Output.terminalColumns(of: descriptor)
    isStyled = columns != nil
  }

  /// Makes a stream that only collects its output, for tests.
  public init(columns: Int? = nil) {
    descriptor = nil
    name = "memory"
    self.columns = columns
    isStyled = false
  }

  /// Whether a terminal reads the stream.
  public var isTerminal: Bool { columns != nil }

  /// The output that is still buffered.
  public var gathered: String { String(decoding: pending, as: UTF8.self) }

  /// The buffered output as bytes, which need not be UTF-8.
  public var gatheredBytes: [UInt8] { pending }

  /// Writes a text.
  public func write(_ text: String) throws(Diagnostic) {
    try write(bytes: Array(text.utf8))
  }

  /// Writes bytes, which need not be UTF-8.
  public func write(bytes: [UInt8]) throws(Diagnostic) {
    pending += isTerminal ? shield.shown(bytes) : bytes
    if pending.count > 1 << 16 { try send() }
  }

  /// Writes a text and a line feed.
  public func write(line text: String) throws(Diagnostic) {
    try write(text + "\n")
  }

  /// Writes text, with its styles if the stream has them.
  public func write(styled text: StyledText) throws(Diagnostic) {
    for part in text.parts {
      guard isStyled, let style = part.style else {
        try write(part.text)
        continue
      }
      endScalar()
      pending += "\u{1B}[\(style.rawValue)m".utf8
      try write(part.text)
      pending += "\u{1B}[0m".utf8
    }
  }

  /// Writes styled text and a line feed.
  public func write(styledLine text: StyledText) throws(Diagnostic) {
    try write(styled: text)
    try write("\n")
  }

  /// Replaces the last line of the terminal, to show progress.
  ///
  /// - Source: ECMA-48, section 8.3.41 (EL).
  public func redraw(line text: String) throws(Diagnostic) {
    endScalar()
    pending.append(UInt8(ascii: "\r"))
    try write(text)
    pending += "\u{1B}[K".utf8
    try flush()
  }

  /// Writes out the buffer.
  public func flush() throws(Diagnostic) {
    endScalar()
    try send()
  }

  private func endScalar() { pending += shield.shownRest() }

  private func send() throws(Diagnostic) {
    guard let descriptor else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    guard !isReaderGone else { return }
    let outcome = try Output.write(pending[...], to: descriptor, named: name)
    isReaderGone = outcome == .readerGone
  }
}
