import Support
import Testing
import Text

@testable import Lookup

/// Answers are written after Open Library's documentation of its Books API.
@Suite struct OpenLibraryTests {
  static let books = """
    {"ISBN:9780262033848": {"url": "https://openlibrary.org/books/OL1M/x", "key": "/books/OL1M",
       "title": "Introduction to algorithms", "subtitle": "third edition.",
       "authors": [{"url": "x", "name": "Thomas H. Cormen"}, {"name": "Charles E. Leiserson"}],
       "number_of_pages": 1292, "identifiers": {"isbn_13": ["9780262033848"]},
       "publishers": [{"name": "MIT Press"}], "publish_places": [{"name": "Cambridge, Mass"}],
       "publish_date": "September 2009"},
     "ISBN:080442957X": {"title": "ESSAYS ON OLD GREEK DRAMA", "by_statement":
       "edited by Ann Bee and Cee Dee ; with a preface by E. Eff.", "publish_date": "c1978, 1980."},
     "ISBN:9783540653677": {"title": null}, "ISBN:9780521898065": null}
    """

  @Test func readsBooksOfOneAnswer() {
    var talk = ServiceTalk([("openlibrary.org/api/books", .json(Self.books))])
    let works: [WorkIdentifier] = [
      .isbn("9780262033848"), .isbn("080442957X"), .isbn("9783540653677"), .isbn("9780521898065"),
      .isbn("9780306406157"),
    ]
    let findings = talk.findings(for: works)
    #expect(
      talk.asked == [
        "https://openlibrary.org/api/books?bibkeys=ISBN:9780262033848,ISBN:080442957X,"
          + "ISBN:9783540653677,ISBN:9780521898065,ISBN:9780306406157&format=json&jscmd=data"
      ])
    #expect(
      findings[works[0]]?.lines == [
        "type: book", "title: Introduction to algorithms: third edition",
        "author: Cormen, Thomas H.", "author: Leiserson, Charles E.", "date: 2009-09",
        "pagetotal: 1292", "publisher: MIT Press", "location: Cambridge, Mass",
        "isbn: 9780262033848",
      ])
    #expect(
      findings[works[1]]?.lines == [
        "type: book", "title: Essays on Old Greek Drama", "editor: Bee, Ann", "editor: Dee, Cee",
        "date: 1980", "isbn: 080442957X",
      ])
    #expect(findings[works[2]]?.failure?.message.contains("the book has no title") == true)
    for index in 3...4 {
      #expect(
        findings[works[index]]?.failure?.message
          == "Open Library does not know \(works[index].described)")
    }
  }

  /// The list of authors has readers and adapters as well.
  @Test func takesTheAuthorsOfTheTitlePage() throws {
    let book = """
      {"ISBN:9780262033848": {"title": "Wyrd Tales", "by_statement": "by Cee Dee ; read by E. Eff.",
       "authors": [{"name": "Ann Bee"}, {"name": "Cee Dee"}, {"name": "E. Eff"}]}}
      """
    var talk = ServiceTalk([("openlibrary", .json(book))])
    let finding = try #require(talk.findings(for: [.isbn("9780262033848")]).values.first)
    #expect(finding.lines.filter { $0.hasPrefix("author") } == ["author: Dee, Cee"])
  }

  @Test func doesNotKnowABook() {
    var talk = ServiceTalk([("openlibrary", .json("{}"))])
    let finding = talk.findings(for: [.isbn("9780262033848")]).values.first
    #expect(finding?.lines == ["error: Open Library does not know ISBN 9780262033848"])
  }

  @Test(arguments: [Reply(500), .page("<html>"), .json("{\"ISBN:"), .json("[]")])
  func saysWhyThereIsNoRecord(_ reply: Reply) throws {
    var talk = ServiceTalk([("openlibrary", reply)])
    let failure = try #require(talk.findings(for: [.isbn("9780262033848")]).values.first?.failure)
    #expect(failure.message.contains("Open Library"))
  }
}
