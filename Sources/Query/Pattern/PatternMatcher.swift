import Text

/// Runs a program over the bytes of one text, with all its states in parallel.
///
/// It must not outlive the bytes, which it reads only by `byte(at:)`.
@safe
struct PatternMatcher {
  private let program: PatternProgram
  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int
  /// The instructions that wait for a character, at the current place and after it.
  private var current: [Int] = []
  private var following: [Int] = []
  /// The place where each instruction was last executed, so that it runs once at each place.
  private var lastPlace: [Int] = []
  private var pending: [Int] = []
  /// The number of instructions executed.
  private(set) var steps = 0

  init(_ program: PatternProgram, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.program = program
    unsafe self.bytes = bytes
    count = bytes.count
  }

  /// The byte at an offset from 0 up to, but not including, `count`.
  private func byte(at place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    return unsafe bytes[place]
  }

  /// Whether the program matches somewhere.
  mutating func isFound() -> Bool {
    var place = 0
    while true {
      if current.isEmpty {
        guard place == 0 || !program.isAnchored, let start = nextStart(from: place) else {
          return false
        }
        place = start
        if lastPlace.isEmpty {
          lastPlace = Array(repeating: -1, count: program.instructions.count)
        }
      }
      if (place == 0 || !program.isAnchored) && follow(0, at: place, isCurrent: true) {
        return true
      }
      guard let (scalar, length) = scalar(at: place) else { return false }
      for index in current {
        guard case .scalar(let scalars) = program.instructions[index],
          program.classes[scalars].contains(scalar)
        else { continue }
        if follow(index + 1, at: place + length, isCurrent: false) { return true }
      }
      swap(&current, &following)
      following.removeAll(keepingCapacity: true)
      place += length
    }
  }

  /// The first offset from `place` on where a match can begin.
  private func nextStart(from place: Int) -> Int? {
    guard let firstBytes = program.firstBytes else { return place }
    var place = place
    while place < count {
      if firstBytes[Int(byte(at: place))] { return place }
      place += 1
    }
    return nil
  }

  /// Executes instructions up to those that take a character; `true` if one of them is the match.
  private mutating func follow(_ start: Int, at place: Int, isCurrent: Bool) -> Bool {
    pending.append(start)
    while let index = pending.popLast() {
      guard lastPlace[index] != place else { continue }
      lastPlace[index] = place
      steps += 1
      switch program.instructions[index] {
      case .scalar: if isCurrent { current.append(index) } else { following.append(index) }
      case .match: return true
      case .jump(let target): pending.append(target)
      case .split(let one, let other):
        pending.append(other)
        pending.append(one)
      case .assertion(let assertion): if holds(assertion, at: place) { pending.append(index + 1) }
      }
    }
    return false
  }

  private func holds(_ assertion: PatternAssertion, at place: Int) -> Bool {
    switch assertion {
    case .start: place == 0
    case .end: place == count
    case .wordBoundary: isWord(before: place) != isWord(at: place)
    case .noWordBoundary: isWord(before: place) == isWord(at: place)
    }
  }

  private func isWord(at place: Int) -> Bool { scalar(at: place)?.scalar.isWordCharacter ?? false }

  private func isWord(before place: Int) -> Bool {
    var start = place - 1
    while start > 0, byte(at: start) & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 && isWord(at: start)
  }

  /// The scalar at an offset and its number of bytes; the text is valid UTF-8.
  private func scalar(at place: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard place < count else { return nil }
    let first = byte(at: place)
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in place + 1..<min(place + length, count) {
      value = value << 6 | UInt32(byte(at: index) & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
