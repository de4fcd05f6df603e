internal import Text

/// The number of a volume, part, report, edition or release, in forms such as `III`, `2A`, `1.1`,
/// `Part Two`, `EP1234567A` and `1.0-beta`.
///
///     "Vol. III"   numbers 3
///     "CS-12"      numbers 12, letters cs
///     "R2010a"     numbers 2010, letters a
struct Numbering: Sendable, Equatable {
  /// The numbers in digits, without leading zeros; a decimal is one number.
  private(set) var numbers: [String] = []
  /// The words that are neither numbers nor names of what is counted, such as `vol`.
  private(set) var letters: [String] = []

  init() {}

  /// - Complexity: O(*n*) for a text of *n* bytes.
  init(_ text: String) {
    guard !text.isEmpty else { return }
    let bytes = Folding.fold(text).utf8.filter { $0 != UInt8(ascii: ",") }
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[index].isASCIIDigit {
        while index < bytes.count, Self.isOfNumber(bytes, index) { index += 1 }
        numbers.append(Self.plain(bytes[start..<index]))
      } else if bytes[index].isASCIILetter || bytes[index] >= 0x80 {
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index] >= 0x80 { index += 1 }
        let isAfterNumber = start > 0 && bytes[start - 1].isASCIIDigit
        let isBeforeNumber = index < bytes.count && bytes[index].isASCIIDigit
        take(
          String(decoding: bytes[start..<index], as: UTF8.self), isAfterNumber: isAfterNumber,
          isBeforeNumber: isBeforeNumber)
      } else {
        index += 1
      }
    }
  }

  /// Whether a byte is a digit, or a point between two digits.
  private static func isOfNumber(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index].isASCIIDigit
      || (bytes[index] == UInt8(ascii: ".") && index + 1 < bytes.count
        && bytes[index + 1].isASCIIDigit)
  }

  /// Without leading zeros, and without `.0` at the end.
  private static func plain(_ number: ArraySlice<UInt8>) -> String {
    var parts = number.split(separator: UInt8(ascii: ".")).map { part in
      let rest = part.drop { $0 == UInt8(ascii: "0") }
      return rest.isEmpty ? "0" : String(decoding: rest, as: UTF8.self)
    }
    while parts.count > 1, parts.last == "0" { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  /// Letters next to a number, as in `v2` and `12a`, are not Roman numerals.
  private mutating func take(_ word: String, isAfterNumber: Bool, isBeforeNumber: Bool) {
    if isAfterNumber, Self.ordinalEndings.contains(word) { return }
    if !isAfterNumber, !isBeforeNumber, let number = Self.words[word] {
      numbers.append(number)
    } else if !Self.names.contains(word) {
      letters.append(word)
    }
  }

  /// Whether two given numberings cannot be of one thing.
  ///
  /// One may be more exact than the other: `2, Part 1` does not contradict `2`.
  func contradicts(_ other: Numbering) -> Bool {
    if isStandard, other.isStandard, withoutYears != other.withoutYears { return true }
    return Self.areDifferent(numbers, other.numbers) || Self.areDifferent(letters, other.letters)
  }

  /// Whether two releases that are both given are two: 1.2 is no more exact 1.2.1.
  func isOtherRelease(than other: Numbering) -> Bool {
    (!numbers.isEmpty && !other.numbers.isEmpty && numbers != other.numbers)
      || Self.areDifferent(letters, other.letters)
  }

  /// Whether two editions that are both given are two; sources name a numbered edition in many ways.
  func isOtherEdition(than other: Numbering) -> Bool {
    numbers.isEmpty && other.numbers.isEmpty
      ? Self.areDifferent(letters, other.letters) : Self.areDifferent(numbers, other.numbers)
  }

  /// Whether a standards organization gave the number: ISO 9000-1 is not a more exact ISO 9000.
  private var isStandard: Bool { letters.contains(where: Self.bodies.contains) }

  private var withoutYears: [String] {
    numbers.filter { !($0.utf8.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))) }
  }

  private static let bodies: Set<String> = [
    "iso", "iec", "din", "en", "ansi", "bs", "astm", "ieee",
  ]

  private static func areDifferent(_ one: [String], _ other: [String]) -> Bool {
    guard !one.isEmpty, !other.isEmpty else { return false }
    return !(one.allSatisfy(other.contains) || other.allSatisfy(one.contains))
  }

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]

  /// Names of what is counted.
  private static let names: Set<String> = [
    "volume", "vol", "v", "band", "bd", "tome", "tom", "t", "part", "pt", "parts", "teil", "number",
    "no", "nr", "n", "num", "issue", "chapter", "ch", "version", "release", "r", "report", "rep",
    "technical", "tech", "tr", "working", "paper", "wp", "edition", "ed", "edn", "rev", "revised",
    "and", "of", "book", "w",
  ]

  private static let words: [String: String] = {
    var numbers: [String: String] = [:]
    let lines = [
      "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
      "one two three four five six seven eight nine ten eleven twelve",
      """
      first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
      fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
      """,
      "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte",
      "premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
      "primera segunda tercera cuarta quinta sexta septima octava novena decima",
    ]
    for line in lines {
      for (index, word) in line.split(separator: " ").enumerated() {
        numbers[String(word)] = String(index + 1)
      }
    }
    return numbers
  }()
}
