public import OperatingSystem
public import Store
public import Text

/// A file that git left in conflict, with its versions in the index.
public struct UnmergedFile {
  /// The path from the root of the working tree.
  public let name: String
  /// The merge base, our version and theirs, as a checkout would write them; `nil` where a version
  /// has no such file.
  public let versions: ThreeWay<[UInt8]?>
  /// The file in the working tree; `nil` when there is none.
  public let version: FileVersion?
  /// The mode in git's notation: `100644`, or `100755`.
  let mode: String

  /// The unmerged files among those of some names, or below folders of those names.
  ///
  /// Source: git-ls-files(1), `--unmerged`: stage 1 is the base, 2 ours, 3 theirs.
  public static func all(
    named names: [String], in repository: Repository
  ) throws(Diagnostic) -> [UnmergedFile] {
    let entries = try repository.indexEntries(of: names, "--unmerged")
    var stages: [(name: String, entries: [IndexEntry])] = []
    for (name, entry) in entries {
      if stages.last?.name != name { stages.append((name, [])) }
      stages[stages.count - 1].entries.append(entry)
    }
    var files: [UnmergedFile] = []
    for (name, entries) in stages {
      let versions = try ThreeWay(base: 1, ours: 2, theirs: 3).map {
        (stage) throws(Diagnostic) -> [UInt8]? in
        guard let entry = entries.first(where: { $0.stage == stage }) else { return nil }
        return try repository.contents(of: entry, named: name)
      }
      files.append(
        UnmergedFile(
          name: name, versions: versions,
          version: try FileVersion(at: Files.join(repository.top, name)),
          mode: entries[0].mode))
    }
    return files
  }

  /// The contents of that file.
  var current: [UInt8]? { version?.contents }

  /// The markers that git, or ibid, put around the conflicts; `nil` where none are left.
  var markers: ConflictMarkers? { ConflictedFile(current ?? []).markers }

  /// Why a new merge could lose the user's work; `nil` when the file is as git left it, or has
  /// fewer of the lines.
  var hindrance: Diagnostic? {
    let shown = name.escapingControls
    let sides = [versions.ours, versions.theirs]
    if sides.contains(nil), sides.contains(current) { return nil }
    guard let current else {
      return Diagnostic("\(shown) is gone", hint: "`git rm` it if that is right")
    }
    let left = ConflictedFile(current)
    guard let markers = left.markers else {
      return Diagnostic(
        "\(shown) has no marks of a merge left in it", hint: "`git add` it if it is right")
    }
    let document = { (bytes: [UInt8]?) in RecDocument(bytes ?? [], file: shown) }
    let merged = DocumentMerge.merge(
      base: document(versions.base), ours: document(versions.ours),
      theirs: document(versions.theirs), markers: markers)
    if left.isMerge(of: versions) || merged?.bytes == current { return nil }
    return Diagnostic(
      "\(shown) has been edited since git merged it, and is left as it is",
      hint: "finish by hand, or undo the edit with `git checkout --merge` and try again")
  }
}

extension Repository {
  /// The index entries of files, or of the files below folders, in the order of their names.
  ///
  /// Source: git-ls-files(1): `MODE OBJECT STAGE`, a tab, and the name.
  func indexEntries(
    of names: [String], _ which: String
  ) throws(Diagnostic) -> [(name: String, entry: IndexEntry)] {
    guard !names.isEmpty else { return [] }
    let output = try output(of: ["--literal-pathspecs", "ls-files", which, "-z", "--"] + names)
    return (output ?? []).splitByZero.compactMap { line in
      guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = line[..<tab].split(separator: " ").map(String.init)
      guard words.count == 3, let stage = Int(words[2]) else { return nil }
      return (
        String(line[line.utf8.index(after: tab)...]),
        IndexEntry(mode: words[0], object: words[1], stage: stage)
      )
    }
  }
}
