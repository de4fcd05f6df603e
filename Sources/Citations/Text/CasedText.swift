/// The letters of a tree as one text, to change their case without regard to where markup stands.
struct CasedText {
  /// The letters that may change and those that may not, in the order of the tree.
  var scalars: [Unicode.Scalar] = []
  /// Whether a letter is in a part that no style may change.
  var isProtected: [Bool] = []
  /// What stands in the place of a letter that has changed; `nil` for those that have not.
  ///
  /// A letter may become several: `ß` becomes `SS`.
  private var changes: [Int: String] = [:]
  /// Whether `i` and `ı` are different letters, each with a capital of its own.
  private let dotsI: Bool

  init(_ parts: [Output], dotsI: Bool) {
    self.dotsI = dotsI
    collect(parts, isProtected: false)
  }

  private mutating func collect(_ parts: [Output], isProtected: Bool) {
    for part in parts {
      switch part {
      case .text(let text):
        scalars += text.unicodeScalars
        while self.isProtected.count < scalars.count { self.isProtected.append(isProtected) }
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
    guard !changes.isEmpty else { return parts }
    var position = 0
    return rebuilt(parts, from: &position)
  }

  private func rebuilt(_ parts: [Output], from position: inout Int) -> [Output] {
    var result: [Output] = []
    result.reserveCapacity(parts.count)
    for part in parts {
      if case .text(let text) = part {
        result.append(.text(rebuilt(text, from: &position)))
      } else {
        result.append(part.mappingChildren { rebuilt($0, from: &position) })
      }
    }
    return result
  }

  private func rebuilt(_ text: String, from position: inout Int) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let change = changes[position] {
        result.append(contentsOf: change.unicodeScalars)
      } else {
        result.append(scalar)
      }
      position += 1
    }
    return String(result)
  }

  // MARK: Letters

  func isUpper(_ index: Int) -> Bool { scalars[index].isUpper }

  func isLower(_ index: Int) -> Bool { scalars[index].isLower }

  func isLetterOrDigit(_ index: Int) -> Bool { scalars[index].isLetterOrDigit }

  mutating func raise(_ index: Int) {
    guard !isProtected[index] else { return }
    let scalar = scalars[index]
    let upper =
      dotsI && scalar == "i" ? "İ" : scalar.properties.uppercaseMapping
    if upper.unicodeScalars.first != scalar { changes[index] = upper }
  }

  /// Makes a letter the first of a capitalised word: `ǆ` becomes `ǅ`.
  mutating func capitalize(_ index: Int) {
    guard !isProtected[index] else { return }
    let scalar = scalars[index]
    let title = dotsI && scalar == "i" ? "İ" : scalar.properties.titlecaseMapping
    if title.unicodeScalars.first != scalar { changes[index] = title }
  }

  mutating func lower(_ index: Int) {
    guard !isProtected[index] else { return }
    let scalar = scalars[index]
    let lower: String =
      switch scalar {
      case "I" where dotsI: "ı"
      case "İ" where dotsI: "i"
      case "Σ" where isLastOfWord(index): "ς"
      default: scalar.properties.lowercaseMapping
      }
    if lower.unicodeScalars.first != scalar { changes[index] = lower }
  }

  /// Leaves a letter as the data has it.
  mutating func restore(_ index: Int) { changes[index] = nil }

  private func isLastOfWord(_ index: Int) -> Bool {
    let next = index + 1
    return index > 0 && isLetterOrDigit(index - 1)
      && (next == scalars.count || !isLetterOrDigit(next))
  }
}

extension Unicode.Scalar {
  fileprivate var isUpper: Bool {
    isASCII ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  fileprivate var isLower: Bool {
    isASCII ? (0x61...0x7A).contains(value) : properties.isLowercase
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
