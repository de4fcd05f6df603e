import Support
import Testing
import Text

@testable import History

/// What `ibid init` writes into `.gitattributes`.
@Suite struct GitSetupTests {
  private func attributes(addedTo old: String) -> String? {
    GitSetup(root: ".").attributes(addedTo: Array(old.utf8)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private let lines = """
    # Merge and show records by field; `ibid init` sets a clone up for it.
    library/**/*.rec merge=ibid diff=ibid

    """

  @Test func keepsWhatIsThere() {
    #expect(attributes(addedTo: "") == lines)
    #expect(attributes(addedTo: "*.pdf binary\n") == "*.pdf binary\n" + lines)
    #expect(attributes(addedTo: "*.pdf binary") == "*.pdf binary\n" + lines)
  }

  @Test func addsItsLineOnce() {
    #expect(attributes(addedTo: lines) == nil)
    #expect(attributes(addedTo: "library/**/*.rec merge=ibid diff=ibid") == nil)
  }

  @Test func endsLinesAsTheFileDoes() {
    let new = attributes(addedTo: "*.pdf binary\r\n")
    #expect(new?.unicodeScalars.count { $0 == "\r" } == 3)
  }
}

/// What is set in a repository's own configuration.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct GitConfigurationTests {
  @Test func setsWhatIsMissing() throws {
    let scratch = try ScratchRepository()
    let setup = GitSetup(root: scratch.path)
    let names = GitSetup.configuration.map(\.0)
    #expect(setup.state() == .lacks(names))
    try scratch.write("\(GitSetup.attributes)\n", to: ".gitattributes")
    #expect(setup.lack?.message.hasPrefix("this clone does not know the merge driver") ?? false)
    try setup.configure(names)
    #expect(setup.state() == .lacks([]))
    #expect(setup.lack == nil)
    #expect(try scratch.git("config", "merge.ibid.driver").hasPrefix("ibid merge-file "))
    // No file asks for the driver.
    try scratch.git("config", "--unset", "merge.ibid.driver")
    try scratch.remove(".gitattributes")
    #expect(setup.lack == nil)
    // What the user has set stays.
    try scratch.git("config", "--unset", "merge.directoryRenames")
    #expect(setup.state() == .lacks(["merge.ibid.driver", "merge.directoryRenames"]))
  }

  @Test func aFolderThatIsYetToBeMadeIsInTheRepositoryAboveIt() throws {
    let scratch = try ScratchRepository()
    #expect(
      GitSetup(root: "\(scratch.path)/new/library").state()
        == .lacks(GitSetup.configuration.map(\.0)))
    #expect(GitSetup(root: "/").state() == .noRepository)
  }

  @Test func gitMayRefuse() throws {
    let scratch = try ScratchRepository()
    try scratch.write("\(GitSetup.attributes)\n", to: ".gitattributes")
    try scratch.write("[core\n", to: ".git/config")
    let setup = GitSetup(root: scratch.path)
    guard case .refused(let reason) = setup.state() else {
      Issue.record("git does not refuse: \(setup.state())")
      return
    }
    #expect(reason.message.hasPrefix("git refuses to work here"))
    #expect(setup.lack?.message == reason.message && setup.lack?.severity == .warning)
    let error = #expect(throws: Diagnostic.self) { try setup.configure(["merge.ibid.name"]) }
    #expect(error?.message == "git did not take the setting merge.ibid.name")
  }
}
