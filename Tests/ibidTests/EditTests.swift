import Foundation
import Support
import Testing

@testable import ibid

/// A text that is refused is never thrown away.
struct EditTests {
  private let world: TestWorld
  private var state: String { "\(world.folder.path)/state" }

  init() throws {
    world = try TestWorld(records: ["a.rec": "key: a\ntype: misc\ntitle: Old\ndate: 2017\n"])
  }

  /// Runs `edit a` with an editor that is a shell script with the file as `$1`.
  private func edit(
    _ script: String, options: String = "", columns: String? = "80", input: String = ""
  ) throws -> Tool.Result {
    try world.folder.write(script, to: "ed it/ed.sh")
    var environment = [
      "XDG_STATE_HOME": state, "NO_COLOR": "1",
      "EDITOR": "sh '\(world.folder.path)/ed it/ed.sh'\(options)",
    ]
    environment["COLUMNS"] = columns
    return world.run("edit a", environment: environment, input: input)
  }

  private func keptFiles() throws -> [String] {
    try world.folder.files().filter { $0.contains("state/ibid/edits/") }
  }

  private func record() throws -> String { try world.folder.read("library/a.rec") }

  @Test func opensAgainWithTheFaultOnTop() throws {
    // The first round breaks the date; the second finds the fault in a comment, and mends it.
    let result = try edit(
      """
      if grep -q '^#! error: "sometime" is not a date' "$1"
      then sed -i.bak s/sometime/2018/ "$1"
      else sed -i.bak s/2017/sometime/ "$1"
      fi
      rm "$1.bak"
      """, input: "x\ne\n")
    #expect(result.status == 0)
    #expect(result.output == "a  date: 2017 → 2018\n")
    #expect(result.errors.contains(":7:7: error: \"sometime\" is not a date"))
    #expect(result.errors.contains("[e]dit again, [d]iscard? "))
    #expect(try record() == "key: a\ntype: misc\ntitle: Old\ndate: 2018\n")
    #expect(try keptFiles().isEmpty)
  }

  @Test func discardsWhenAsked() throws {
    let result = try edit("echo oops >> \"$1\"", input: "d\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("a was not changed"))
    #expect(try keptFiles().isEmpty)
  }

  @Test func keepsTheTextWhenNobodyAnswers() throws {
    let result = try edit("echo oops >> \"$1\"", input: "")
    #expect(result.status == 2)
    let kept = try #require(try keptFiles().first)
    #expect(result.errors.contains("ibid edit a --from \(world.folder.path)/\(kept)"))
    #expect(try record().contains("title: Old"))
  }

  @Test func takesTheKeptTextBack() throws {
    let refused = try edit("echo oops >> \"$1\"", columns: nil)
    #expect(refused.status == 2)
    let kept = try #require(try keptFiles().first)
    let path = "\(world.folder.path)/\(kept)"
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    // Still broken: the text stays where it is named.
    let again = world.run("edit a --from \(path)", environment: ["XDG_STATE_HOME": state])
    #expect(again.status == 2)
    let mended = try world.folder.read(kept).replacing("oops", with: "note: Mended")
    try world.folder.write(mended, to: kept)
    let taken = world.run("edit a --from \(path)", environment: ["XDG_STATE_HOME": state])
    #expect(taken.status == 0 && taken.output == "a  note: +Mended\n")
    #expect(!(try keptFiles().contains(kept)))
  }

  @Test func refusesATextThatWasMadeFromAnOlderRecord() throws {
    _ = try edit("echo oops >> \"$1\"", columns: nil)
    let kept = try #require(try keptFiles().first)
    try world.folder.write(
      try world.folder.read(kept).replacing("oops", with: "note: Mine"), to: kept)
    try world.folder.write("key: a\ntype: misc\ntitle: Theirs\n", to: "library/a.rec")
    let environment = ["XDG_STATE_HOME": state]
    let path = "\(world.folder.path)/\(kept)"
    let refused = world.run("edit a --from \(path)", environment: environment)
    #expect(refused.status == 2 && refused.errors.contains("has been changed since"))
    #expect(try record().contains("Theirs"))
    let forced = world.run("edit a --from \(path) --force", environment: environment)
    #expect(forced.status == 0)
    #expect(try record().contains("note: Mine"))
  }

  @Test func takesNoTextThatIsNotUTF8OrEmpty() throws {
    let odd = try edit("printf 'key: a\\ntype: misc\\ntitle: \\377\\n' > \"$1\"", columns: nil)
    #expect(odd.status == 2 && odd.errors.contains("the text is not UTF-8"))
    let empty = try edit(": > \"$1\"", columns: nil)
    #expect(empty.status == 1 && empty.errors.contains("the text is empty"))
    #expect(try record().contains("title: Old"))
  }

  @Test func goesOnWhereTheStateCannotBeWritten() throws {
    try world.folder.write("x", to: "state")
    let result = try edit("sed -i.bak s/Old/New/ \"$1\"; rm \"$1.bak\"")
    #expect(result.output == "a  title: Old → New\n")
  }

  @Test func runsTheEditorByTheShell() throws {
    let result = try edit(
      "printf '%s\\n' \"$#\" \"$2\" > '\(world.folder.path)/words'; exec true", options: " -a ''")
    #expect(result.status == 0)
    #expect(try world.folder.read("words").hasPrefix("3\n\n"))
  }

  @Test func anEditorThatIsNotThereIsSaid() throws {
    let result = world.run(
      "edit a", environment: ["XDG_STATE_HOME": state, "EDITOR": "./no-such-editor 2>/dev/null"])
    #expect(result.status == 2)
    #expect(result.errors.contains("cannot be run, so nothing was changed"))
    #expect(try keptFiles().isEmpty)
  }
}
