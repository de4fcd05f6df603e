public import Checks
internal import Formats
public import Records
public import Store
public import Text
internal import RichText

/// The faults in the files and records of a library.
public struct CheckRun {
  /// The library with all its files.
  public let checked: CheckedLibrary
  private let only: Set<String>
  /// The positions of the records that were checked.
  public let positions: [Int]
  /// The number of records that were checked.
  public var recordCount: Int { positions.count }
  /// What was found, sorted by file and place.
  public private(set) var faults: [Fault] = []

  /// Runs the checks.
  ///
  /// - Parameters:
  ///   - library: The library to check.
  ///   - styles: The styles that its settings may name.
  ///   - positions: The records to check; files are checked in any case.
  ///   - only: The checks to run; all if empty.
  /// - Throws: A `Diagnostic` if a file cannot be read.
  public init(
    of library: Library, styles: CitationStyles, records positions: [Int], only: [Rule]
  ) throws(Diagnostic) {
    checked = try CheckedLibrary(library, styles)
    self.only = Set(only.map(\.name))
    self.positions = positions
    checkTexts()
    try checkRecords(at: Set(positions))
    for check in Rule.libraryChecks where isWanted(check.rule) {
      var found: [Diagnostic] = []
      try check.check(checked) { found.append($0) }
      faults += found.map { Fault($0, check.rule) }
    }
    sort()
  }

  /// Adds faults from other checks.
  public mutating func add(_ others: [Fault]) {
    faults += others
    sort()
  }

  private func isWanted(_ rule: Rule) -> Bool { only.isEmpty || only.contains(rule.name) }

  private mutating func checkTexts() {
    let checks = Checks.ofTexts.filter { isWanted($0.rule) }
    for document in checked.documents {
      for check in checks {
        check.check(document.bytes) { faults.append(Fault($0, in: document, check.rule)) }
      }
    }
  }

  private mutating func checkRecords(at positions: Set<Int>) throws(Diagnostic) {
    let library = checked.library
    let checks = Checks.ofRecords.filter { isWanted($0.rule) }
    guard !checks.isEmpty else { return }
    let context = CheckContext(
      records: library.records, venues: try library.venues(),
      decodeTeX: { LaTeX.decode($0) }, readFields: FileFormat.readingBibTeX)
    for place in checked.text.entries {
      if let position = place.position, !positions.contains(position) { continue }
      if checked.isInConflict(place.entry, of: place.document) { continue }
      let subject = place.subject(in: library)
      for check in checks {
        // An entry without a key belongs to no record of the query; only the missing key is
        // reported.
        if subject.record == nil, check.rule != MissingKeyCheck.rule { continue }
        check.check(subject, in: context) {
          faults.append(Fault($0, in: place, of: checked.text, check.rule))
        }
      }
    }
  }

  /// Sorts by file and place; faults at one place keep the order of the checks.
  private mutating func sort() {
    let keys = faults.map { ($0.location?.file ?? "", $0.location?.bytes.lowerBound ?? 0) }
    faults = faults.indices.sorted { one, other in
      if keys[one].0 != keys[other].0 {
        return keys[one].0.utf8.lexicographicallyPrecedes(keys[other].0.utf8)
      }
      return (keys[one].1, one) < (keys[other].1, other)
    }.map { faults[$0] }
  }

  /// The records with all automatic fixes applied, by position.
  public var fixedRecords: [(position: Int, record: Record)] {
    var fixes: [Int: [Int: Finding.Fix]] = [:]
    for fix in faults.compactMap(\.fix) where fixes[fix.position]?[fix.field] == nil {
      fixes[fix.position, default: [:]][fix.field] = fix.change
    }
    let library = checked.library
    return fixes.sorted { $0.key < $1.key }.compactMap { position, fixes in
      let subject = checked.text.entry(at: position)?.subject(in: library)
      return subject?.record(applying: fixes).map { (position, $0) }
    }
  }

  /// The contents of all files that were read, by path.
  public var texts: [String: [UInt8]] {
    Dictionary(
      checked.documents.map { ($0.file, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }
}

extension LibraryText.PlacedEntry {
  fileprivate func subject(in library: Library) -> CheckSubject {
    CheckSubject(
      entry.fields.map { .init($0.name, $0.value, spelling: document.spelling(of: $0)) },
      record: position.map { library.records[$0] }, position: position)
  }
}
