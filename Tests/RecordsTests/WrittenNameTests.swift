import Records
import Testing

/// How names are read that other programs, publishers and people write.
@Suite struct WrittenNameTests {
  static let written: [(text: String, field: String)] = [
    ("Kepler*, Johannes", "Kepler, Johannes; equal"),
    ("Kepler*†, Johannes", "Kepler, Johannes; equal; mark=†"),
    ("Johannes Kepler*", "Kepler, Johannes; equal"),
    ("*Kepler, Johannes", "Kepler, Johannes; equal"),
    ("Kepler, Johannes*", "Kepler, Johannes; equal"),
    ("Kepler∗, Johannes", "Kepler, Johannes; equal"),
    ("Kepler<sup>*</sup>, Johannes", "Kepler, Johannes; equal"),
    ("Kepler$^*$, Johannes", "Kepler, Johannes; equal"),
    ("Kepler$^{*,\\dagger}$, Johannes", "Kepler, Johannes; equal; mark=†"),
    ("Kepler$\\ast$, Johannes", "Kepler, Johannes; equal"),
    ("Kepler$^\\ddagger$, J.", "Kepler, J.; mark=‡"),
    ("Kepler$^1$, J.", "Kepler, J.; mark=1"),
    ("Kepler$^{1,2}$, J.", "Kepler, J.; mark=1,2"),
    ("Kepler<sup>a</sup>, J.", "Kepler, J.; mark=a"),
    ("Kepler¹², J.", "Kepler, J.; mark=12"),
    ("Kepler1, Johannes", "Kepler, Johannes; mark=1"),
    ("Kepler§, J.", "Kepler, J.; mark=§"),
    ("Kepler&, J.", "Kepler, J.; mark=&"),
    ("Kepler^, J.", "Kepler, J.; mark=^"), ("Kepler^1, J.", "Kepler, J.; mark=1"),
    ("Kepler✉, J.", "Kepler, J.; corresponding"),
    ("Kepler\\thanks{Equal contribution}, J.", "Kepler, J.; equal"),
    ("Kepler\\footnotemark[2], J.", "Kepler, J.; mark=2"),
    ("<b>Kepler, Johannes</b>", "Kepler, Johannes"),
    ("<u>Johannes</u> <strong>Kepler</strong>", "Kepler, Johannes"),
    ("<span class=\"x\">Kepler</span>, J.", "Kepler, J."),
    ("M<sup>c</sup>Donald, Ann", "McDonald, Ann"),
    ("et al.", "others"), ("others", "others"), ("Et al", "others"),
    ("deadmau5", "deadmau5"), ("{Group 42}", "{Group 42}"), ("{3M}", "{3M}"),
    ("Musk, X A-12", "Musk, X A-12"), ("$\\alpha$ Beta", "Beta, $\\alpha$"),
    ("Ivanov, I.I.", "Ivanov, I.I."), ("King, Jr., Martin", "King, Jr., Martin"),
  ]

  @Test(arguments: written)
  func readsBibTeXsForms(_ text: String, field: String) {
    #expect(Name(written: text).field == field)
  }

  static let free: [(text: String, field: String)] = [
    ("A. B. Smith", "Smith, A. B."), ("J. van der Berg", "van der Berg, J."),
    ("Jane Doe", "Doe, Jane"), ("Plato", "Plato"),
    ("Smith AB", "Smith, A. B."), ("van den Berg HJ", "van den Berg, H. J."),
    ("Smith J.-P.", "Smith, J.-P."), ("Bank A", "Bank, A."),
    ("King ML Jr", "King, Jr, M. L."), ("Jones A 2nd", "Jones, 2nd, A."),
    ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
    ("King, Martin Luther, Jr.", "King, Jr., Martin Luther"),
    ("Martin Luther King, III", "King, III, Martin Luther"),
    ("Ivanov II", "Ivanov, I. I."), ("Ivanov, II", "Ivanov, II"), ("Smith, JR", "Smith, JR"),
    ("World Health Organization", "{World Health Organization}"),
    ("Department of Agriculture", "{Department of Agriculture}"),
    ("Johnson & Johnson", "{Johnson & Johnson}"), ("Working Group 2", "{Working Group 2}"),
    ("William Press", "Press, William"),
    ("{European Southern Observatory}", "{European Southern Observatory}"),
    ("李 世民", "李, 世民"), ("Lee*", "Lee; equal"),
  ]

  @Test(arguments: free)
  func readsTextsInNoFixedForm(_ text: String, field: String) {
    #expect(Name(free: text).field == field)
  }

  static let parts: [(name: Name, field: String)] = [
    (Name(family: "Jin-Fu Chang"), "Chang, Jin-Fu"),
    (Name(family: "World Health Organization"), "{World Health Organization}"),
    (Name(family: "Chang, Jin-Fu"), "Chang, Jin-Fu"),
    (Name(family: "Chang,", given: "Jin-Fu"), "Chang, Jin-Fu"),
    (Name(family: "Chang*", given: "Jin-Fu†"), "Chang, Jin-Fu; equal; mark=†"),
    (Name(family: "<i>Chang</i>", given: "J."), "Chang, J."),
    (Name(family: "al.", given: "et"), "others"), (Name(family: "others"), "others"),
    (Name(family: "et al.", isLiteral: true), "others"),
    (Name(family: "King", given: "Martin Luther Jr"), "King, Jr, Martin Luther"),
    (Name(family: "King Jr.", given: "Martin"), "King, Jr., Martin"),
    (Name(family: "Study Group 42", isLiteral: true), "{Study Group 42}"),
    (Name(family: "Gogh", prefix: "van"), "van Gogh,"),
  ]

  @Test(arguments: parts)
  func tidiesParts(_ name: Name, field: String) {
    #expect(name.tidied().field == field)
  }

  static let lists: [(text: String, fields: [String])] = [
    ("Smith, J., and Doe, K.", ["Smith, J.", "Doe, K."]),
    ("John Smith, and Jane Doe", ["Smith, John", "Doe, Jane"]),
    ("Alpha-1 Investigators, and Doe, J.", ["{Alpha-1 Investigators}", "Doe, J."]),
    ("Smith, J. and others", ["Smith, J.", "others"]),
    ("Smith, J. et al.", ["Smith, J.", "others"]),
    ("Smith*, J. and Doe, K.; orcid=1", ["Smith, J.; equal", "Doe, K.; orcid=1"]),
    ("García Márquez,", ["García Márquez,"]),
    ("Smith, J.,", ["Smith, J."]),
  ]

  @Test(arguments: lists)
  func readsLists(_ text: String, fields: [String]) {
    #expect(Name.list(text).map(\.field) == fields)
  }

  /// Reading takes linear time, whatever is unclosed.
  @Test(arguments: ["<sup>", "<sup></sup>", "$^", "\\thanks{", "1*", ",", "<", "a, "])
  func readsHostileText(_ piece: String) {
    let text = String(repeating: piece, count: 100_000)
    #expect(Name(free: text).family.utf8.count <= text.utf8.count)
  }
}
