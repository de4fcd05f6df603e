import Checks
import Citations
import Duplicates
import Formats
import Records
import Store
import Support
import Testing
import Text
import Workspace

/// What another program does with the library product: no terminal, no command, public names alone.
struct LibraryProductTests {
  /// A library of two records of one work and one of another, with a list and its page.
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("me: Lovelace, Ada\n", to: "library/ibid.rec")
    try folder.write(
      """
      key: lovelace1843notes
      type: article
      author: Lovelace, Ada
      title: Notes upon the Memoir on the Analytical Engine
      journal: Scientific Memoirs
      volume: 3
      pages: 666-731
      date: 1843

      key: lovelace1843copy
      type: article
      author: Lovelace, A.
      title: Notes upon the memoir on the analytical engine
      journal: Sci. Mem.
      volume: 3
      pages: 666-731
      date: 1843
      url: https://example.org/notes

      key: menabrea1842sketch
      type: article
      author: Menabrea, Luigi
      title: Sketch of the Analytical Engine
      journal: Bibliothèque Universelle
      date: soon

      """, to: "library/engine.rec")
    try folder.write(
      """
      template: cv.txt

      heading: Papers
      query: author:lovelace

      """, to: "library/lists/papers.rec")
    try folder.write(
      "{{#sections}}{{#items}}{{{title}}}\n{{/items}}{{/sections}}", to: "styles/cv.txt.mustache")
  }

  /// What a session reported and wrote.
  private final class Received {
    var problems: [String] = []
    var remarks: [String] = []
    var changes: [String] = []
    var results = ""
  }

  private func session(_ received: Received) -> Session {
    Session(
      input: Input(
        directory: folder.path,
        environment: { [path = folder.path] in $0 == "XDG_STATE_HOME" ? "\(path)/state" : nil },
        standardInput: { [] }),
      events: EventSink { event in
        switch event {
        case .diagnostic(let diagnostic, _): received.problems.append(diagnostic.message)
        case .remark(let text): received.remarks.append(text)
        case .change(let line): received.changes.append(line)
        case .output, .progress, .progressEnded: break
        }
      },
      output: TextSink { received.results += String(decoding: $0, as: UTF8.self) })
  }

  @Test func opensAndQueries() throws {
    let received = Received()
    let session = session(received)
    let library = try session.library(for: .reading)
    #expect(library.records.count == 3)
    let found = try session.positions(matching: ["journal:scientific"], in: library)
    #expect(found.map { library.records[$0].key.text } == ["lovelace1843notes"])
    #expect(try session.position(of: "nobody1900", in: library) == nil)
    #expect(received.problems == ["no record has the key \"nobody1900\""])
  }

  @Test func checks() throws {
    let session = session(Received())
    let library = try session.library(for: .reading)
    let run = try CheckRun(
      of: library, styles: session.citationStyles(), records: Array(library.records.indices),
      only: [])
    let dates = run.faults.filter { $0.key?.text == "menabrea1842sketch" && $0.rule.name == "date" }
    #expect(dates.count == 1)
  }

  @Test func cites() throws {
    let session = session(Received())
    let options = CitationOptions(style: "apa", hasLinks: false, sources: [], isJSON: false)
    let rendering = try options.rendering(in: session)
    let items = try options.items(in: session)
    let position = try #require(items.position(of: "lovelace1843notes"))
    let processor = rendering.processor(try items.items(at: [position], in: session))
    let bibliography = try #require(processor.bibliography())
    #expect(
      rendering.text(of: bibliography).hasPrefix(
        "Lovelace, A. (1843). Notes upon the Memoir on the"))
    let cited = rendering.renderer.render(processor.citation(Citation([Cite("lovelace1843notes")])))
    #expect(cited == "(Lovelace, 1843)")
  }

  @Test func publishes() throws {
    let received = Received()
    let session = session(received)
    let library = try session.library(for: .reading)
    let list = try session.list(named: "papers", in: library)
    let text = try ListRenderer(list, of: library, in: session).render(session)
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.contains("Notes upon the Memoir on the Analytical Engine"))
  }

  @Test func deduplicates() throws {
    let received = Received()
    let session = session(received)
    var edit = try session.edit()
    let found = Deduplication(edit.records, venues: try edit.library.venues())
    let findings = DuplicateFindings(found, of: edit.records)
    let same = try #require(findings.findings.first { $0.relation == .same })
    var merging = LibraryMerging()
    merging.merge(same.members, because: same.reasons, in: &edit)
    #expect(try session.apply(edit, isDryRun: true) == .unchanged)
    #expect(try session.library(for: .reading).records.count == 3)
    #expect(try session.apply(edit, isDryRun: false) == .made)
    let merged = try session.library(for: .reading)
    #expect(merged.records.count == 2)
    let record = try #require(merged["lovelace1843notes"])
    #expect(record["url"] == "https://example.org/notes")
    // The record with an address is the fuller one, so its key stays.
    #expect(record.key.text == "lovelace1843copy")
    #expect(record.aliases == ["lovelace1843notes"])
    #expect(received.changes.contains { $0.hasPrefix("merged lovelace1843notes into") })
  }

  @Test func exports() throws {
    let received = Received()
    let session = session(received)
    let library = try session.library(for: .reading)
    let exporter = Exporter(format: .biblatex, includesPrivate: false)
    try exporter.write([library.records[0]], of: library, to: session)
    #expect(received.results.hasPrefix("@article{lovelace1843notes,"))
    #expect(received.results.contains("journaltitle = {Scientific Memoirs}"))
  }

  @Test func changesRecords() throws {
    let received = Received()
    let session = session(received)
    let change = try session.changeRecord("menabrea1842sketch", isDryRun: false) { record in
      record.set("date", to: "1842-10")
    }
    #expect(change == .made)
    #expect(received.changes == ["menabrea1842sketch  date: soon → 1842-10"])
    #expect(try session.library(for: .reading)["menabrea1842sketch"]?["date"] == "1842-10")
  }
}
