internal import Text

/// The year, number and season in the name of a meeting, which tell it from others of its series.
struct MeetingName: Sendable {
  /// The year, as in `Proc. X-2019`, `SIGMOD '10` and `KDD15`.
  var year: Int?
  /// The number, as in `12th`, `Twenty-First`, `Rocks 3` and `Rocks III`.
  var number: Int?
  /// The season, from 0 for spring.
  var season: Int?
  /// Whether it is a workshop.
  var isWorkshop = false

  init(_ name: String) {
    let words = FoldedWords(name)
    year = Self.yearAfterApostrophe(name)
    for index in words.indices {
      let hash = words.hashes[index]
      isWorkshop = isWorkshop || Self.workshop.contains(hash)
      season = season ?? Self.seasons[hash]
      if let ordinal = Self.ordinals[hash] {
        let tens = index > 0 ? Self.tens[words.hashes[index - 1]] ?? 0 : 0
        number = number ?? (ordinal < 10 ? tens + ordinal : ordinal)
      }
      read(words[index])
    }
    guard words.count > 1, number == nil, let last = words.indices.last else { return }
    let isNumber = words[last].count < 3 && words[last].allSatisfy(\.isASCIIDigit)
    if isNumber, year == nil {
      number = Int(String(decoding: words[last], as: UTF8.self))
    } else if let roman = Self.roman(words[last]), roman < 40 {
      number = roman
    }
  }

  private mutating func read(_ word: ArraySlice<UInt8>) {
    let digits = word.prefix(while: \.isASCIIDigit)
    if digits.isEmpty {
      year = year ?? Self.yearOfAcronym(word)
      return
    }
    guard digits.count <= 4, let value = Int(String(decoding: digits, as: UTF8.self)) else {
      return
    }
    let ending = String(decoding: word.dropFirst(digits.count), as: UTF8.self)
    if ending.isEmpty, (1900...2099).contains(value) { year = year ?? value }
    if ["st", "nd", "rd", "th"].contains(ending) { number = number ?? value }
  }

  /// Whether the names are of different meetings.
  func isOther(than other: MeetingName) -> Bool {
    func differ(_ left: Int?, _ right: Int?) -> Bool {
      guard let left, let right else { return false }
      return left != right
    }
    return differ(year, other.year) || differ(number, other.number)
      || differ(season, other.season)
  }

  /// The year in `SIGMOD '10`.
  private static func yearAfterApostrophe(_ name: String) -> Int? {
    let scalars = Array(name.unicodeScalars)
    for index in scalars.indices where ["'", "’", "‘"].contains(scalars[index]) {
      let digits = scalars[(index + 1)...].prefix { ("0"..."9").contains($0) }
      guard digits.count == 2, let value = Int(String(String.UnicodeScalarView(digits))) else {
        continue
      }
      return century(value)
    }
    return nil
  }

  /// The year in `kdd15` and `kdd2015`.
  private static func yearOfAcronym(_ word: ArraySlice<UInt8>) -> Int? {
    let stem = acronym(word)
    guard stem.count < word.count,
      let value = Int(String(decoding: word[stem.endIndex...], as: UTF8.self))
    else { return nil }
    return value < 100 ? century(value) : value
  }

  private static func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// The letters of an acronym, without a year of two or four digits at the end.
  static func acronym(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let letters = word.prefix(while: \.isASCIILetter)
    let digits = word.dropFirst(letters.count)
    guard letters.count > 2, digits.count == 2 || digits.count == 4,
      digits.allSatisfy(\.isASCIIDigit)
    else { return word }
    return letters
  }

  /// The value of a Roman numeral with digits up to `c`; `nil` for other letters.
  static func roman(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.count < 9 else { return nil }
    var value = 0
    var previous = 0
    for byte in text.reversed() {
      guard let digit = romanDigits[byte] else { return nil }
      value += digit < previous ? -digit : digit
      previous = max(previous, digit)
    }
    return value > 0 ? value : nil
  }

  private static let romanDigits: [UInt8: Int] = [
    UInt8(ascii: "i"): 1, UInt8(ascii: "v"): 5, UInt8(ascii: "x"): 10, UInt8(ascii: "l"): 50,
    UInt8(ascii: "c"): 100,
  ]

  /// Whether a word is the number of a meeting, such as `41st` and `tenth`.
  static func isOrdinal(_ word: ArraySlice<UInt8>, _ hash: UInt32) -> Bool {
    if ordinals[hash] != nil || tens[hash] != nil { return true }
    let ending = word.drop(while: \.isASCIIDigit)
    return ending.count == 2 && ending.count < word.count
      && ["st", "nd", "rd", "th"].contains(String(decoding: ending, as: UTF8.self))
  }

  private static let workshop: Set<UInt32> = Set(numbered("workshop workshops", from: 0).keys)

  private static let seasons: [UInt32: Int] =
    numbered("spring summer fall winter", from: 0).merging(numbered("autumn", from: 2)) { one, _ in
      one
    }

  private static let ordinals: [UInt32: Int] = numbered(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """, from: 1)

  private static let tens: [UInt32: Int] = numbered(
    "twenty thirty forty fifty sixty seventy eighty ninety", from: 2
  ).mapValues { $0 * 10 }

  private static func numbered(_ words: String, from first: Int) -> [UInt32: Int] {
    var numbers: [UInt32: Int] = [:]
    for (index, word) in words.split(separator: " ").enumerated() {
      numbers[FoldedWords.hash(word.utf8)] = first + index
    }
    return numbers
  }
}
