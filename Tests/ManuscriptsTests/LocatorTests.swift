import Manuscripts
import Testing

/// What writers mean by `pp. 3-5`.
struct LocatorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    /// The label and the text, parted by a blank.
    let locator: String?
    var rest = ""

    var testDescription: String { text }
  }

  private static func shown(_ locator: Locator?) -> String? {
    locator.map { "\($0.label) \($0.text)" }
  }

  static let wholes: [Case] = [
    Case(text: "p. 12", locator: "page 12"), Case(text: "pp. 12-15", locator: "page 12-15"),
    Case(text: "page 12", locator: "page 12"), Case(text: "12", locator: "page 12"),
    Case(text: " 12 ", locator: "page 12"), Case(text: "p12", locator: "page 12"),
    Case(text: "p 12", locator: "page 12"), Case(text: "P. 12", locator: "page 12"),
    Case(text: "chap. 3", locator: "chapter 3"), Case(text: "ch. 3", locator: "chapter 3"),
    Case(text: "sec. 2.1", locator: "section 2.1"), Case(text: "§ 4", locator: "section 4"),
    Case(text: "§§4-5", locator: "section 4-5"), Case(text: "fig. 1", locator: "figure 1"),
    Case(text: "vol. 2", locator: "volume 2"), Case(text: "no. 7", locator: "issue 7"),
    Case(text: "l. 9", locator: "line 9"), Case(text: "v. 9", locator: "verse 9"),
    Case(text: "n. 9", locator: "note 9"), Case(text: "para. 9", locator: "paragraph 9"),
    Case(text: "¶ 9", locator: "paragraph 9"), Case(text: "col. 9", locator: "column 9"),
    Case(text: "op. 9", locator: "opus 9"), Case(text: "bk. 9", locator: "book 9"),
    Case(text: "pt. II", locator: "part II"), Case(text: "s.v. ibid", locator: "sub-verbo ibid"),
    Case(text: "sub verbo ibid", locator: "sub-verbo ibid"),
    Case(text: "s. v. ibid", locator: "sub-verbo ibid"),
    Case(text: "scene 2", locator: "scene 2"),
    Case(text: "timestamp 1:02", locator: "timestamp 1:02"),
    Case(text: "v", locator: "page v"), Case(text: "the end", locator: "page the end"),
    Case(text: "", locator: "page "),
  ]

  @Test(arguments: wholes)
  func readsAWhole(_ test: Case) {
    #expect(Self.shown(LocatorReader().locator(test.text)) == test.locator)
  }

  static let suffixes: [Case] = [
    Case(text: ", p. 3", locator: "page 3"), Case(text: " p. 3", locator: "page 3"),
    Case(text: ", 33", locator: "page 33"), Case(text: " 33", locator: "page 33"),
    Case(text: ", pp. 3-5 and passim", locator: "page 3-5", rest: " and passim"),
    Case(text: ", 33-35, 38-39 and more", locator: "page 33-35, 38-39", rest: " and more"),
    Case(
      text: ", pp. iv, vi-xi, (xv)-(xvii) with", locator: "page iv, vi-xi, (xv)-(xvii)",
      rest: " with"),
    Case(text: ", chap. 2, for instance", locator: "chapter 2", rest: ", for instance"),
    Case(text: ", p. 3.", locator: "page 3", rest: "."),
    Case(text: ", § 3.2", locator: "section 3.2"),
    Case(text: "{ii, A, D-Z}, with a suffix", locator: "page ii, A, D-Z", rest: ", with a suffix"),
    Case(text: ", {pp. iv, vi} with", locator: "page iv, vi", rest: " with"),
    Case(text: "{}, 99 years later", locator: nil, rest: ", 99 years later"),
    Case(text: ", for instance", locator: nil, rest: ", for instance"),
    Case(text: ", p. mild", locator: nil, rest: ", p. mild"),
    Case(text: ", iv", locator: nil, rest: ", iv"),
    Case(text: "", locator: nil), Case(text: ",", locator: nil, rest: ","),
    Case(text: ", {p. 3", locator: nil, rest: ", {p. 3"),
    Case(text: ", page", locator: nil, rest: ", page"),
  ]

  @Test(arguments: suffixes)
  func findsWhatASuffixBeginsWith(_ test: Case) {
    let (locator, rest) = LocatorReader().split(test.text)
    #expect(Self.shown(locator) == test.locator)
    #expect(rest == test.rest)
  }

  @Test func knowsTheWordsOfAnotherLanguage() {
    var labels = LocatorLabels()
    labels.add("S.", for: "page")
    labels.add("Kap.", for: "chapter")
    let reader = LocatorReader(labels)
    #expect(Self.shown(reader.locator("S. 12")) == "page 12")
    #expect(Self.shown(reader.split(", Kap. 2 f.").locator) == "chapter 2")
    #expect(Self.shown(reader.locator("p. 12")) == "page 12")
  }
}
