/// The letters of a tree as one text, to change their case without regard to where markup stands.
struct CasedText {
  /// The letters as the data has them, in the order of the tree.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Whether a letter is in a part that no style may change.
  private(set) var isProtected: [Bool] = []
  /// The letters as they are to be.
  private var changed: [Unicode.Scalar] = []
  /// Letters that become several, by their places: `ß` becomes `SS`.
  private var expansions: [Int: String] = [:]
  private var hasChanges = false
  /// Whether `i` and `ı` are different letters, each with a capital of its own.
  private let dotsI: Bool

  init(_ parts: [Output], dotsI: Bool) {
    self.dotsI = dotsI
    scalars.reserveCapacity(128)
    isProtected.reserveCapacity(128)
    collect(parts, isProtected: false)
    changed = scalars
  }

  private mutating func collect(_ parts: [Output], isProtected: Bool) {
    for part in parts {
      switch part {
      case .text(let text):
        let start = scalars.count
        scalars += text.unicodeScalars
        self.isProtected += repeatElement(isProtected, count: scalars.count - start)
      case .nocase(let parts): collect(parts, isProtected: true)
      case .markup(.superscript, let parts), .markup(.subscript, let parts),
        .markup(.smallCaps, let parts):
        collect(parts, isProtected: true)
      case .formatted, .markup, .quoted, .affixed, .list, .display, .link, .tagged:
        collect(part.children, isProtected: isProtected)
      }
    }
  }

  /// The tree with the changed letters in the place of its own.
  func rebuilt(_ parts: [Output]) -> [Output] {
    guard hasChanges else { return parts }
    var position = 0
    return rebuilt(parts, from: &position)
  }

  private func rebuilt(_ parts: [Output], from position: inout Int) -> [Output] {
    var result: [Output] = []
    result.reserveCapacity(parts.count)
    for part in parts {
      if case .text(let text) = part {
        let end = position + text.unicodeScalars.count
        result.append(.text(rebuilt(position..<end)))
        position = end
      } else {
        result.append(part.mappingChildren { rebuilt($0, from: &position) })
      }
    }
    return result
  }

  private func rebuilt(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count + 16)
    for index in range {
      if !expansions.isEmpty, let letters = expansions[index] {
        bytes += letters.utf8
      } else if changed[index].isASCII {
        bytes.append(UInt8(truncatingIfNeeded: changed[index].value))
      } else {
        bytes += UTF8.encode(changed[index]) ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Letters

  func isUpper(_ index: Int) -> Bool {
    let scalar = scalars[index]
    return scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  func isLower(_ index: Int) -> Bool {
    let scalar = scalars[index]
    return scalar.isASCII ? (0x61...0x7A).contains(scalar.value) : scalar.properties.isLowercase
  }

  func isLetterOrDigit(_ index: Int) -> Bool { scalars[index].isLetterOrDigit }

  mutating func raise(_ index: Int) {
    let scalar = scalars[index]
    if scalar.isASCII {
      if isLower(index) { change(index, to: dotsI && scalar == "i" ? "İ" : scalar.toggled) }
    } else {
      change(index, to: scalar.properties.uppercaseMapping)
    }
  }

  /// Makes a letter the first of a capitalised word: `ǆ` becomes `ǅ`.
  mutating func capitalize(_ index: Int) {
    let scalar = scalars[index]
    if scalar.isASCII {
      raise(index)
    } else {
      change(index, to: scalar.properties.titlecaseMapping)
    }
  }

  mutating func lower(_ index: Int) {
    let scalar = scalars[index]
    switch scalar {
    case "I" where dotsI: change(index, to: "ı" as Unicode.Scalar)
    case "İ" where dotsI: change(index, to: "i" as Unicode.Scalar)
    case "Σ" where isLastOfWord(index): change(index, to: "ς" as Unicode.Scalar)
    default:
      if !scalar.isASCII {
        change(index, to: scalar.properties.lowercaseMapping)
      } else if isUpper(index) {
        change(index, to: scalar.toggled)
      }
    }
  }

  /// Leaves a letter as the data has it.
  mutating func restore(_ index: Int) {
    changed[index] = scalars[index]
    expansions[index] = nil
  }

  private mutating func change(_ index: Int, to letter: Unicode.Scalar) {
    guard !isProtected[index] else { return }
    changed[index] = letter
    hasChanges = true
  }

  private mutating func change(_ index: Int, to letters: String) {
    guard !isProtected[index], let first = letters.unicodeScalars.first else { return }
    if letters.unicodeScalars.count > 1 {
      expansions[index] = letters
      hasChanges = true
    } else if first != scalars[index] {
      change(index, to: first)
    }
  }

  private func isLastOfWord(_ index: Int) -> Bool {
    let next = index + 1
    return index > 0 && isLetterOrDigit(index - 1)
      && (next == scalars.count || !isLetterOrDigit(next))
  }
}

extension Unicode.Scalar {
  /// The other case of an ASCII letter.
  fileprivate var toggled: Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: value ^ 0x20))
  }

  fileprivate var isLetterOrDigit: Bool {
    if isASCII {
      return (0x61...0x7A).contains(value | 0x20) || (0x30...0x39).contains(value)
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
