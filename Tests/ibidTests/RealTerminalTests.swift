import Foundation
import Support
import Testing

/// The built program on a terminal of its own, with someone who types.
@Suite(.enabled(if: Tool.isInstalled("python3"), "python3 makes the terminals"))
struct RealTerminalTests {
  /// Runs a command on a new terminal, and types a line at each question.
  private static let driver = """
    import os, pty, sys
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[2], sys.argv[2:])
    answers = sys.argv[1].split(",")
    shown = b""
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        shown += data
        if shown.endswith((b"]o: ", b"]iscard? ")) and answers:
            os.write(terminal, answers.pop(0).encode() + b"\\n")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.stdout.buffer.write(shown)
    sys.exit(status)
    """

  private static let records = [
    "a.rec": "key: a\ntype: misc\ntitle: Red \u{1B}[31m\u{9B}m and \u{202E}turned\ndate: 2001\n",
    "b.rec": "key: b\ntype: misc\ntitle: Deep\ntag: old\n",
  ]

  private func run(
    _ words: [String], typing answers: [String] = [], in library: BinaryLibrary,
    environment: [String: String] = [:]
  ) throws -> Tool.Result {
    let typed = answers.joined(separator: ",")
    return try Tool.run(
      ["python3", "-c", Self.driver, typed, library.binary] + words, in: library.folder.path,
      environment: ["XDG_STATE_HOME": library.state.path, "TERM": "xterm", "NO_COLOR": "1"]
        .merging(environment) { $1 })
  }

  @Test func asksBeforeAQueryRemoves() throws {
    let library = try BinaryLibrary(records: Self.records)
    let declined = try run(["remove", "tag:old"], typing: ["n"], in: library)
    #expect(declined.status == 1)
    #expect(declined.output.contains("remove this record? [y]es, [n]o: "))
    #expect(library.folder.has("library/b.rec"))
    #expect(try run(["remove", "tag:old"], typing: ["y"], in: library).status == 0)
    #expect(!library.folder.has("library/b.rec"))
    #expect(try library.run(["undo"]).status == 0)
    #expect(library.folder.has("library/b.rec"))
  }

  @Test func opensARefusedEditAgain() throws {
    let library = try BinaryLibrary(records: Self.records)
    let editor = "sh -c 'cat \"$1\" >> seen; sed -i s/2001/sometime/ \"$1\"' sh"
    let result = try run(
      ["edit", "a"], typing: ["e", "d"], in: library, environment: ["EDITOR": editor])
    #expect(result.status == 1, "\(result.output)")
    #expect(try library.folder.read("library/a.rec") == Self.records["a.rec"])
    #expect(try library.folder.read("seen").contains("#! error: \"sometime\""))
  }

  /// Every command that prints a record's text, and every format of it.
  @Test(arguments: [
    "list", "list --json", "show a", "show a --to bibtex", "format key:a --style plain",
    "format key:a --style plain --to html", "cite a --style plain --to markdown",
    "check --format github", "check --format json", "export", "log a", "remove --dry-run a",
    "list 'title:/\u{1B}[/'", "show 'x\u{1B}[2J'",
  ])
  func obeysNothingInARecord(_ line: String) throws {
    let library = try BinaryLibrary(records: Self.records)
    let shown = try run(shellWords(line), in: library).output
    #expect(!shown.isEmpty)
    let isObeyed: (Unicode.Scalar) -> Bool = { scalar in
      (scalar.value < 0x20 && !"\r\n\t".unicodeScalars.contains(scalar))
        || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}"
    }
    #expect(!shown.unicodeScalars.contains(where: isObeyed), "\(shown.debugDescription)")
  }

  /// What a pipe reads is what a record holds.
  @Test func givesAPipeTheBytes() throws {
    let library = try BinaryLibrary(records: Self.records)
    #expect(try library.run(["show", "a"]).output == Self.records["a.rec"])
  }
}
