internal import OperatingSystem
public import Text

/// Standard output or standard error: what is written is gathered, and goes out in large pieces.
///
/// A terminal shows all that is written, and obeys nothing of it: see `TerminalShield`. A file or a
/// program gets the bytes unchanged.
public final class Stream {
  private var pending: [UInt8] = []
  private var shield = TerminalShield()
  private let descriptor: Int32?
  private let name: String
  /// The width of the terminal, or `nil` when a file or a program reads.
  public let columns: Int?
  /// Whether styled text has its styles.
  public var isStyled: Bool
  /// Whether whoever read the stream has gone; nothing more needs writing then.
  public private(set) var isReaderGone = false

  /// A stream to an open file.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    columns = Output.terminalColumns(of: descriptor)
    isStyled = columns != nil
  }

  /// A stream that only gathers, for tests.
  public init(columns: Int? = nil) {
    descriptor = nil
    name = "memory"
    self.columns = columns
    isStyled = false
  }

  public var isTerminal: Bool { columns != nil }

  /// What has been written and has not gone out.
  public var gathered: String { String(decoding: pending, as: UTF8.self) }

  /// The same as bytes, which need not be UTF-8.
  public var gatheredBytes: [UInt8] { pending }

  public func write(_ text: String) throws(Diagnostic) {
    try write(bytes: Array(text.utf8))
  }

  public func write(bytes: [UInt8]) throws(Diagnostic) {
    pending += isTerminal ? shield.shown(bytes) : bytes
    if pending.count > 1 << 16 { try send() }
  }

  public func write(line text: String) throws(Diagnostic) {
    try write(text + "\n")
  }

  /// Writes text with its styles, if the stream has them.
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

  public func write(styledLine text: StyledText) throws(Diagnostic) {
    try write(styled: text)
    try write("\n")
  }

  /// Puts a text in the place of the terminal's last line, as progress is shown.
  ///
  /// - Source: ECMA-48, section 8.3.41 (EL).
  public func redraw(line text: String) throws(Diagnostic) {
    endScalar()
    pending.append(UInt8(ascii: "\r"))
    try write(text)
    pending += "\u{1B}[K".utf8
    try flush()
  }

  /// Sends out what has been gathered.
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
