import Workspace
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
      .flag("check", "Change nothing; exit with 1 if a file is out of date."),
      .flag("context", "Print the values that the template sees, as JSON."),
      .option("template", "NAME", "Use another template, and print the list."), .dryRun,
    ],
    details: """
      A list that names a file with `into:` is written there, between the lines with
      `ibid:begin LIST` and `ibid:end LIST`; other lists are printed. Without LIST: all lists that
      name a file. `ibid help lists` explains lists, and `ibid help templates` templates.
      """,
    examples: [
      .init("ibid publish selected", "one list"),
      .init("ibid publish", "all lists that have a file"),
      .init("ibid publish --check", "in a hook or in CI: is every file up to date?"),
    ])

  private enum Mode {
    case rewrite(isDryRun: Bool)
    case check
    /// Prints the values that a template sees: the list's own template, or another.
    case context(template: String?)
    /// Prints the lists with another template.
    case print(template: String)

    /// The template to use in place of the list's own.
    var template: String? {
      switch self {
      case .rewrite, .check: nil
      case .context(let template): template
      case .print(let template): template
      }
    }
  }

  private let names: [String]
  private let mode: Mode

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    names = arguments.words
    let template = arguments.value("template")
    if arguments.has("context") {
      mode = .context(template: template)
    } else if let template {
      mode = .print(template: template)
    } else {
      mode = arguments.has("check") ? .check : .rewrite(isDryRun: arguments.has("dry-run"))
    }
    if names.isEmpty, arguments.has("context") || template != nil {
      throw Diagnostic("which list?", hint: "write ibid publish LIST --context")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    var definitions: [ListDefinition] = []
    for name in names.isEmpty ? try library.listNames() : names {
      let definition = try world.session.list(named: name, in: library)
      if !names.isEmpty || definition.into != nil { definitions.append(definition) }
    }
    guard !definitions.isEmpty else {
      return try world.sayNo(
        "no list names a file", hint: "name a list to print it, or give a list an `into:` line")
    }
    // Files are written after every list was rendered: all of them or none.
    var files = PublishedFiles()
    for definition in definitions {
      let renderer = try ListRenderer(
        definition, of: library, template: mode.template, in: world.session)
      switch mode {
      case .context: try world.output.write(line: renderer.context.json.text)
      case .print: try world.output.write(try renderer.render(world.session))
      case .rewrite, .check:
        try show(definition, by: renderer, in: library, &files, world)
      }
    }
    switch mode {
    case .check: return try files.check(world.session) ? .done : .no
    case .rewrite(let isDryRun):
      try files.rewrite(of: library, isDryRun: isDryRun, world.session)
    case .context, .print: break
    }
    return .done
  }

  /// Renders a list into its file, or prints it if it has no file.
  private func show(
    _ definition: ListDefinition, by renderer: ListRenderer, in library: Library,
    _ files: inout PublishedFiles, _ world: World
  ) throws(Diagnostic) {
    if let into = definition.into {
      let path = Files.join(library.root, into)
      try files.put(
        try renderer.render(world.session), of: definition.name, into: path, world.session)
    } else if case .check = mode {
      try world.remark("\(definition.name) has no file to check")
    } else {
      try world.output.write(try renderer.render(world.session))
    }
  }
}
