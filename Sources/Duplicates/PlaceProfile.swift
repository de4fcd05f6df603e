internal import RichText
internal import Records
internal import Text

/// The venue, volume, issue and pages of a work, prepared for comparison.
struct PlaceProfile: Sendable {
  /// A first page or an article number: `969`, `e12`, `S51`.
  struct Page: Equatable, Sendable {
    var prefix: [UInt8] = []
    var number: Int
    var last: Int?
    /// The article number if page numbers begin at 1 in each article: 6 in `6:1–6:34`.
    var article: Int?

    /// Whether the number is Roman, as before the first chapter.
    var isRoman: Bool { prefix == PlaceProfile.roman }
    /// Whether the text has only one page, like an abstract.
    var isSingle: Bool { last == nil || last == number }
    /// Whether this single page is within the other range, as if a source gives only the last page.
    func isWithin(_ other: Page) -> Bool {
      guard isSingle, let end = other.last, prefix == other.prefix else { return false }
      return (other.number...max(other.number, end)).contains(number)
    }
    /// Whether this is an article number rather than a page.
    var isArticleNumber: Bool {
      number > 20_000 || (!prefix.isEmpty && !isRoman && prefix != Array("s".utf8) && isSingle)
    }
  }

  var venue: VenueProfile
  var meeting: MeetingName
  var isJournal = false
  var volume: Int?
  /// The issues; double issues have two.
  var issues: [Int] = []
  /// The letters of an issue without a number, such as the name of a season.
  var issueName: [UInt8] = []
  var isSupplement = false
  var page: Page?

  /// - Parameters:
  ///   - record: The record.
  ///   - venues: The venues of the library.
  ///   - hasIssue: Whether `number` is an issue, rather than, for example, the number of a report.
  init(_ record: Record, venues: VenueRegistry, hasIssue: Bool) {
    let mention = record.venues.first
    let journal = record[.journal]
    let name =
      journal ?? record[.booktitle] ?? mention.map { venues[$0.name]?.name ?? $0.name }
      ?? record.first(of: .eventtitle, .series, .maintitle) ?? ""
    let plainName = MarkedText.words(of: name)
    venue = VenueProfile(plainName)
    meeting = MeetingName(plainName)
    isJournal =
      journal != nil || mention.map { venues[$0.name]?.kind == "journal" } ?? false
    let volumeText = record[.volume] ?? ""
    let issueText = record.first(of: .number, .issue) ?? ""
    isSupplement = Self.saysSupplement(volumeText) || Self.saysSupplement(issueText)
    volume = Self.volume(volumeText)
    page = (record[.pages] ?? record[.eid]).flatMap(Self.page)
    guard hasIssue else { return }
    issues = Self.issues(issueText)
    if issues.isEmpty { issues = Self.issues(in: volumeText) }
    if issues.isEmpty, !isSupplement { issueName = FoldedWords(issueText).letters }
  }

  private static func saysSupplement(_ text: String) -> Bool {
    text.asciiLowercased.contains("sup")
  }

  /// The volume in `61`, `61 (Supplement 1)`, `44(3` and `Conference: … Brazil. 143`.
  private static func volume(_ text: String) -> Int? {
    guard !text.isEmpty, !text.hasPrefix("abs/") else { return nil }
    var head = text.asciiLowercased[...]
    // A rest of "61 (Suppl. 1)" that an export cut at the parenthesis is not a volume.
    if head.contains(")"), !head.contains("(") { return nil }
    if let open = head.firstIndex(of: "("), open > head.startIndex { head = head[..<open] }
    if let supplement = head.firstRange(of: "sup") { head = head[..<supplement.lowerBound] }
    let found = numbers(in: String(head))
    // "2, Part 1" is volume 2.
    let isNumberFirst = head.utf8.first?.isASCIIDigit ?? false
    return !isNumberFirst && head.contains { $0.isLetter } ? found.last : found.first
  }

  /// The issues in `3`, `2-3` and `7553`; none in an article number such as `e0143396`.
  private static func issues(_ text: String) -> [Int] {
    let numbers = numbers(in: text)
    let isArticle = text.utf8.first.map { $0 | 0x20 == UInt8(ascii: "e") } ?? false
    return isArticle || numbers.contains { $0 > 20_000 } ? [] : numbers
  }

  private static func issues(in volume: String) -> [Int] {
    guard let open = volume.firstIndex(of: "("), open > volume.startIndex else { return [] }
    let inner = String(volume[open...])
    return saysSupplement(inner) ? [] : numbers(in: inner)
  }

  private static func numbers(in text: String) -> [Int] {
    text.utf8.split { !$0.isASCIIDigit }.compactMap {
      $0.count < 10 ? Int(String(Substring($0))) : nil
    }
  }

