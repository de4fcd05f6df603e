import OperatingSystem
public import Text

/// The fixtures of a folder, and the run of them.
public struct Suite: Sendable {
  /// How much the specification says of a fixture's result.
  public enum Standard: String, Sendable { case standard, soft, hard }

  public struct Outcome: Sendable {
    public var name: String
    public var standard: Standard
    public var expected: String
    /// What came out, or the fault that kept it from coming out.
    public var found: String

    public init(name: String, standard: Standard, expected: String, found: String) {
      self.name = name
      self.standard = standard
      self.expected = expected
      self.found = found
    }

    public var isPassed: Bool { expected.utf8.elementsEqual(found.utf8) }
  }

  public let folder: String
  public let locales: LocaleFolder
  /// In the order of the alphabet, without `.txt`.
  public let names: [String]
  private let nonstandard: [String: Standard]

  /// - Throws: What the system says if the folder cannot be read.
  public init(folder: String, locales: LocaleFolder) throws(Diagnostic) {
    self.folder = folder
    self.locales = locales
    names = try Files.entries(of: folder).lazy.map(\.name).filter { $0.hasSuffix(".txt") }
      .map { String($0.dropLast(4)) }.sorted()
    nonstandard = try Self.nonstandard(beside: folder)
  }

  /// Reads `nonstandard.tsv`, which stands beside the folder of the fixtures.
  private static func nonstandard(beside folder: String) throws(Diagnostic) -> [String: Standard] {
    var result: [String: Standard] = [:]
    let path = Files.join(folder, "../nonstandard.tsv")
    let text = String(decoding: try Files.readIfPresent(path) ?? [], as: UTF8.self)
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: "\t")
      if columns.count > 1, let standard = Standard(rawValue: String(columns[1])) {
        result[String(columns[0].prefix { $0 != "." })] = standard
      }
    }
    return result
  }

  public func fixture(_ name: String) throws(Diagnostic) -> Fixture {
    try Fixture(Files.read(Files.join(folder, "\(name).txt")), name: name)
  }

  public func standard(of name: String) -> Standard {
    nonstandard[name] ?? .standard
  }

  /// Runs the fixtures of those names, as many at a time as there are cores.
  public func run(_ names: [String]) -> [Outcome] {
    Parallel.map(0..<names.count, leastPerThread: 8) { range in
      range.map { outcome(of: names[$0]) }
    }
  }

  public func outcome(of name: String) -> Outcome {
    var outcome = Outcome(name: name, standard: standard(of: name), expected: "", found: "")
    do throws(Diagnostic) {
      let fixture = try fixture(name)
      outcome.expected = fixture.result
      outcome.found = try Driver(locales: locales).run(fixture)
    } catch {
      outcome.found = error.described(at: nil)
    }
    return outcome
  }
}
