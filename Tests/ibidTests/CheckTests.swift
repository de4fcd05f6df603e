@testable import Workspace
import Console
import OperatingSystem
import Testing
import Text

@testable import ibid

/// `ibid check` on a library of each test's own.
struct CheckTests {
  /// Runs the command on files, given by their paths, and hands back what it wrote.
  private func check(
    _ words: [String], _ files: [String: String], _ inspect: (Outcome) throws -> Void
  ) throws {
    let root = "/tmp/ibid-check-\(UInt64.random(in: 0 ... .max))"
    defer { _ = try? Process.run(["rm", "-rf", root]) }
    var transaction = Transaction()
    for (name, text) in files.merging(["library/ibid.rec": ""], uniquingKeysWith: { one, _ in one })
      .sorted(by: { $0.key < $1.key })
    {
      transaction.write(Array(text.utf8), to: "\(root)/\(name)", replacing: nil)
    }
    try transaction.commit()
    var world = World(
      input: Input(directory: root, environment: { _ in nil }, standardInput: { [] }),
      output: Stream(), errors: Stream())
    let status = Program.run(["check"] + words, in: &world)
    let output = world.output.gathered.split(separator: "\n").map { line in
      line.hasPrefix(root) ? String(line.dropFirst(root.utf8.count + 1)) : String(line)
    }
    try inspect(
      Outcome(root: root, status: status, output: output, errors: world.errors.gathered))
  }

  struct Outcome {
    var root: String
    var status: ibid.ExitStatus
    /// Lines, the library's folder taken off.
    var output: [String]
    var errors: String

    func text(of name: String) throws -> String {
      String(decoding: try Files.read("\(root)/\(name)"), as: UTF8.self)
    }
  }

  private static let good =
    "key: a2022b\ntype: article\ntitle: B\nauthor: A, C.\ndate: 2022\njournal: J\n"

  @Test func saysThatNothingIsWrong() throws {
    try check([], ["library/a2022b.rec": Self.good]) { outcome in
      #expect(outcome.status == .done)
      #expect(outcome.output == [])
      #expect(outcome.errors == "no faults in 1 record\n")
    }
  }

