import Records
import Testing

/// How names are split, and written so that they are split in the same way again.
@Suite struct NameTests {
  /// A name, and its parts as `given·prefix·family·suffix`; a body in brackets.
  static let cases: [(text: String, parts: String)] = [
    ("Jean Ford", "Jean··Ford·"),
    ("Ludwig van Beethoven", "Ludwig·van·Beethoven·"),
    ("van Beethoven, Ludwig", "Ludwig·van·Beethoven·"),
    ("Van Beethoven, Ludwig", "Ludwig··Van Beethoven·"),
    ("Jean de la Fontaine du Bois Joli", "Jean·de la·Fontaine du Bois Joli·"),
    ("Jean De La Fontaine", "Jean De La··Fontaine·"),
    ("jean de la fontaine", "·jean de la·fontaine·"),
    ("Jean {de la} Fontaine", "Jean de la··Fontaine·"),
    ("King, Jr, Martin Luther", "Martin Luther··King·Jr"),
    ("Martin Luther King, Jr.", "Jr.··Martin Luther King·"),
    ("{Ford Jr.}, Henry", "Henry··Ford Jr.·"),
    ("{Barnes and Noble, Inc.}", "[Barnes and Noble, Inc.]"),
    ("{Barnes} {and} {Noble Inc.}", "Barnes and··Noble Inc.·"),
    ("{{World Health Organization}}", "[World Health Organization]"),
    ("Knuth ,Donald~E.", "Donald E.··Knuth·"),
    ("Knuth, ", "··Knuth·"),
    (", Donald", "Donald···"),
    ("knuth", "··knuth·"),
    ("van der Berg", "·van der·Berg·"),
    ("Élise Dupont", "Élise··Dupont·"),
    ("özgür Demir", "·özgür·Demir·"),
    ("Ortega y Gasset, José", "José··Ortega y Gasset·"),
    ("José Ortega y Gasset", "José Ortega·y·Gasset·"),
    ("al-Ghazālī, Abū Ḥāmid", "Abū Ḥāmid··al-Ghazālī·"),
    ("Maria de Lourdes {de Oliveira}", "Maria·de·Lourdes de Oliveira·"),
    ("Leonardo {da Vinci}", "Leonardo··da Vinci·"),
    ("毛泽东", "··毛泽东·"), ("毛 泽东", "毛··泽东·"),
    ("иванов, иван", "иван··иванов·"),
    ("Иван фон Иванов", "Иван·фон·Иванов·"),
    ("Smith, John, Doe, Jane", "[Smith, John, Doe, Jane]"),
    ("Smith, John; Doe, Jane", "Jane··Smith·John; Doe"),
    ("Smith, Jr{, }x, John", "John··Smith·Jr, x"),
    ("von Neumann, Jr., John", "John·von·Neumann·Jr."),
    ("1st Baron Kelvin", "1st Baron··Kelvin·"),
    ("{S}igmund Freud", "Sigmund··Freud·"),
    ("$\\alpha$ Beta", "$\\alpha$··Beta·"),
    ("'t Hooft, Gerard", "Gerard·'t·Hooft·"),
    ("\\foo{x}{y} Bar", "\\foo{x}{y}··Bar·"),
    ("", "···"),
  ]

  @Test(arguments: cases)
  func parts(_ text: String, parts: String) {
    #expect(Self.parts(of: Name(parsing: text)) == parts)
  }

  @Test(arguments: cases)
  func writesWhatItReads(_ text: String, parts: String) {
    let name = Name(parsing: text)
    #expect(Self.parts(of: Name(field: name.field)) == parts)
  }

  @Test func keepsWhatIsSaidOfAPerson() {
    let field = #"Doe, Jane; equal; orcid=0000-0001; note=a\; b"#
    let name = Name(field: field)
    #expect(name.family == "Doe")
    #expect(name.attributes["orcid"] == "0000-0001")
    #expect(name.attributes["note"] == "a; b")
    #expect(name.field == field)
  }

  private static func parts(of name: Name) -> String {
    if name.isLiteral { return "[\(name.family)]" }
    return [name.given, name.prefix, name.family, name.suffix].joined(separator: "·")
  }
}
