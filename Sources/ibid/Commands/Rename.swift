import Workspace
internal import Manuscripts
import Console
import Formats
import OperatingSystem
import Records
import Store
import Text

/// `ibid rename OLD NEW [FILE…]` changes a record's key.
struct Rename: Command {
  static let spec = CommandSpec(
    "rename", "Change a record's key, and keep the old one as an alias.",
    arguments: "OLD NEW [FILE…]", count: 2...Int.max, parameters: [.dryRun],
    details: """
      Papers that cite OLD still compile, because an alias is exported under the key that the paper
      cites. Cites of OLD in each FILE (.tex .md .qmd .typ) become NEW.
      """,
    examples: [
      .init("ibid rename smith2020 smith2020deep", "the old key stays an alias"),
      .init("ibid rename smith2020 smith2020deep paper.tex", "and the paper cites the new one"),
    ])

  private let old: String
  private let new: CitationKey
  private let files: [(name: String, kind: Manuscript)]
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    old = arguments.words[0]
    new = try CitationKey(arguments.words[1])
    isDryRun = arguments.has("dry-run")
    var files: [(String, Manuscript)] = []
    for name in arguments.words.dropFirst(2) {
      guard let kind = Manuscript(fileName: name), kind.isWrittenByHand else {
        throw Diagnostic(
          "\(name.quoted) is not a paper that can be rewritten",
          hint: "name .tex, .md, .qmd or .typ files")
      }
      files.append((name, kind))
    }
    self.files = files
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var edit = try world.session.edit()
    let library = edit.library
    guard let position = try world.session.position(of: old, in: library) else { return .no }
    let before = library.records[position]
    if let holder = library.position(of: new.text), holder != position {
      let owner = library.records[holder].key
      throw Diagnostic(
        owner == new ? "another record has the key \(new)" : "\(new) is a former key of \(owner)",
        hint: "choose another key")
    }
    guard before.key != new else {
      try world.remark("\(new) is its key already")
      return .done
    }
    var record = before
    record.key = new
    record.removeAll(.alias) { $0 == new.text }
    record.insert(.alias, before.key.text)
    var papers = Transaction()
    var rewritten: [String] = []
    for (name, kind) in files {
      let version = try world.session.version(of: world.session.path(name), named: name)
      let (bytes, count) = kind.rewriting(old, to: new.text, in: version.contents)
      if count > 0 { papers.write(bytes, to: world.session.path(name), replacing: version) }
      rewritten.append("\(name)  \(counted(count, "cite")) rewritten")
    }
    edit.replace(at: position, with: record)
    for line in rewritten { edit.note(line) }
    // The manuscripts come last: if writing them fails, they cite an alias, which still works.
    try world.session.apply(edit.plan(and: papers), isDryRun: isDryRun)
    return .done
  }
}
