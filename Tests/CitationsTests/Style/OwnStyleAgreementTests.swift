import CSLSuite
import OperatingSystem
import Support
import Testing
import Text

/// What the project's styles render, beside what the reference processor makes of official ones.
///
/// `golden/agreement.txt` holds how much is the same, `agreement.md` why the rest is not. The aim is
/// 95 % of each kind.
@Suite(.enabled(if: SuitePlace.isShared, "there is no ../shared/csl"))
struct OwnStyleAgreementTests {
  @Test func agreesAsItDid() throws {
    let folder = SuitePlace.shared + "/differential"
    let lines = try Differential(
      folder: folder, locales: LocaleFolder(OwnStyle.folder), ownStyles: OwnStyle.all
    ).lines()
    let reference = try Files.read(folder + "/expected.jsonl")
    try expectGolden(Agreement(reference: reference, lines, by: .style).table, "agreement.txt")
  }
}