  @Test func namesTheFileTheLineAndTheColumn() throws {
    let record = Self.good + "doi: 11/x\n"
    try check([], ["library/a2022b.rec": record]) { outcome in
      #expect(outcome.status == .no)
      #expect(
        outcome.output == [
          "library/a2022b.rec:7:6: error: \"11/x\" is not a DOI [identifier]",
          "hint: write it as 10.1000/182",
        ])
      #expect(outcome.errors == "1 error\n")
    }
  }

  @Test func pointsAtBothRecordsOfOneKey() throws {
    try check(["--only", "duplicate-key"], ["library/all.rec": Self.good + "\n" + Self.good]) {
      outcome in
      #expect(outcome.output.first?.hasPrefix("library/all.rec:8:6: error:") == true)
      #expect(outcome.output.last?.hasSuffix("library/all.rec:1:6") == true)
    }
  }

  @Test func mendsWhatIsSureAndLeavesTheOtherLines() throws {
    let record =
      "# mine\n" + Self.good + "doi:  https://doi.org/10.1/X\ntag: x\ntag: x\nyear: soon\n"
    try check(["--fix"], ["library/a2022b.rec": record]) { outcome in
      #expect(outcome.status == .no)
      #expect(
        outcome.output == [
          "a2022b  doi: https://doi.org/10.1/X → 10.1/X", "a2022b  tag: -x",
          "library/a2022b.rec:10:7: error: \"soon\" is not a year [date]",
          "hint: write `date: 2022`, or say with `status:` why there is none",
        ])
      let mended = try outcome.text(of: "library/a2022b.rec")
      #expect(mended == "# mine\n" + Self.good + "doi: 10.1/X\ntag: x\nyear: soon\n")
    }
  }

  @Test func aDryRunMendsNothing() throws {
    let record = Self.good + "title: B\n"
    try check(["--fix", "--dry-run"], ["library/a2022b.rec": record]) { outcome in
      #expect(outcome.status == .done)
      #expect(outcome.output == ["a2022b  title: -B"])
      #expect(outcome.errors.contains("dry run"))
      let after = try outcome.text(of: "library/a2022b.rec")
      #expect(after == record)
    }
  }

  @Test func explainsAMergeAndNothingElseOfIt() throws {
    let record = """
      key: a2022b
      <<<<<<< ours
      title: B
      =======
      title: C
      >>>>>>> theirs

      """
    try check([], ["library/a2022b.rec": record]) { outcome in
      #expect(outcome.output.count == 2)
      #expect(outcome.output.first?.hasPrefix("library/a2022b.rec:2:1: error: a merge") == true)
    }
  }

  @Test func checksWhatIsNoRecord() throws {
    let files = [
      "library/a2022b.rec": Self.good, "library/empty.rec": "\n", "library/x2020y.rec": "key: z\n",
      "library/.ibid-1-0.tmp": "", "library/venues.rec": "key: icml\n\nname: No Key\n",
      "library/ibid.rec":
        "auto-commit: yes\nkey_pattern: {autor}\nstyle: aps\nlocale: de\nstyle: styles/a.csl\nlocale: xx\n",
      "library/lists/one.rec": "heading: H\ntemplate: nosuch.md\n\nitem: a2022\n\nquery: (\n",
      "library/odd.rec": "key: odd\nnonsense\n",
    ]
    let names = ["syntax", "file-name", "registry", "list", "settings"]
    try check(names.flatMap { ["--only", $0] }, files) { outcome in
      let faults = outcome.output.filter { !$0.hasPrefix("hint:") }.map {
        "\($0.prefix { $0 != " " }) \($0.split(separator: " ").last ?? "")"
      }
      #expect(
        faults == [
          "library/.ibid-1-0.tmp:1:1: [file-name]", "library/empty.rec:1:1: [file-name]",
          "library/ibid.rec:1:1: [settings]", "library/ibid.rec:2:14: [settings]",
          "library/ibid.rec:3:8: [settings]", "library/ibid.rec:5:8: [settings]",
          "library/ibid.rec:6:9: [settings]",
          "library/lists/one.rec:2:11: [list]", "library/lists/one.rec:4:7: [list]",
          "library/lists/one.rec:6:8: [list]", "library/odd.rec:2:1: [syntax]",
          "library/venues.rec:3:1: [registry]", "library/x2020y.rec:1:6: [file-name]",
        ])
      #expect(outcome.output.contains("hint: write auto_commit"))
      #expect(outcome.output.contains("hint: did you mean apa?"))
    }
  }

  @Test func aQueryMeansRecordsAlone() throws {
    let files = ["library/b.rec": "key: b\ntype: misc\n", "library/c.rec": "key: c\n\nnonsense\n"]
    try check(["b"], files) { outcome in
      #expect(outcome.output.contains { $0.hasPrefix("library/b.rec") })
      #expect(outcome.output.contains { $0.hasPrefix("library/c.rec:3:1") })
      #expect(!outcome.output.contains { $0.hasPrefix("library/c.rec:1") })
    }
  }

  @Test func escapesAnnotationsAsGitHubReadsThem() throws {
    let record = "key: b\ntype: talk\nauthor: A\ndate: 5%\n"
    try check(["--format", "github"], ["library/a,b:c.rec": record]) { outcome in
      #expect(outcome.output.count == 1)
      let line = outcome.output.first ?? ""
      #expect(line.hasPrefix("::error file=") && line.contains("/a%2Cb%3Ac.rec,line=4,col=7,"))
      #expect(line.contains("title=date::\"5%25\" is not a date%0Ahint: write it as 2022"))
    }
  }

  @Test func explainsACheckAndSuggestsOne() throws {
    try check(["--explain", "date"], [:]) { outcome in
      #expect(outcome.status == .done)
      #expect(outcome.output.first == "date (error): an invalid date")
    }
    try check(["--explain", "dtae"], [:]) { outcome in
      #expect(outcome.status == .misuse)
      #expect(outcome.errors.contains("did you mean date?"))
    }
  }
}
