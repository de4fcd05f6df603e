import CSLSuite
import Citations
import Formats
import OperatingSystem
import Support
import Testing
import Text

/// An item is the same before and after a record held it, so that a file of CSL-JSON gives one
/// bibliography whether it was added to a library or not.
@Suite struct ItemRoundTripTests {
  @Test(arguments: ItemTable.members)
  func isTheSameAfterARecordHeldIt(_ members: String) throws {
    let json = try JSON(Array(ItemTable.item(members, id: "a").utf8), file: "item")
    let (before, after) = try #require(Self.lines(of: json))
    #expect(before == after)
  }

  @Test(
    .enabled(if: SuitePlace.isThere, "there is no ../shared/csl, and CSL_SUITE names no folder"))
  func keepsTheItemsOfTheCSLSuite() throws {
    let suite = try Suite(folder: SuitePlace.suite, locales: LocaleFolder(SuitePlace.locales))
    var count = 0
    for name in suite.names {
      let bytes = try Files.read("\(suite.folder)/\(name).txt")
      for json in try Fixture(bytes, name: name).items {
        guard let (before, after) = Self.lines(of: json) else { continue }
        count += 1
        #expect(before == after, "\(name)")
      }
    }
    #expect(count > 1000)
  }

  /// What an item holds, a line a variable, before and after a record held it.
  private static func lines(of json: JSON) -> (before: [String], after: [String])? {
    guard let item = CSLJSON.item(of: json) else { return nil }
    let record = CSLJSON.record(of: item)
    guard var back = CSLItem.items(of: [record]).first else { return nil }
    back.takeNoteVariables()
    return (lines(of: item), lines(of: back))
  }

  private static func lines(of item: CSLItem) -> [String] {
    let variables = item.variables.filter { $0 != .citationKey }
    return ["type: \((item.type ?? .document).rawValue)"]
      + variables.sorted { $0.rawValue < $1.rawValue }.map { variable in
        switch item[variable] {
        case .text(let text)?: "\(variable.rawValue): \(text)"
        case .names(let names)?: "\(variable.rawValue): \(names.map(text))"
        case .date(let date)?: "\(variable.rawValue): \(date)"
        case nil: ""
        }
      }
  }

  private static func text(of name: ItemName) -> String {
    let flags = "\(name.hasCommaSuffix ? "comma" : "")\(name.hasStaticOrdering ? "static" : "")"
    return [
      name.droppingParticle, name.nonDroppingParticle, name.family, name.given, name.suffix,
      name.literal, flags,
    ].joined(separator: "|")
  }
}
