import Platform
import Store
import Text

/// A file that git left in conflict, with the versions that its index keeps.
///
/// Source: git-ls-files(1), `--unmerged`: stage 1 is what both sides began with, 2 ours, 3 theirs.
struct UnmergedFile {
  /// From the root of the working tree.
  let name: String
  /// The objects of the stages 1 to 3; a side that deleted the file has none.
  private(set) var stages: [String?] = [nil, nil, nil]

  /// Those among the files of some names, or below folders of them.
  static func all(
    named names: [String], in repository: Repository
  ) throws(Diagnostic) -> [UnmergedFile] {
    let output =
      try repository.output(
        of: ["--literal-pathspecs", "ls-files", "--unmerged", "-z", "--"] + names) ?? []
    var files: [UnmergedFile] = []
    for line in output.splitByZero {
      // MODE OBJECT STAGE, a tab, and the name.
      guard let tab = line.utf8.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = line[..<tab].split(separator: " ")
      let name = String(line[line.utf8.index(after: tab)...])
      guard words.count == 3, let stage = Int(words[2]), (1...3).contains(stage) else { continue }
      if files.last?.name != name { files.append(UnmergedFile(name: name)) }
      files[files.count - 1].stages[stage - 1] = String(words[1])
    }
    return files
  }

  private init(name: String) { self.name = name }

  /// The version of a stage, as a checkout would write it; nothing for the base of two new files.
  func version(
    _ stage: Int, in repository: Repository
  ) throws(Diagnostic) -> [UInt8]? {
    guard let object = stages[stage - 1] else { return stage == 1 ? [] : nil }
    return try repository.output(of: ["cat-file", "--filters", "--path=\(name)", object])
  }
}

/// What redoing a merge comes to.
enum Redone {
  case merged([UInt8], [RecMerge.Conflict])
  /// Why it cannot be redone, and what to do instead.
  case left(Diagnostic)

  /// Merges the three versions by field and value, to stand in place of what is in the file now.
  ///
  /// The file must be as git left it, lines taken out aside: every line is from one of the versions.
  init(
    _ file: UnmergedFile, holding current: [UInt8], in repository: Repository
  ) throws(Diagnostic) {
    let shown = file.name.escapingControls
    guard let base = try file.version(1, in: repository),
      let ours = try file.version(2, in: repository),
      let theirs = try file.version(3, in: repository)
    else {
      self = .left(
        Diagnostic(
          "\(shown) was deleted on one side and changed on the other",
          hint: "`git add` keeps it, and `git rm` lets it go"))
      return
    }
    let lines = Self.lines(of: current)
    guard let first = lines.first(where: { Self.isMark($0) }) else {
      self = .left(
        Diagnostic(
          "\(shown) has no marks of a merge left in it", hint: "`git add` it if it is right"))
      return
    }
    let known = [base, ours, theirs].reduce(into: Set<[UInt8]>()) {
      $0.formUnion(Self.lines(of: $1))
    }
    guard lines.allSatisfy({ known.contains($0) || Self.isMark($0) }) else {
      self = .left(
        Diagnostic(
          "\(shown) has been edited since git merged it, and is left as it is",
          hint: "finish by hand, or undo the edit with `git checkout --merge` and try again"))
      return
    }
    let last = lines.last { $0.starts(with: Array(">>>>>>> ".utf8)) } ?? []
    let markers = ConflictMarkers(
      ours: Self.label(of: first) ?? "ours", theirs: Self.label(of: last) ?? "theirs")
    let merged = RecMerge.merge(
      base: RecDocument(base, file: shown), ours: RecDocument(ours, file: shown),
      theirs: RecDocument(theirs, file: shown), markers: markers)
    if let merged {
      self = .merged(merged.bytes, merged.conflicts)
    } else {
      self = .left(
        Diagnostic("\(shown) is not rec syntax on every side, and stays as git left it"))
    }
  }

  /// The lines without their ends, which a merge may have changed.
  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  private static func isMark(_ line: [UInt8]) -> Bool {
    guard let sign = line.first, "<=>|".utf8.contains(sign) else { return false }
    let rest = line.drop { $0 == sign }
    return line.count - rest.count >= 7 && (rest.isEmpty || rest.first == UInt8(ascii: " "))
  }

  private static func label(of mark: [UInt8]) -> String? {
    guard let space = mark.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    return String(decoding: mark[(space + 1)...], as: UTF8.self)
  }
}
