import Support
import Records
import Store
import Testing
import Text

@testable import Lists

/// A list's file: head and sections, and what is wrong in it.
struct ListDefinitionTests {
  private func definition(_ text: String) throws -> ListDefinition {
    try ListDefinition(RecDocument(Array(text.utf8), file: "l.rec"), name: "l")
  }

  @Test func readsHeadAndSections() throws {
    let list = try definition(
      """
      %rec: List

      heading: All of It
      template: homepage.md
      me: Lee, Ann
      me: Lee, A.
      base: https://e.org/
      into: index.md
      mine: own

      section: Papers
      marker: ✦
      item: a
      item: b; note=the best; flag

      query: type:talk
      sort: -date
      group: year

      """)
    #expect(list.name == "l" && list.heading == "All of It" && list.template == "homepage.md")
    #expect(list.me.map(\.given) == ["Ann", "A."] && list.base == "https://e.org/")
    #expect(list.into == "index.md" && list.fields == [Field("mine", "own")])
    #expect(list.sections.map(\.heading) == ["Papers", nil])
    #expect(list.sections[0].fields == [Field("marker", "✦")])
    guard case .items(let items) = list.sections[0].content,
      case .query(let query, let sort, let group, _) = list.sections[1].content
    else {
      Issue.record("the sections are of other kinds")
      return
    }
    #expect(items.map(\.key) == ["a", "b"])
    #expect(items[1].overrides.all.map(\.name) == ["note", "flag"])
    #expect(query == "type:talk" && sort == "-date" && group == "year")
  }

  @Test func aHeadWithItemsIsItsOwnFirstSection() throws {
    let list = try definition("template: a.md\nitem: x\nmarker: m\n\nquery: type:talk\n")
    #expect(list.sections.count == 2)
    #expect(try definition("template: a.md\nquery: type:talk\n").sections.count == 1)
    #expect(try definition("template: a.md\n").sections.isEmpty)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let text: String
    let message: String
    let place: String

    var testDescription: String { message }
  }

  @Test(arguments: [
    Fault(text: "", message: "the list l is empty", place: ""),
    Fault(text: "# only this\n", message: "the list l is empty", place: ""),
    Fault(
      text: "heading: X\nmine: y\n", message: "the list l names no template",
      place: "heading: X\nmine: y\n"),
    Fault(
      text: "template: a.md\n\nsection: S\nmarker: m\n",
      message: "a section has neither items nor a query", place: "section: S\nmarker: m\n"),
    Fault(
      text: "template: a.md\n\nitem: x\nquery: type:book\n",
      message: "a section has both items and a query", place: "type:book"),
    Fault(text: "template: a.md\noops\n", message: #""oops" is not a field"#, place: "oops"),
  ])
  func isRefused(_ test: Fault) throws {
    let bytes = Array(test.text.utf8)
    do throws(Diagnostic) {
      _ = try ListDefinition(RecDocument(bytes, file: "l.rec"), name: "l")
      Issue.record("nothing is said")
    } catch {
      #expect(error.message == test.message && error.hint != nil)
      let place = try #require(error.location)
      #expect(place.file == "l.rec")
      #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == test.place)
    }
  }

  struct Person: CustomTestStringConvertible, Sendable {
    let me: [String]
    let name: String
    let isMe: Bool

    var testDescription: String { "\(name) \(isMe ? "is" : "is not") \(me)" }
  }

  @Test(arguments: [
    Person(me: ["Hopper, Grace"], name: "Hopper, Grace", isMe: true),
    Person(me: ["Hopper, Grace"], name: "Grace Hopper", isMe: true),
    Person(me: ["Hopper, Grace"], name: "Hopper, G.", isMe: true),
    Person(me: ["Hopper, Grace"], name: "Hopper, Grace Murray", isMe: true),
    Person(me: ["Hopper, Grace"], name: "Hopper, G. M.", isMe: true),
    Person(me: ["Hopper, Grace Murray"], name: "Hopper, G M", isMe: true),
    Person(me: ["Hopper, Grace"], name: "hopper, gràce; equal", isMe: true),
    Person(me: ["Hopper, Grace"], name: "Hopper, George", isMe: false),
    Person(me: ["Hopper, Grace"], name: "Hopper, H.", isMe: false),
    Person(me: ["Hopper, Grace"], name: "Hopper", isMe: false),
    Person(me: ["Hopper, Grace"], name: "Hoppers, Grace", isMe: false),
    Person(me: ["Hopper, Grace"], name: "{Grace Hopper}", isMe: false),
    Person(me: ["Hu, Edward J.", "Hu, J. Edward"], name: "Hu, J. Edward", isMe: true),
    Person(me: ["Hu, Edward J."], name: "Hu, J. Edward", isMe: false),
    Person(me: ["van der Berg, Jan"], name: "Jan van der Berg", isMe: true),
    Person(me: ["van der Berg, Jan"], name: "Berg, Jan", isMe: false),
    Person(me: ["{ACM}"], name: "{ACM}", isMe: true),
    Person(me: ["Smith, Jean-Pierre"], name: "Smith, J.-P.", isMe: true),
    Person(me: [], name: "Hopper, Grace", isMe: false),
  ])
  func knowsMe(_ test: Person) {
    let me = Me(test.me.map(Name.init(field:)))
    #expect(me.isMe(Name(field: test.name)) == test.isMe)
  }
}