  /// The pages in `831-5`, `S557-S558`, `e17003`, `6:1–6:34` and `ages 391–398`.
  private static func page(_ text: String) -> Page? {
    let bytes = Array(Folding.fold(text).utf8)
    guard !bytes.isEmpty else { return nil }
    let parts = bytes.split {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";")
    }
    guard let start = parts.first, let first = position(start) else { return nil }
    let article = start.firstIndex(of: UInt8(ascii: ":")).flatMap {
      Int(String(decoding: start[..<$0], as: UTF8.self))
    }
    guard parts.count > 1, let second = position(parts[1]) else {
      return Page(prefix: first.prefix, number: first.number, article: article)
    }
    var last = second.number
    if last < first.number {
      // "831-5" is short for 831-835.
      var scale = 1
      while scale <= last { scale *= 10 }
      let whole = first.number / scale * scale + last
      last = whole >= first.number ? whole : last
    }
    return Page(prefix: first.prefix, number: first.number, last: last, article: article)
  }

  /// The prefix that marks pages in Roman numerals.
  static let roman = Array("roman".utf8)

  private static func position(_ text: ArraySlice<UInt8>) -> (prefix: [UInt8], number: Int)? {
    var text = text
    if let colon = text.lastIndex(of: UInt8(ascii: ":")), colon + 1 < text.endIndex {
      text = text[(colon + 1)...]
    }
    let digits = text.drop { !$0.isASCIIDigit }
    let number = digits.prefix(while: \.isASCIIDigit)
    if number.isEmpty, let value = MeetingName.roman(text) { return (Self.roman, value) }
    guard !number.isEmpty, number.count < 12,
      let value = Int(String(decoding: number, as: UTF8.self))
    else { return nil }
    let letters = text.prefix { !$0.isASCIIDigit }.filter(\.isASCIILetter)
    let isWord =
      letters.count > 3 || letters.elementsEqual("p".utf8) || letters.elementsEqual("pp".utf8)
    return (isWord ? [] : letters, value)
  }
}

/// The comparison of two places.
struct PlaceMatch: Sendable {
  enum Agreement: Sendable {
    case same, unknown, different
  }

  var venue = Agreement.unknown
  var volume = Agreement.unknown
  var issue = Agreement.unknown
  var page = Agreement.unknown
  /// Whether the first page is one where many texts begin, such as page 1.
  var isTrivialPage = false
  /// Whether one is a conference and the other a journal.
  var isConferenceAndJournal = false
  /// Whether the pages agree to the last one.
  var lastPage = Agreement.unknown
  /// Whether the last pages agree and the first ones do not, as if one source has an error.
  var endsAlike = false
  /// Whether the names are of different meetings of one series.
  var isOtherMeeting = false
  /// Whether a word in the names shows that they are of different journals.
  var isSisterJournal = false
  /// Whether both places have a name.
  var areVenuesNamed = false

  init(_ one: PlaceProfile, _ other: PlaceProfile) {
    venue = VenueNames.agreement(one.venue, other.venue)
    isConferenceAndJournal = VenueNames.areConferenceAndJournal(one.venue, other.venue)
    areVenuesNamed = !one.venue.content.isEmpty && !other.venue.content.isEmpty
    isSisterJournal =
      one.isJournal && other.isJournal
      && VenueNames.areSisters(one.venue, other.venue)
    isOtherMeeting =
      one.meeting.isOther(than: other.meeting)
      || (one.meeting.isWorkshop != other.meeting.isWorkshop && venue == .same
        && !one.isJournal && !other.isJournal && one.venue.series != nil)
    if let left = one.volume, let right = other.volume {
      volume = left == right ? .same : .different
    }
    if !one.issues.isEmpty, !other.issues.isEmpty {
      issue = one.issues.contains(where: other.issues.contains) ? .same : .different
      // Often only one source mentions a supplement, or gives the article number as the issue.
      if issue == .different,
        one.isSupplement != other.isSupplement || other.issues.contains(one.page?.number ?? -1)
          || one.issues.contains(other.page?.number ?? -1)
      {
        issue = .unknown
      }
    }
    if !one.issueName.isEmpty, !other.issueName.isEmpty {
      let isOne =
        one.issueName.starts(with: other.issueName) || other.issueName.starts(with: one.issueName)
      issue = isOne ? .same : .different
    }
    if let left = one.page, let right = other.page {
      if let article = left.article, let otherArticle = right.article, article != otherArticle {
        page = .different
      } else if left.number == right.number {
        page =
          left.prefix == right.prefix || left.prefix.isEmpty || right.prefix.isEmpty
          ? .same : .different
        if let end = left.last, let otherEnd = right.last {
          lastPage = end == otherEnd ? .same : .different
        }
        let isLong = lastPage == .same && (left.last ?? 0) > 4
        isTrivialPage = left.number <= 1 && !isLong
      } else if left.isArticleNumber != right.isArticleNumber || left.isWithin(right)
        || right.isWithin(left)
      {
        page = .unknown
      } else {
        page = .different
        endsAlike = left.last != nil && left.last == right.last && left.last != left.number
        isTrivialPage = !left.isRoman && !right.isRoman && (left.number <= 1 || right.number <= 1)
      }
    }
  }

  /// Whether volume and first page, or all pages, agree, which is unlikely for two texts.
  var isExact: Bool {
    if page == .same, volume == .same { return !isTrivialPage || issue == .same }
    return page == .same && volume == .unknown && !isTrivialPage && venue != .different
  }

  /// Whether some detail differs.
  var isDifferent: Bool {
    volume == .different || (page == .different && !isTrivialPage) || issue == .different
  }
}
