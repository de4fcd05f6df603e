import Text

/// Parses regular expressions strictly: anything unsupported is an error.
///
///     alternatives = sequence { "|" sequence }
///     sequence     = { atom [ repetition ] }
///     atom         = character | "." | class | place | "(" [ "?:" ] alternatives ")"
struct PatternParser {
  /// The maximum depth of nested groups, and so of recursion over the tree.
  static let maximumDepth = 200
  /// The maximum number in braces.
  static let maximumRepetitions = 1_000

  var scalars: [Unicode.Scalar]
  var position = 0
  private var depth = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func parse() throws(PatternProblem) -> PatternNode {
    let node = try alternatives()
    if next != nil {
      throw PatternProblem(
        message: "a parenthesis closes that was never opened",
        hint: "write \\) for the sign itself",
        position: position)
    }
    return node
  }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(PatternProblem) -> PatternNode {
    var nodes = [try sequence()]
    while skip("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let start = position
      guard let atom = try atom() else { continue }
      guard let (atLeast, atMost) = try repetition() else {
        nodes.append(atom)
        continue
      }
      if case .assertion = atom {
        throw PatternProblem(
          message: "a place such as ^ cannot be repeated", hint: "take the repetition out",
          position: start)
      }
      nodes.append(.repetition(atom, atLeast: atLeast, atMost: atMost))
      if next == "+" { throw .unsupported("possessive repetitions are", at: position) }
      if try repetition() != nil { throw nothingToRepeat(at: position - 1) }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// Parses a character or a place; `nil` for a mark such as `(?i)` that changes nothing.
  private mutating func atom() throws(PatternProblem) -> PatternNode? {
    let start = position
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case ".": return .scalar(ScalarClass([.named(.lineEnd, isNegated: true)]))
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case "[": return .scalar(try scalarClass(from: start))
    case "(": return try group(from: start)
    case "*", "+", "?": throw nothingToRepeat(at: start)
    case "\\": return try escape(from: start)
    case "{":
      position = start
      if try repetition() != nil { throw nothingToRepeat(at: start) }
      position = start + 1
      return .scalar(ScalarClass(scalar))
    default: return .scalar(ScalarClass(scalar))
    }
  }

  private func nothingToRepeat(at position: Int) -> PatternProblem {
    PatternProblem(
      message: "there is nothing to repeat", hint: "write \\ before a sign that is meant itself",
      position: position)
  }

  private mutating func group(from start: Int) throws(PatternProblem) -> PatternNode? {
    if skip("?"), try !groupKind(from: start) { return nil }
    guard depth < Self.maximumDepth else {
      throw PatternProblem(
        message: "groups are nested more than \(Self.maximumDepth) deep", hint: "nest fewer",
        position: start)
    }
    depth += 1
    let node = try alternatives()
    depth -= 1
    guard skip(")") else {
      throw PatternProblem(
        message: "a parenthesis is never closed", hint: "add a ), or write \\( for the sign itself",
        position: start)
    }
    // A group may be repeated, even one without characters.
    if case .assertion = node { return .sequence([node]) }
    return node
  }

  /// Parses the text after `(?`; returns `false` for a complete mark that begins no group.
  private mutating func groupKind(from start: Int) throws(PatternProblem) -> Bool {
    if skip(":") { return true }
    if skip("i") {
      if skip(":") { return true }
      if skip(")") { return false }
    }
    let rest = String(String.UnicodeScalarView(scalars[position...].prefix(2)))
    if rest.hasPrefix("=") || rest.hasPrefix("!") { throw .unsupported("look-ahead is", at: start) }
    if rest == "<=" || rest == "<!" { throw .unsupported("look-behind is", at: start) }
    if rest.hasPrefix("<") || rest.hasPrefix("P") || rest.hasPrefix("'") {
      throw .unsupported("names of groups are", at: start)
    }
    throw .unsupported("this kind of group is", at: start)
  }

  /// Parses the bounds of a repetition, if one is next; otherwise consumes nothing.
  private mutating func repetition() throws(PatternProblem) -> (Int, Int?)? {
    let bounds: (Int, Int?)
    if skip("*") {
      bounds = (0, nil)
    } else if skip("+") {
      bounds = (1, nil)
    } else if skip("?") {
      bounds = (0, 1)
    } else if let counted = try countedRepetition() {
      bounds = counted
    } else {
      return nil
    }
    _ = skip("?")
    return bounds
  }

  /// Parses `{2}`, `{2,}`, `{2,5}` or `{,5}`.
  private mutating func countedRepetition() throws(PatternProblem) -> (Int, Int?)? {
    let start = position
    guard skip("{") else { return nil }
    let low = digits()
    let hasComma = skip(",")
    let high = hasComma ? digits() : low
    guard skip("}"), !(low ?? []).isEmpty || !(high ?? []).isEmpty else {
      position = start
      return nil
    }
    let atLeast = try number(low, from: start) ?? 0
    let atMost = try number(high, from: start)
    if let atMost, atMost < atLeast {
      throw PatternProblem(
        message: "a repetition has its larger number first", hint: "write {\(atMost),\(atLeast)}",
        position: start)
    }
    return (atLeast, atMost)
  }

  private mutating func digits() -> ArraySlice<Unicode.Scalar>? {
    let start = position
    while let scalar = next, ("0"..."9").contains(scalar) { position += 1 }
    return start < position ? scalars[start..<position] : nil
  }

  private func number(
    _ digits: ArraySlice<Unicode.Scalar>?, from start: Int
  ) throws(PatternProblem) -> Int? {
    guard let digits else { return nil }
    let number = Int(String(String.UnicodeScalarView(digits)))
    guard let number, number <= Self.maximumRepetitions else {
      throw PatternProblem(
        message: "a repetition is of more than \(Self.maximumRepetitions) times",
        hint: "repeat it less often, or with *", position: start)
    }
    return number
  }
}
