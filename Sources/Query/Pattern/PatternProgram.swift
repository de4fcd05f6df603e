/// A regular expression compiled to instructions for `PatternMatcher`.
///
/// It is a nondeterministic automaton (Thompson, 1968): an instruction's index is a state.
struct PatternProgram: Sendable {
  enum Instruction: Equatable, Sendable {
    /// Takes a character of the class with that index, and continues with the next instruction.
    case scalar(Int)
    case assertion(PatternAssertion)
    /// Continues with both instructions.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  /// The maximum number of instructions, each of which may run at each character.
  ///
  /// Typical expressions have less than a hundred. Nested repetitions multiply.
  static let maximumInstructions = 2_000

  private(set) var instructions: [Instruction] = []
  private(set) var classes: [ScalarClass] = []
  /// Whether a match can begin only at the start of the text.
  private(set) var isAnchored = false
  /// The bytes that a match can begin with; `nil` if it may be empty and so can begin anywhere.
  private(set) var firstBytes: [Bool]?

  private var indexes: [ScalarClass: Int] = [:]
  /// The number of instructions, and of parts without any, that were counted.
  private var size = 0

  init(_ node: PatternNode) throws(PatternProblem) {
    try compile(node)
    try emit(.match)
    findStart()
  }

  private mutating func count() throws(PatternProblem) {
    size += 1
    guard size <= Self.maximumInstructions else {
      throw PatternProblem(
        message: "it is larger than \(Self.maximumInstructions) characters when its repetitions are"
          + " written out",
        hint: "repeat less in braces, or with * or +")
    }
  }

  private mutating func emit(_ instruction: Instruction) throws(PatternProblem) {
    try count()
    instructions.append(instruction)
  }

  private mutating func compile(_ node: PatternNode) throws(PatternProblem) {
    switch node {
    case .scalar(let scalars): try emit(.scalar(index(of: scalars)))
    case .assertion(let assertion): try emit(.assertion(assertion))
    case .sequence(let nodes):
      try count()
      for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compileAlternatives(nodes)
    case .repetition(let node, let atLeast, let atMost):
      try compileRepetition(node, atLeast: atLeast, atMost: atMost)
    }
  }

  private mutating func index(of scalars: ScalarClass) -> Int {
    if let index = indexes[scalars] { return index }
    indexes[scalars] = classes.count
    classes.append(scalars)
    return classes.count - 1
  }

  private mutating func compileAlternatives(_ nodes: [PatternNode]) throws(PatternProblem) {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      let split = instructions.count
      let isLast = index == nodes.count - 1
      if !isLast { try emit(.split(split + 1, split)) }
      try compile(node)
      guard !isLast else { break }
      ends.append(instructions.count)
      try emit(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
    }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func compileRepetition(
    _ node: PatternNode, atLeast: Int, atMost: Int?
  ) throws(PatternProblem) {
    try count()
    for _ in 0..<atLeast { try compile(node) }
    if let atMost {
      var splits: [Int] = []
      for _ in atLeast..<atMost {
        splits.append(instructions.count)
        try emit(.split(0, 0))
        try compile(node)
      }
      for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    } else {
      let split = instructions.count
      try emit(.split(0, 0))
      try compile(node)
      try emit(.jump(split))
      instructions[split] = .split(split + 1, instructions.count)
    }
  }
}

// MARK: - Where a match begins

extension PatternProgram {
  /// Follows the program up to the first characters that it takes.
  private mutating func findStart() {
    let anywhere = firstInstructions { $0 != .start }
    isAnchored = anywhere.isEmpty
    let all = firstInstructions { _ in true }
    guard !all.contains(.match) else { return }
    var bytes = Array(repeating: false, count: 256)
    for case .scalar(let index) in all {
      let scalars = classes[index]
      for byte in UInt8(0)..<0x80 where scalars.contains(Unicode.Scalar(byte)) {
        bytes[Int(byte)] = true
      }
      guard scalars.reachesBeyondASCII else { continue }
      for byte in 0xC0...0xFF { bytes[byte] = true }
    }
    firstBytes = bytes
  }

  private func firstInstructions(_ mayHold: (PatternAssertion) -> Bool) -> [Instruction] {
    var result: [Instruction] = []
    var isReached = Array(repeating: false, count: instructions.count)
    var pending = [0]
    while let index = pending.popLast() {
      guard !isReached[index] else { continue }
      isReached[index] = true
      switch instructions[index] {
      case .scalar, .match: result.append(instructions[index])
      case .assertion(let assertion): if mayHold(assertion) { pending.append(index + 1) }
      case .jump(let target): pending.append(target)
      case .split(let one, let other): pending += [one, other]
      }
    }
    return result
  }
}
