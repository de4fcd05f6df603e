import Query
import Templates
import Foundation
import Lists
import Records
import Store
import Support
import Testing
import Text

/// What a template sees of a list.
struct ListContextTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
    try folder.write(
      "key: icml\nname: Machine Learning\nshort: ICML\nkind: conference\nurl: https://icml.cc\n",
      to: "library/venues.rec")
    try folder.write(
      """
      key: a
      type: inproceedings
      title: The {Deep} <i>Net</i> & $x$
      author: Lee, Ann; equal; url=https://lee.org
      author: van der Berg, Jean-Pierre; corresponding
      editor: Kim, Bo
      date: 2020-05-17
      venue: icml 2020; presentation=oral; booth=12
      venue: A Workshop 2021; workshop=W
      award: Best; url=https://e.org/a
      link: code https://e.org/c
      link: see [slides] here s.pdf
      doi: 10.1000/182
      institution: North
      tag: x
      tag: y
      mine: own

      key: b
      type: talk
      genre: Invited talk
      status: submitted
      date: 2021/2023
      author: Kim, Bo

      key: c
      type: talk
      date: 2021

      """, to: "library/all.rec")
  }

  private func context(_ list: String, as format: TemplateFormat = .html) throws -> JSONObject {
    let library = try Library(at: folder.path, for: .reading)
    let document = RecDocument(Array(list.utf8), file: "l.rec")
    let contents = try ListContents(of: ListDefinition(document, name: "l"), in: library) {
      (text) throws(Diagnostic) in
      var parser = QueryParser(key: { library[$0]?.key }, isFieldInUse: { _ in false })
      return try parser.parse([text])
    }
    let value = ListContext(
      of: contents, as: format, venues: try library.venues(), me: [Name(field: "Lee, A.")]
    ).value
    let data = Data(value.json.text.utf8)
    return JSONObject(try JSONSerialization.jsonObject(with: data))
  }

  @Test func seesARecord() throws {
    let list = try context(
      "template: x.html\nheading: H & Co\nbase: https://b.org/\nitem: a; note=N\n")
    #expect(list["name"].text == "l" && list["heading"].text == "H &amp; Co")
    let item = list["sections"][0]["items"][0]
    #expect(item["title"].text == #"The Deep <i>Net</i> &amp; \(x\)"#)
    #expect(item["url"].text == "https://doi.org/10.1000/182" && item["note"].text == "N")
    #expect(item["year"].text == "2020" && item["month"].text == "5" && item["day"].text == "17")
    #expect(item["month_name"].text == "May" && item["end_year"].isNull)
    #expect(item["publisher"].text == "North" && item["mine"].text == "own")
    #expect(item["tag"][0].text == "x" && item["tag"][1].text == "y")
    #expect(item["abstract"].isNull && item["has_equal"].bool && item["has_corresponding"].bool)
    #expect(item["is"]["inproceedings"].bool)
    #expect(item["presentation"].text == "oral" && item["presentation_name"].text == "Oral")
    #expect(item["number"].text == "1" && item["countdown"].text == "1")
  }

  @Test func seesPeople() throws {
    let item = try context("template: x.html\nitem: a\n")["sections"][0]["items"][0]
    let (one, two) = (item["authors"][0], item["authors"][1])
    #expect(one["name"].text == "Ann Lee" && one["me"].bool && one["equal"].bool)
    #expect(one["url"].text == "https://lee.org" && one["first"].bool && !one["last"].bool)
    #expect(two["family"].text == "van der Berg" && two["initials"].text == "J.-P.")
    #expect(!two["me"].bool && two["corresponding"].bool && two["last"].bool)
    #expect(item["editors"][0]["family"].text == "Kim" && item["has_editors"].bool)
    let mine = try context("template: x.html\nme: Berg, van der, J\nme: Kim, B\nitem: b\n")
    #expect(mine["sections"][0]["items"][0]["authors"][0]["me"].bool)
  }

  @Test func seesVenuesAwardsAndLinks() throws {
    let list = try context("template: x.html\nbase: https://b.org/\nitem: a\n")
    let item = list["sections"][0]["items"][0]
    let (icml, workshop) = (item["venues"][0], item["venues"][1])
    #expect(icml["name"].text == "Machine Learning" && icml["short"].text == "ICML")
    #expect(
      icml["year"].text == "2020" && icml["is_conference"].bool && icml["is_abbreviated"].bool)
    #expect(icml["url"].text == "https://icml.cc" && icml["booth"].text == "12")
    #expect(workshop["name"].text == "A Workshop" && workshop["workshop"].text == "W")
    #expect(!workshop["is_abbreviated"].bool && workshop["url"].isNull)
    let award = item["awards"][0]
    #expect(award["name"].text == "Best" && award["url"].text == "https://e.org/a")
    let (code, slides) = (item["links"][0], item["links"][1])
    #expect(code["label"].text == "code" && code["url"].text == "https://e.org/c")
    #expect(!code["own"].bool && code["before"].isNull)
    #expect(slides["url"].text == "https://b.org/s.pdf" && slides["own"].bool)
    #expect(slides["before"].text == "see " && slides["anchor"].text == "slides")
    #expect(slides["after"].text == " here")
  }

  @Test func seesSectionsAndGroups() throws {
    let list = try context(
      """
      template: x.html

      section: One
      marker: *
      item: a

      section: Two
      query: year:2020..
      sort: -date,key
      group: type

      """)
    #expect(list["count"].text == "4")
    let (one, two) = (list["sections"][0], list["sections"][1])
    #expect(one["heading"].text == "One" && one["marker"].text == "*" && one["first"].bool)
    #expect(one["groups"][0]["heading"].isNull)
    #expect(two["marker"].isNull && two["count"].text == "3" && two["last"].bool)
    #expect(two["groups"][0]["heading"].text == "talk" && two["groups"][0]["count"].text == "2")
    #expect(two["groups"][1]["heading"].text == "inproceedings")
    let items = two["items"]
    #expect(items[0]["key"].text == "b" && items[0]["number"].text == "2")
    #expect(items[0]["end_year"].text == "2023" && items[0]["is"]["invited_talk"].bool)
    #expect(items[0]["is"]["submitted"].bool)
    #expect(items[1]["key"].text == "c" && items[1]["countdown"].text == "2")
    #expect(items[1]["has_authors"].bool == false && items[2]["last"].bool)
  }

  @Test func recordsOfSeveralTagsAreInEachGroup() throws {
    let list = try context("template: x.html\nquery: year:2020\ngroup: tag\n")
    let groups = list["sections"][0]["groups"]
    #expect(groups[0]["heading"].text == "x" && groups[1]["heading"].text == "y")
  }

  @Test(arguments: [
    (TemplateFormat.markdown, #"The Deep *Net* & $x$"#), (.latex, #"The {Deep} \emph{Net} \& $x$"#),
    (.text, "The Deep Net & x"), (.typst, "The Deep #emph[Net] & x"),
    (.html, #"The Deep <i>Net</i> &amp; \(x\)"#),
  ])
  func titlesAreInTheFormat(_ format: TemplateFormat, _ title: String) throws {
    let list = try context("template: x\nitem: a\n", as: format)
    #expect(list["sections"][0]["items"][0]["title"].text == title)
  }

  @Test func saysWhichItemIsNotThere() throws {
    let list = "template: x\nitem: a\nitem: aa; note=x\n"
    do {
      _ = try context(list)
      Issue.record("nothing is said")
    } catch let error as Diagnostic {
      #expect(error.message == #"no record has the key "aa""# && error.hint == "did you mean a?")
      let place = try #require(error.location).bytes
      #expect(String(decoding: Array(list.utf8)[place], as: UTF8.self) == "aa; note=x")
    }
  }
}

/// A value of JSON, for looking into without casts.
private struct JSONObject {
  private let value: Any?

  init(_ value: Any?) { self.value = value }

  subscript(name: String) -> JSONObject { JSONObject((value as? [String: Any])?[name]) }

  subscript(index: Int) -> JSONObject {
    guard let array = value as? [Any], array.indices.contains(index) else { return JSONObject(nil) }
    return JSONObject(array[index])
  }

  var text: String? { value as? String }
  var bool: Bool { value as? Bool ?? false }
  /// Whether the name is there, and says nothing.
  var isNull: Bool { value is NSNull }
}
