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
/// git merges each file separately, and so sees one side remove a record that the other side
/// changed. Here the versions of such a record are first moved to its new file (`MovedRecords`),
/// and then each file is merged.
public struct FolderMerge: Sendable {
  /// The three versions of a file; `nil` where a version has no such file.
  public struct File: Sendable {
    public var name: String
    public var versions: ThreeWay<[UInt8]?>
    /// Whether it holds publication records, which may move, rather than settings, venues or a
    /// list.
    public var holdsRecords: Bool

    public init(name: String, versions: ThreeWay<[UInt8]?>, holdsRecords: Bool = true) {
      (self.name, self.versions, self.holdsRecords) = (name, versions, holdsRecords)
    }
  }

  /// The result for a file.
  public struct Outcome: Sendable {
    public var name: String
    /// The new contents; `nil` for a file that is deleted, since no record is left in it.
    public var bytes: [UInt8]?
    public var conflicts: [DocumentMerge.Conflict]
    /// The keys of the records that moved to this file and were merged here.
    public var arrivals: [String]
    /// The file's versions without the records that moved away and with those that moved here;
    /// `nil` when no record moved.
    public var movedVersions: ThreeWay<[UInt8]?>?
  }

  /// The results for files that could be merged, or to which a record moved, in the order of the
  /// input.
  public private(set) var outcomes: [Outcome] = []

  /// The keys of the records that a side may have moved out of one of the files.
  ///
  /// - Parameter files: The files that git left in conflict.
  /// - Returns: The keys that a file had and that a side no longer has there.
  public static func keysToFind(in files: [File]) -> Set<String> {
    Set(MovedRecords(files.compactMap(split)).missing.map(\.key))
  }

  /// Merges the files that git left in conflict.
  ///
  /// - Parameters:
  ///   - files: The files in conflict; one with a version that is not rec syntax has no outcome.
  ///   - settled: The files that git merged and that hold records that `keysToFind` names.
  ///   - markers: The markers around conflicts, by the file's name.
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
    let apart = files.compactMap(Self.split)
    var gathered = MovedRecords(apart + mergedByGit)
    gathered.gather()
    // A record that leaves one file must arrive in the other; if one of them cannot be merged, none
    // moves.
    let outcomes = Self.outcomes(of: gathered.files, given: files, markers)
    if outcomes.count == gathered.files.count(where: \.isInvolved) {
      self.outcomes = outcomes
    } else {
      self.outcomes = Self.outcomes(of: apart, given: files, markers)
    }
  }

  /// Merges the two copies of a record that each side of a merge moved to a different file, into
  /// our side's file.
  ///
  /// - Parameters:
  ///   - key: The key of both.
  ///   - base: The file that had the record in the merge base; `nil` when both sides added it.
  ///   - ours: Our side's file as it is now.
  ///   - theirs: The other side's file as it is now.
  ///   - markers: The markers around conflicts.
  public init?(
    inTwoFiles key: String, base: [UInt8]?, ours: (name: String, bytes: [UInt8]),
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

  /// The results for the files that are involved, without those that cannot be merged.
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

  /// Splits the versions of a file; one that does not exist is empty.
  ///
  /// `nil` when a version is not rec syntax.
  private static func split(_ file: File) -> MovedRecords.File? {
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
  /// The paragraphs joined to a file again; `nil` when there are none.
  fileprivate var bytesIfAny: [UInt8]? { paragraphs.isEmpty ? nil : bytes }
}
