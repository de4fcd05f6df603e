internal import Records
internal import Text

/// The merge of several files at once, in which a record that one side moved to another file is
/// merged with the other side's change where it went.
///
///     base             ours                        theirs
///     all.rec: a, b    all.rec: b    a.rec: a      all.rec: a (changed), b
///
///     merged           all.rec: b    a.rec: a (changed)
///
/// git merges each file by itself, and so sees a record removed that the other side changed. Here
/// the versions of such a record are put to where the one side has it (`MovedRecords`), and then
/// each file is merged as ever.
public struct FolderMerge: Sendable {
  /// A file as both sides began with it and as each left it; `nil` where a version has none.
  public struct File: Sendable {
    public var name: String
    public var versions: ThreeWay<[UInt8]?>
    /// Whether it holds publication records, which may move, rather than settings, venues or a list.
    public var holdsRecords: Bool

    public init(name: String, versions: ThreeWay<[UInt8]?>, holdsRecords: Bool = true) {
      (self.name, self.versions, self.holdsRecords) = (name, versions, holdsRecords)
    }
  }

  /// What becomes of a file.
  public struct Outcome: Sendable {
    public var name: String
    /// `nil` for a file that goes, since no record is left in it.
    public var bytes: [UInt8]?
    public var conflicts: [DocumentMerge.Conflict]
    /// The keys of the records that were merged here rather than in the file that they were in.
    public var arrivals: [String]
    /// The file's versions without the records that went and with those that came;
    /// `nil` when they are those that were given.
    public var movedVersions: ThreeWay<[UInt8]?>?
  }

  /// Those that could be merged, and those that took in a record, in the order in which they came.
  public private(set) var outcomes: [Outcome] = []

  /// The keys of the records that a side may have moved from one of the files to another one.
  ///
  /// - Parameter files: The files that git left in conflict.
  /// - Returns: The keys that a file had and a side no longer has there.
  public static func keysToFind(in files: [File]) -> Set<String> {
    Set(MovedRecords(files.compactMap(takenApart)).missing.map(\.key))
  }

  /// Merges the files that git left in conflict.
  ///
  /// - Parameters:
  ///   - files: The files in conflict; one that is no rec syntax in a version has no outcome.
  ///   - settled: The files that git merged, as far as they hold records that `keysToFind` names.
  ///   - markers: What stands around conflicts, by the file's name.
  public init(
    _ files: [File], settled: [(name: String, bytes: [UInt8])],
    markers: [String: ConflictMarkers] = [:]
  ) {
    let mergedByGit = settled.compactMap { name, bytes in
      SplitDocument(RecDocument(bytes, file: name)).map { text in
        MovedRecords.File(
          name: name, versions: ThreeWay(base: text, ours: text, theirs: text), isSettled: true)
      }
    }
    let apart = files.compactMap(Self.takenApart)
    var gathered = MovedRecords(apart + mergedByGit)
    gathered.gather()
    // A record that is taken out of one file has to come into the other: all, or each by itself.
    let outcomes = Self.outcomes(of: gathered.files, given: files, markers)
    if outcomes.count == gathered.files.count(where: \.isInvolved) {
      self.outcomes = outcomes
    } else {
      self.outcomes = Self.outcomes(of: apart, given: files, markers)
    }
  }

  /// Merges two records of one key, of which each side of a merge put one into a file of its own, into
  /// that of ours.
  ///
  /// - Parameters:
  ///   - key: The key of both.
  ///   - base: The file in which both sides had the record; `nil` when both added it.
  ///   - ours: The file of our side as it is now.
  ///   - theirs: The file of the other side.
  ///   - markers: What stands around conflicts.
  public init?(
    doubled key: String, base: [UInt8]?, ours: (name: String, bytes: [UInt8]),
    theirs: (name: String, bytes: [UInt8]), markers: ConflictMarkers = ConflictMarkers()
  ) {
    guard let text = SplitDocument(RecDocument(ours.bytes, file: ours.name)),
      text.index(of: key) != nil,
      var other = SplitDocument(RecDocument(theirs.bytes, file: theirs.name)),
      let double = other.remove(key)
    else { return nil }
    var versions = ThreeWay(base: text, ours: text, theirs: text)
    versions.theirs.put(double, over: key)
    var before = base.flatMap { SplitDocument(RecDocument($0, file: "")) }
    if let former = before?.remove(key) {
      versions.base.put(former, over: key)
    } else {
      _ = versions.base.remove(key)
    }
    guard let merged = DocumentMerge.merge(versions, markers) else { return nil }
    outcomes = [
      Outcome(
        name: ours.name, bytes: merged.bytes, conflicts: merged.conflicts, arrivals: [key],
        movedVersions: versions.map(\.bytesIfAny)),
      Outcome(
        name: theirs.name, bytes: other.bytesIfAny, conflicts: [], arrivals: [],
        movedVersions: nil),
    ]
  }

  /// The merges of the files that are involved; without those that cannot be merged.
  private static func outcomes(
    of files: [MovedRecords.File], given: [File], _ markers: [String: ConflictMarkers]
  ) -> [Outcome] {
    let given = Dictionary(given.map { ($0.name, $0.versions) }, uniquingKeysWith: { $1 })
    return files.filter(\.isInvolved).compactMap { file in
      let markers = markers[file.name] ?? ConflictMarkers()
      guard let result = DocumentMerge.merge(file.versions, markers) else { return nil }
      let versions = given[file.name]
      let isEmptied = result.bytes.allSatisfy(\.isASCIIWhitespace)
      let mayGo = versions.map { $0.ours == nil || $0.theirs == nil } ?? true
      return Outcome(
        name: file.name, bytes: isEmptied && mayGo ? nil : result.bytes,
        conflicts: result.conflicts, arrivals: file.arrivals,
        movedVersions: file.isTouched ? file.versions.map(\.bytesIfAny) : nil)
    }
  }

  /// A file with nothing where a version has none; `nil` when a version is no rec syntax.
  private static func takenApart(_ file: File) -> MovedRecords.File? {
    let texts = file.versions.map { SplitDocument(RecDocument($0 ?? [], file: file.name)) }
    guard let base = texts.base, let ours = texts.ours, let theirs = texts.theirs else {
      return nil
    }
    return MovedRecords.File(
      name: file.name, versions: ThreeWay(base: base, ours: ours, theirs: theirs),
      holdsRecords: file.holdsRecords)
  }
}

extension SplitDocument {
  /// The file put together again; `nil` when nothing is in it.
  fileprivate var bytesIfAny: [UInt8]? { paragraphs.isEmpty ? nil : bytes }
}
