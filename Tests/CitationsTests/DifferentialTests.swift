import CSLSuite
import Foundation
import OperatingSystem
import Support
import Testing
import Text

/// What official styles render, beside what the reference processor renders.
///
/// `differential/agreement.txt` holds how much is the same, to the entry, so that a gain is recorded
/// and a loss is seen; `differential/notes.md` says why the rest differs.
@Suite(.enabled(if: SuitePlace.isShared, "there is no ../shared/csl")) struct DifferentialTests {
  @Test func agreesAsItDid() throws {
    let folder = SuitePlace.shared + "/differential"
    let lines = try Differential(folder: folder, locales: LocaleFolder(SuitePlace.locales)).lines()
    let reference = try Files.read(folder + "/expected.jsonl")
    let agreement = try Agreement(reference: reference, lines)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("differential/agreement.txt")
    try expectFile(
      file, holds: agreement.table,
      at: SourceLocation(fileID: #fileID, filePath: #filePath, line: #line, column: #column))
  }
}
