import Formats
import Records
import Support
import Testing
import Text

/// The authors and the date of a page, which no field of its own has.
@Suite struct AcademicPagesTests {
  private func record(_ members: String, body: String = "") throws -> Record {
    let text = "---\ntitle: \"On Ponds\"\n\(members)\n---\n\(body)"
    let file = AcademicPages.read(Array(text.utf8), file: "a.md") { problem in
      Issue.record("\(problem.message)")
    }
    return try #require(file.records.first).record(key: .pending)
  }

  @Test(arguments: [
    (" Ann Lee,  Bo Kim, &quot;On Ponds.&quot; J. Water, 2020.", "Lee, Ann | Kim, Bo"),
    ("Ann Lee and Bo Kim. \"On Ponds.\" 2020.", "Lee, Ann | Kim, Bo"),
    ("Ann Lee, Bo Kim, and Cid Roe, \"On Ponds\"", "Lee, Ann | Kim, Bo | Roe, Cid"),
    ("Lee, A. B., &amp; Kim, C. (2020). &quot;On Ponds.&quot;", "Lee, A. B. | Kim, C."),
    ("Lee, Ann. (2020). On Ponds. J. Water", "Lee, Ann"),
    (" D.H. Ho, &quot;On Ponds.&quot;", "Ho, D.H."),
    (
      " Jan van der Berg,  J&uuml;rgen M&ouml;ller, &quot;On Ponds.&quot;",
      "van der Berg, Jan | Möller, Jürgen"
    ),
    ("Ann Lee, et al., \"On Ponds.\"", "Lee, Ann | others"),
    ("Ann Lee et al. \"On Ponds.\"", "Lee, Ann | others"), ("\"On Ponds.\" 2020.", ""),
    ("No title here at all", ""), ("&quot;", ""), (",,,&quot;On Ponds", ""),
  ])
  func readsAuthors(_ citation: String, _ names: String) throws {
    let record = try record("citation: '\(citation)'")
    #expect(record.values(of: .author).joined(separator: " | ") == names)
  }

  @Test(arguments: [
    ("2020-01-01", "2020"), ("2020-05-01", "2020-05-01"), ("2020-05", "2020-05"), ("2020", "2020"),
    ("2020-05-17 10:00:00", "2020-05-17"),
  ])
  func readsDates(_ text: String, _ date: String) throws {
    #expect(try record("date: \(text)")[.date] == date)
  }

  @Test(arguments: [
    ("category: conferences\nvenue: X", "inproceedings"), ("category: thesis", "thesis"),
    ("venue: In the proceedings of X", "inproceedings"), ("venue: Journal of X", "article"),
    ("venue: Workshop on X", "inproceedings"), ("category: books", "book"), ("date: 2020", "misc"),
  ])
  func readsTypes(_ members: String, _ type: String) throws {
    #expect(try record(members).type.name == type)
  }

  @Test func keepsWhatThePageSays() throws {
    let record = try record(
      "paperurl: /files/a.pdf\nslidesurl: https://example.org/s\nextra: [a, b]\ncodeurl: x",
      body: "[Access paper here](/files/a.pdf)\n\nFirst of its kind.\n")
    #expect(
      record.values(of: .link) == ["paper /files/a.pdf", "slides https://example.org/s", "code x"])
    #expect(record.values(of: FieldName("extra")) == ["a", "b"])
    #expect(record[.note] == "First of its kind.")
  }
}
