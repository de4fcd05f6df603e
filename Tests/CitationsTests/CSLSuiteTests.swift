import CSLSuite
import Citations
import Foundation
import Support
import Testing
import Text

/// The official test suite, and the official styles and locales.
@Suite(.enabled(if: SuitePlace.isThere, "there is no ../shared/csl, and CSL_SUITE names no folder"))
struct CSLSuiteTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("suite")

  private static let outcomes: Result<[Suite.Outcome], Diagnostic> = {
    do throws(Diagnostic) {
      let suite = try Suite(folder: SuitePlace.suite, locales: LocaleFolder(SuitePlace.locales))
      return .success(suite.run(suite.names))
    } catch {
      return .failure(error)
    }
  }()

  /// `RECORD=1 swift test` writes the list anew.
  ///
  /// Fixtures of another folder are judged by the list as far as they are in it.
  @Test func passesWhatItPassed() throws {
    let outcomes = try Self.outcomes.get()
    let failed = outcomes.filter { !$0.isPassed }
    print("CSL suite: \(outcomes.count - failed.count) passed, \(failed.count) failed")
    for outcome in failed { print("  \(outcome.name)") }
    let file = Self.folder.appendingPathComponent("passing.txt")
    if isRecording {
      try Data(Ratchet.list(of: outcomes).utf8).write(to: file)
      return
    }
    let ratchet = Ratchet(outcomes, passing: try String(contentsOf: file, encoding: .utf8))
    #expect(ratchet.losses == [], "these passed before")
    if SuitePlace.isShared {
      #expect(ratchet.gains == [], "RECORD=1 swift test records what is won")
      #expect(ratchet.missing == [], "these are in passing.txt and not in the suite")
    }
  }

  /// Each fixture that fails has its reason in `notes.md`, and none that passes.
  @Test(.enabled(if: SuitePlace.isShared, "CSL_SUITE names other fixtures"))
  func givesReasonsForFailures() throws {
    let notes = try String(
      contentsOf: Self.folder.appendingPathComponent("notes.md"), encoding: .utf8)
    let noted = notes.split(separator: "\n").filter { $0.hasPrefix("- `") }
      .map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    let failed = try Self.outcomes.get().filter { !$0.isPassed }.map(\.name)
    #expect(Set(failed).subtracting(noted).sorted() == [], "these have no reason")
    #expect(Set(noted).subtracting(failed).sorted() == [], "these pass")
  }

  @Test(arguments: ["locales", "differential/styles"])
  func readsOfficialFilesWithoutComplaint(_ name: String) throws {
    let folder = URL(fileURLWithPath: SuitePlace.shared).appendingPathComponent(name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csl") }
    #expect(files.count > 50)
    for file in files {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
      let report: (Diagnostic) -> Void = { problem in
        Issue.record("\(problem.described(in: bytes))")
      }
      if name == "locales" {
        _ = try LocaleData(xml: bytes, file: file, report: report)
      } else {
        _ = try Style(xml: bytes, file: file, report: report)
      }
    }
  }
}
