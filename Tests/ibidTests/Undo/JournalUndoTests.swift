import Foundation
import Support
import Testing

@testable import ibid

/// `ibid undo` takes back whatever a command wrote, without git.
struct JournalUndoTests {
  @Test(arguments: DryRunTests.writers.filter { !$0.hasPrefix("init") })
  func takesBack(_ line: String) throws {
    let world = try DryRunTests.world()
    let before = try world.folder.contents()
    #expect(world.run(line).status == 0)
    let after = try world.folder.contents()
    #expect(after != before)
    let dry = world.run("undo --dry-run")
    #expect(dry.status == 0 && dry.errors == "dry run: nothing was changed\n")
    #expect(try world.folder.contents() == after)
    let undo = world.run("undo")
    #expect(undo.status == 0 && undo.errors.isEmpty && undo.output == dry.output)
    #expect(try world.folder.contents() == before)
    #expect(world.run("undo").status == 1)
  }

  /// All of them, one after the other, and back again.
  @Test func goesBackStepByStep() throws {
    let world = try DryRunTests.world()
    var contents = [try world.folder.contents()]
    for line in DryRunTests.writers where !line.hasPrefix("init") {
      _ = world.run(line)
      let now = try world.folder.contents()
      if now != contents.last { contents.append(now) }
    }
    #expect(contents.count > 12)
    contents.removeLast()
    while let before = contents.popLast() {
      let undo = world.run("undo")
      #expect(undo.status == 0 && undo.errors.isEmpty)
      #expect(try world.folder.contents() == before, "\(undo.output)")
    }
    #expect(world.run("undo").status == 1)
  }

  @Test func refusesWhatHasChangedSince() throws {
    for (line, edits) in [
      ("rename a d paper.tex", ["paper.tex", "library/d.rec"]), ("publish", ["page.md"]),
      ("remove a", ["library/a.rec"]), ("dedupe --apply", ["library/b.rec", "library/c.rec"]),
    ] {
      for edited in edits {
        let world = try DryRunTests.world()
        #expect(world.run(line).status == 0)
        try world.folder.write("of others", to: edited)
        let before = try world.folder.contents()
        let undo = world.run("undo")
        #expect(undo.status == 1)
        #expect(undo.errors.contains("error: \"\(edited)\" has been changed since, so \""))
        #expect(try world.folder.contents() == before)
      }
    }
  }

  @Test func worksFromAnywhere() throws {
    let world = try DryRunTests.world()
    let before = try world.folder.contents()
    #expect(world.run("tag a +x").status == 0)
    #expect(world.run("-C library/lists undo").status == 0)
    #expect(try world.folder.contents() == before)
  }

  /// A removed file is as private as it was.
  @Test func keepsModes() throws {
    let world = try DryRunTests.world()
    let path = world.folder.path("library/a.rec")
    for line in ["remove a", "rename a z", "tag a +x"] {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      #expect(world.run(line).status == 0 && world.run("undo").status == 0)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(line)")
    }
  }

  @Test func aJournalThatCannotBeWrittenHindersNoChange() throws {
    let world = try DryRunTests.world()
    try world.folder.write("a file", to: "state")
    for home in [world.folder.path("state"), world.folder.path("state/below")] {
      let result = world.run("tag a +\(home.utf8.count)", environment: ["XDG_STATE_HOME": home])
      #expect(result.status == 0 && result.output.hasPrefix("a  tag: +"))
      #expect(result.errors.hasPrefix("warning: this change cannot be undone: "))
    }
    let none = world.run("tag a +x", environment: ["XDG_STATE_HOME": ""])
    #expect(none.errors.contains("there is no folder for ibid's journal"))
  }

  @Test func aDamagedJournalIsNamed() throws {
    let world = try DryRunTests.world()
    #expect(world.run("tag a +x").status == 0 && world.run("tag a +y").status == 0)
    let before = try world.folder.contents()
    let newest = try #require(try world.state.files().last)
    for text in ["", "nonsense", String(try world.state.read(newest).dropLast())] {
      try world.state.write(text, to: newest)
      for line in ["undo", "undo --list", "undo --json"] {
        let result = world.run(line)
        #expect(result.status == 2 && result.errors.contains("\(newest)\" is damaged"))
      }
    }
    #expect(try world.folder.contents() == before)
    try FileManager.default.removeItem(atPath: world.state.path(newest))
    // Then the file is no longer as the change before it left it.
    #expect(world.run("undo").status == 1)
  }

  /// A link in the place of a file or of its folder leads nowhere else.
  @Test func writesThroughNoLinkThatCameSince() throws {
    let world = try DryRunTests.world()
    #expect(world.run("tag a +x").status == 0)
    let manager = FileManager.default
    let text = try world.folder.read("library/a.rec")
    try world.folder.write(text, to: "other/a.rec")
    try manager.removeItem(atPath: world.folder.path("library/a.rec"))
    try manager.createSymbolicLink(
      atPath: world.folder.path("library/a.rec"), withDestinationPath: "../other/a.rec")
    #expect(world.run("undo").status == 1)
    #expect(try world.folder.read("other/a.rec") == text)
  }
}
