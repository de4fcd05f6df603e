import Text

/// Parses escapes and classes of regular expressions.
extension PatternParser {
  /// Parses the character after a backslash.
  mutating func escape(from start: Int) throws(PatternProblem) -> PatternNode {
    if skip("b") { return .assertion(.wordBoundary) }
    if skip("B") { return .assertion(.noWordBoundary) }
    if let scalar = next, ("1"..."9").contains(scalar) || scalar == "k" {
      throw .unsupported("back-references are", at: start)
    }
    switch try escapedMember(from: start) {
    case .range(let range): return .scalar(ScalarClass(range.lowerBound))
    case let named: return .scalar(ScalarClass([named]))
    }
  }

  /// Parses an escape that is allowed in a class too, after its backslash.
  private mutating func escapedMember(
    from start: Int
  ) throws(PatternProblem) -> ScalarClass.Member {
    guard let scalar = next else {
      throw PatternProblem(
        message: "a backslash has nothing after it", hint: "write \\\\ for the sign itself",
        position: start)
    }
    position += 1
    switch scalar {
    case "d": return .named(.digit, isNegated: false)
    case "D": return .named(.digit, isNegated: true)
    case "w": return .named(.word, isNegated: false)
    case "W": return .named(.word, isNegated: true)
    case "s": return .named(.space, isNegated: false)
    case "S": return .named(.space, isNegated: true)
    case "t": return .range("\t"..."\t")
    case "n": return .range("\n"..."\n")
    case "r": return .range("\r"..."\r")
    case "u":
      let scalar = try scalarNumber(from: start)
      return .range(scalar...scalar)
    case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
      throw .unsupported("\\\(String(scalar).escapingControls) is", at: start)
    default: return .range(scalar...scalar)
    }
  }

  /// Parses the rest of `\u{E9}` or `\u00E9`.
  private mutating func scalarNumber(from start: Int) throws(PatternProblem) -> Unicode.Scalar {
    let isBraced = skip("{")
    var digits = String.UnicodeScalarView()
    while let scalar = next, digits.count < (isBraced ? 6 : 4), scalar.properties.isASCIIHexDigit {
      digits.append(scalar)
      position += 1
    }
    guard isBraced ? skip("}") : digits.count == 4, let value = UInt32(String(digits), radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      throw PatternProblem(
        message: "\\u names no character", hint: "write it as in \\u{E9} or \\u00E9",
        position: start)
    }
    return scalar
  }

  /// Parses a class after its opening bracket.
  mutating func scalarClass(from start: Int) throws(PatternProblem) -> ScalarClass {
    let isNegated = skip("^")
    var members: [ScalarClass.Member] = []
    while let scalar = next {
      if scalar == "]" {
        guard !members.isEmpty else {
          throw PatternProblem(
            message: "a class has no character", hint: "write \\] for a bracket in it",
            position: start)
        }
        position += 1
        return ScalarClass(members, isNegated: isNegated)
      }
      members.append(try range(isFirst: members.isEmpty))
    }
    throw PatternProblem(
      message: "a bracket is never closed", hint: "add a ], or write \\[ for the sign itself",
      position: start)
  }

  private mutating func range(isFirst: Bool) throws(PatternProblem) -> ScalarClass.Member {
    let start = position
    let first = try classMember(isFirst: isFirst)
    guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      return first
    }
    position += 1
    guard case .range(let low) = first, case .range(let high) = try classMember(isFirst: false)
    else {
      throw PatternProblem(
        message: "a range has no character at one of its ends",
        hint: "write \\- for the sign itself",
        position: start)
    }
    guard low.lowerBound <= high.lowerBound else {
      throw PatternProblem(
        message: "a range has its ends the wrong way round", hint: "put the smaller one first",
        position: start)
    }
    return .range(low.lowerBound...high.lowerBound)
  }

  /// Parses one character or named class; refuses operators on classes that other programs have.
  private mutating func classMember(isFirst: Bool) throws(PatternProblem) -> ScalarClass.Member {
    let start = position
    guard let scalar = next else { return .range("-"..."-") }
    position += 1
    if scalar == "\\" { return try escapedMember(from: start) }
    if scalar == "[" {
      throw PatternProblem(
        message: "a bracket opens in a class", hint: "write \\[ for the sign itself",
        position: start)
    }
    if scalar == next, "&-~".unicodeScalars.contains(scalar), !(isFirst && scalar == "-") {
      throw PatternProblem(
        message: "classes cannot be combined", hint: "write \\ before each \(scalar)",
        position: start)
    }
    return .range(scalar...scalar)
  }
}
