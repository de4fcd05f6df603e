import History
internal import Query
internal import Templates
import Console
import Lists
import OperatingSystem
import Records
import RichText
import Store
import Text

/// `ibid publish [LIST…]` renders publication lists.
struct Publish: Command {
  static let spec = CommandSpec(
    "publish", "Render publication lists, to standard output or into their files.",
    arguments: "[LIST…]", count: 0...Int.max,
    parameters: [
      .flag("check", "Change nothing; exit with 1 if a file does not show its list as it is."),
      .flag("context", "Print what the template sees, as JSON."),
      .option("template", "NAME", "Use another template, and print."), .dryRun,
    ],
    details: """
      A list that names a file with `into:` is rewritten there, between the lines that hold
      `ibid:begin LIST` and `ibid:end LIST`; any other is printed. Without LIST: all lists that name
      a file. `ibid help lists` tells how to write a list, `ibid help templates` a template.
      """,
    examples: [
      .init("ibid publish selected", "one list"),
      .init("ibid publish", "every list that has a file, in place"),
      .init("ibid publish --check", "in a hook or in CI: is every file up to date?"),
    ])

  private let names: [String]
  private let isCheck: Bool
  private let showsContext: Bool
  private let template: String?
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    names = arguments.words
    isCheck = arguments.has("check")
    showsContext = arguments.has("context")
    template = arguments.value("template")
    isDryRun = arguments.has("dry-run")
    if names.isEmpty, showsContext || template != nil {
      throw Diagnostic("which list?", hint: "write ibid publish LIST --context")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.library(for: .reading)
    var definitions: [ListDefinition] = []
    for name in names.isEmpty ? try library.listNames() : names {
      let definition = try world.list(named: name, in: library)
      if !names.isEmpty || definition.into != nil { definitions.append(definition) }
    }
    guard !definitions.isEmpty else {
      return try world.sayNo(
        "no list names a file", hint: "name a list to print it, or give a list an `into:` line")
    }
    // Files are rewritten after every list has been rendered: all of them or none.
    var files = PublishedFiles()
    for definition in definitions {
      let renderer = try ListRenderer(definition, of: library, template: template, world: &world)
      if showsContext {
        try world.output.write(line: renderer.context.json.text)
      } else if let into = definition.into, template == nil {
        let path = Files.join(library.root, into)
        try files.put(try renderer.render(&world), of: definition.name, into: path, &world)
      } else if isCheck {
        try world.remark("\(definition.name) has no file to check")
      } else {
        try world.output.write(try renderer.render(&world))
      }
    }
    if isCheck { return try files.check(&world) }
    try files.rewrite(of: library, isDryRun: isDryRun, &world)
    return .done
  }
}

/// A list and its template, ready to be rendered.
struct ListRenderer {
  private let template: Template
  private let format: TemplateFormat
  private let styles: StyleFiles
  private let harmlessTeX: HarmlessTeX
  let context: TemplateValue

  init(
    _ definition: ListDefinition, of library: Library, template name: String? = nil,
    world: inout World
  ) throws(Diagnostic) {
    styles = StyleFiles(root: library.root)
    harmlessTeX = try world.harmlessTeX()
    (template, format) = try styles.template(named: name ?? definition.template)
    try Self.requireFields(of: definition, in: library)
    let contents = try ListContents(of: definition, in: library) { text throws(Diagnostic) in
      try library.query([text], literalFrom: 0)
    }
    context =
      ListContext(
        of: contents, as: format, venues: try library.venues(), me: library.settings.me,
        allowing: harmlessTeX
      ).value
  }

  /// Refuses to sort or group by a field that is a slip of the finger.
  private static func requireFields(
    of definition: ListDefinition, in library: Library
  ) throws(Diagnostic) {
    for case .query(_, let sort, let group, let place) in definition.sections.map(\.content) {
      do throws(Diagnostic) {
        let sortFields = try sort.map { (text) throws(Diagnostic) in try SortOrder(text).fields }
        try library.requireFields((sortFields ?? []) + (group.map { [$0] } ?? []))
      } catch {
        var error = error
        error.location = place
        throw error
      }
    }
  }

  func render(_ world: inout World) throws(Diagnostic) -> String {
    var problems: [Diagnostic] = []
    let text = try template.render(
      context, as: format, allowing: harmlessTeX,
      partials: { (name) throws(Diagnostic) in try styles.partial(named: name, for: format) },
      report: { problems.append($0) })
    for problem in problems { try world.report(problem) }
    return text
  }
}

/// The files that lists are written into, each with all of its lists.
private struct PublishedFiles {
  private struct File {
    var path: String
    /// As it was read.
    var old: FileVersion
    var new: [UInt8]
    var lists: [String]
  }

  private var files: [File] = []

  mutating func put(
    _ text: String, of list: String, into path: String, _ world: inout World
  ) throws(Diagnostic) {
    if let index = files.firstIndex(where: { $0.path == path }) {
      files[index].lists.append(list)
      files[index].new = try Block.replace(list, in: files[index].new, with: text, file: path)
    } else {
      let version = try world.version(of: path, named: path)
      let new = try Block.replace(list, in: version.contents, with: text, file: path)
      files.append(File(path: path, old: version, new: new, lists: [list]))
    }
  }

  /// Says which files do not show their lists as they are.
  func check(_ world: inout World) throws(Diagnostic) -> ExitStatus {
    let stale = try changed(&world)
    for file in stale { try world.output.write(line: "\(file.path.escapingControls) is stale") }
    return stale.isEmpty ? .done : .no
  }

  func rewrite(
    of library: Library, isDryRun: Bool, _ world: inout World
  ) throws(Diagnostic) {
    var transaction = Transaction()
    var lists: [String] = []
    for file in try changed(&world) {
      transaction.write(file.new, to: file.path, replacing: file.old)
      lists += file.lists
      world.announce("rewrote \(file.path)")
    }
    guard !transaction.isEmpty else { return }
    try world.carryOut(
      transaction, of: library, isDryRun: isDryRun,
      as: CommitMessage("Publish \(lists.inWords)"))
  }

  /// The files that change; says which do not.
  private func changed(_ world: inout World) throws(Diagnostic) -> [File] {
    for file in files where file.new == file.old.contents {
      // What a killed command left would stay where nothing is written.
      Transaction.clearTemporaries(in: Files.folder(of: file.path))
      try world.remark("\(file.path) is up to date")
    }
    return files.filter { $0.new != $0.old.contents }
  }
}

extension World {
  /// Reads the definition of a list; its faults are named with their lines.
  mutating func list(named name: String, in library: Library) throws(Diagnostic) -> ListDefinition {
    guard let document = try library.list(name) else {
      let names = try library.listNames()
      throw Diagnostic(
        "there is no list \(name.quoted)",
        hint: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
          ?? (names.isEmpty
            ? "write one as library/lists/NAME.rec; see `ibid help lists`"
            : "the lists are \(names.joined(separator: ", "))"))
    }
    remember(document)
    return try ListDefinition(document, name: name)
  }
}
