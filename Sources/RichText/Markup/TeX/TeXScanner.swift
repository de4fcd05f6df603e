internal import Text

/// Reads TeX source once from left to right, and stops at what is not known to be harmless.
///
/// Groups, formulas and environments are on a stack of its own, so that no nesting overflows the
/// program's; source that is nested too deep for TeX (255 groups) or very long is not harmless.
struct TeXScanner {
  /// An open group, formula or environment, and what ends it.
  struct Frame {
    enum Closer: Equatable {
      /// The end of the source.
      case end
      case brace, bracket, dollar, parenthesis
      case right
      case environment(Range<Int>)
      /// `\fi`, and whether `\else` has been.
      case conditional(hasElse: Bool)
    }

    var closer: Closer
    var mode: TeXMode
    /// The arguments that are still to be read when the frame ends.
    var waiting: ArraySlice<TeXArgument> = []
    /// How many columns a row may have, or 0 where none may begin; and in which column this is.
    var columns = 0
    var column = 1
    /// Whether `\\` may end a row.
    var hasRows = false
    /// What the last atom of a formula has: TeX stops at a second superscript.
    var hasSuperscript = false
    var hasSubscript = false
    var isAfterOperator = false
    /// Whether `\over` has been: a second one in a group is ambiguous.
    var hasFraction = false
  }

  let bytes: [UInt8]
  let list: HarmlessTeX
  var offset: Int
  var frames: [Frame]
  /// Whether a single command is read, which the caller separates from the text after it.
  var isSingle = false
  /// Whether the source stands in a group.
  var isInGroup = false
  /// The arguments of the last command that are still to be read.
  var pending: ArraySlice<TeXArgument> = []

  /// How deep groups may nest; real formulas nest less.
  private static let maximumDepth = 32
  /// How many bytes the source may have; TeX keeps a whole paragraph in memory.
  private static let maximumLength = 20_000

  init(_ bytes: [UInt8], allowing list: HarmlessTeX, mode: TeXMode, from offset: Int = 0) {
    self.bytes = bytes
    self.list = list
    self.offset = offset
    frames = [Frame(closer: .end, mode: mode)]
  }

  var top: Frame {
    get { frames[frames.count - 1] }
    set { frames[frames.count - 1] = newValue }
  }

  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Whether all of the source is harmless.
  mutating func scan() -> Bool {
    guard bytes.count - offset <= Self.maximumLength else { return false }
    while offset < bytes.count || !pending.isEmpty { guard step() else { return false } }
    return frames.count == 1
  }

  /// Reads the command that comes next with its arguments, and returns where they end.
  mutating func scanCommand() -> Int? {
    let limit = offset + Self.maximumLength
    isSingle = true
    guard command() else { return nil }
    while frames.count > 1 || !pending.isEmpty {
      guard offset < limit, step() else { return nil }
    }
    return offset
  }

  private mutating func step() -> Bool {
    if let argument = pending.popFirst() { return read(argument) }
    guard let byte = peek else { return false }
    switch byte {
    case UInt8(ascii: "\\"): return command()
    case UInt8(ascii: "{"):
      beginAtom()
      offset += 1
      return open(Frame(closer: .brace, mode: top.mode))
    case UInt8(ascii: "}"):
      offset += 1
      return close(.brace)
    case UInt8(ascii: "]") where top.closer == .bracket:
      offset += 1
      return close(.bracket)
    case UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "#"):
      if top.mode == .verbatim { return character() }
      return byte == UInt8(ascii: "$") ? dollar() : byte == UInt8(ascii: "&") && nextColumn()
    case UInt8(ascii: "^"), UInt8(ascii: "_"): return script(byte)
    case UInt8(ascii: "'") where top.mode == .math: return prime()
    default: return character()
    }
  }

  // MARK: Frames

  /// Opens a frame; what the last command still takes waits until the frame is closed.
  mutating func open(_ frame: Frame) -> Bool {
    guard frames.count < Self.maximumDepth else { return false }
    // TeX ends an argument in brackets at the first `]` outside braces, whatever else is open.
    if top.closer == .bracket, frame.closer != .brace { return false }
    var frame = frame
    frame.waiting = pending
    pending = []
    frames.append(frame)
    return true
  }

  mutating func close(_ closer: Frame.Closer) -> Bool {
    guard frames.count > 1, top.closer == closer else { return false }
    pending = frames.removeLast().waiting
    return true
  }

  /// Begins an atom of a formula, which has no scripts yet.
  mutating func beginAtom() {
    top.hasSuperscript = false
    top.hasSubscript = false
    top.isAfterOperator = false
  }

  // MARK: Signs

  /// Reads a character that means itself.
  private mutating func character() -> Bool {
    let length = Self.lengthOfText(in: bytes, at: offset)
    guard length > 0 else { return false }
    if !bytes[offset].isASCIIWhitespace { beginAtom() }
    offset += length
    return true
  }

  /// The length of a character that is no sign of TeX's, or 0 for a control character.
  ///
  /// A blank line would end the paragraph, which neither a formula nor an argument may hold.
  private static func lengthOfText(in bytes: [UInt8], at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A, 0x0D:
      let rest = bytes[(offset + 1)...].drop(while: \.isBlank)
      return rest.first?.isLineEnd == true ? 0 : 1
    case 0x09: return 1
    case 0..<0x20, 0x7F: return 0
    case 0x80...:
      let scalar = bytes[offset...].prefix(3)
      let isC1 = scalar.first == 0xC2 && scalar.dropFirst().first.map { $0 < 0xA0 } ?? true
      let isSeparator =
        scalar.elementsEqual([0xE2, 0x80, 0xA8])
        || scalar.elementsEqual([0xE2, 0x80, 0xA9])
      return isC1 || isSeparator ? 0 : 1
    default: return 1
    }
  }

  private mutating func dollar() -> Bool {
    offset += 1
    if top.mode == .math { return top.closer == .dollar && close(.dollar) }
    guard peek != UInt8(ascii: "$") else { return false }
    return open(Frame(closer: .dollar, mode: .math))
  }

  /// Reads a superscript or a subscript; two signs in a row would begin a code (`^^5c`).
  private mutating func script(_ sign: UInt8) -> Bool {
    offset += 1
    let isSuperscript = sign == UInt8(ascii: "^")
    if isSuperscript, peek == sign { return false }
    guard top.mode == .math else { return top.mode != .text }
    guard isSuperscript ? !top.hasSuperscript : !top.hasSubscript else { return false }
    if isSuperscript { top.hasSuperscript = true } else { top.hasSubscript = true }
    return braced(as: .math, isScript: true)
  }

  /// Reads primes, which are a superscript that may go on with `^`: `x''^2`.
  private mutating func prime() -> Bool {
    guard !top.hasSuperscript else { return false }
    while peek == UInt8(ascii: "'") { offset += 1 }
    top.hasSuperscript = peek != UInt8(ascii: "^")
    return true
  }

  private mutating func nextColumn() -> Bool {
    guard top.column < top.columns else { return false }
    offset += 1
    beginAtom()
    top.column += 1
    top.hasFraction = false
    return true
  }

  mutating func skipSpaces() {
    while let byte = peek, byte.isBlank || byte.isLineEnd { offset += 1 }
  }
}
