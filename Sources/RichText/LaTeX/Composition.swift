/// Canonical composition of a letter with marks, for the letters that TeX's accents make.
enum Composition {
  /// The text of a letter and marks, the innermost mark first, in normalization form C.
  ///
  ///     Composition.text("e", marks: ["\u{302}", "\u{301}"])  // "ế"
  ///
  /// - Complexity: O(*m* log *m*) for *m* marks.
  static func text(
    _ base: Unicode.Scalar, marks: [Unicode.Scalar]
  ) -> String.UnicodeScalarView {
    if marks.count == 1, base.isASCII, let composed = compositions[key(base, marks[0])] {
      return String.UnicodeScalarView([composed])
    }
    var starter = base
    var all: [Unicode.Scalar] = []
    while let parts = decomposition(of: starter) {
      starter = parts.base
      all.append(parts.mark)
    }
    all.reverse()
    all += marks
    var result = String.UnicodeScalarView()
    var highest = UInt8(0)
    for mark in inCanonicalOrder(all) {
      let combiningClass = mark.properties.canonicalCombiningClass.rawValue
      // A mark of the same class that stayed apart keeps this one from the letter.
      if highest < combiningClass || result.isEmpty,
        let composed = compositions[key(starter, mark)]
      {
        starter = composed
      } else {
        result.append(mark)
        highest = combiningClass
      }
    }
    result.insert(starter, at: result.startIndex)
    return result
  }

  /// The letter and the mark that a character is made of, or `nil` for one that stands alone.
  static func decomposition(
    of scalar: Unicode.Scalar
  ) -> (base: Unicode.Scalar, mark: Unicode.Scalar)? {
    guard scalar.value >= 0xC0, scalar.value < 0x2000 else { return nil }
    return decompositions[scalar]
  }

  /// Sorts marks by combining class; marks of one class keep their order.
  static func inCanonicalOrder(_ marks: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard marks.count > 1 else { return marks }
    return marks.enumerated().sorted { one, other in
      let first = one.element.properties.canonicalCombiningClass
      let second = other.element.properties.canonicalCombiningClass
      return (first.rawValue, one.offset) < (second.rawValue, other.offset)
    }.map(\.element)
  }

  private static func key(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> UInt64 {
    UInt64(base.value) << 32 | UInt64(mark.value)
  }

  private static let compositions: [UInt64: Unicode.Scalar] = {
    var table: [UInt64: Unicode.Scalar] = [:]
    forEachPair { base, mark, composed in table[key(base, mark)] = composed }
    return table
  }()

  private typealias Parts = (base: Unicode.Scalar, mark: Unicode.Scalar)

  private static let decompositions: [Unicode.Scalar: Parts] = {
    var table: [Unicode.Scalar: Parts] = [:]
    forEachPair { base, mark, composed in table[composed] = (base, mark) }
    return table
  }()

  private static func forEachPair(
    _ body: (_ base: Unicode.Scalar, _ mark: Unicode.Scalar, _ composed: Unicode.Scalar) -> Void
  ) {
    for (mark, pairs) in CompositionTable.rows {
      var base: Unicode.Scalar?
      for scalar in pairs.unicodeScalars {
        if let letter = base {
          body(letter, mark, scalar)
          base = nil
        } else {
          base = scalar
        }
      }
    }
  }
}
