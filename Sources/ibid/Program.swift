import Workspace
import Console
import OperatingSystem
import Text

/// The program: finds the command and runs it.
enum Program {
  /// All commands, grouped as in the overview.
  static var groups: [(title: String, commands: [any Command.Type])] {
    [
      ("Start a library", [Init.self, Add.self]),
      ("Look things up", [List.self, Show.self, Open.self, Tags.self, Awards.self, Links.self]),
      (
        "Change records",
        [
          SetFields.self, Unset.self, Edit.self, Tag.self, AwardRecord.self, LinkRecord.self,
          Rename.self, Remove.self,
        ]
      ),
      (
        "Write papers and pages",
        [CiteRecords.self, FormatRecords.self, Export.self, Publish.self]
      ),
      (
        "Look after the library",
        [Dedupe.self, Update.self, StylesCommand.self, Check.self, Schema.self, HelpCommand.self]
      ),
      ("Work with git", [Log.self, Undo.self, Resolve.self, MergeFile.self, TextConv.self]),
    ]
  }

  static var commands: [any Command.Type] { groups.flatMap(\.commands) }

  /// Runs a command line, given without the program's own name.
  static func run(_ words: [String], in world: inout World) -> ExitStatus {
    do throws(Diagnostic) {
      let status = try dispatch(words, in: &world)
      try world.output.flush()
      try world.errors.flush()
      return status
    } catch {
      // The output before a failure is written too.
      try? world.output.flush()
      try? world.report(error)
      try? world.errors.flush()
      return .misuse
    }
  }

  private static func dispatch(
    _ words: [String], in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    let (options, name, rest) = split(words)
    if name == nil, options.contains("--version") {
      try world.output.write(line: "ibid \(ProgramVersion.current)")
      return .done
    }
    guard let name, !options.contains("--help"), !options.contains("-h") else {
      let asked = options.contains("--help") || options.contains("-h")
      if !asked { _ = try ArgumentParser(CommandSpec("", "")).parse(options) }
      setColors(options, in: &world)
      let page = HelpCommand.overview
      if asked {
        try world.output.write(styled: page)
      } else {
        try world.errors.write(styled: page)
      }
      return asked ? .done : .misuse
    }
    guard let command = commands.first(where: { $0.spec.name == name }) else {
      let nearest = Suggestion.nearest(to: name, among: commands.map { $0.spec.name })
      throw Diagnostic(
        "there is no command \(name.quoted)",
        hint: nearest.map { "did you mean ibid \($0)?" } ?? "`ibid help` lists the commands")
    }
    let arguments = try ArgumentParser(command.spec).parse(options + rest)
    apply(arguments, to: &world)
    world.session.command = name
    let isTerse = command.spec.parameters.contains { $0.name == Parameter.verbose.name }
    if isTerse, !arguments.has(Parameter.verbose.name) { world.session.details = .few }
    if arguments.has("help") {
      try world.output.write(styled: Help.page(of: command.spec))
      return .done
    }
    if arguments.has("version") {
      try world.output.write(line: "ibid \(ProgramVersion.current)")
      return .done
    }
    let status = try command.init(arguments).run(in: &world)
    let isNo = world.session.events.hasFoundNoEntries || world.session.events.hasBrokenSource
    return status == .done && isNo ? .no : status
  }

  /// The options before the command's name, the name, and the rest.
  private static func split(_ words: [String]) -> (options: [String], name: String?, rest: [String])
  {
    var index = 0
    while index < words.count, words[index].hasPrefix("-") {
      let takesValue = ["-C", "--directory", "--color"].contains(words[index])
      index += takesValue ? 2 : 1
    }
    guard index < words.count else { return (words, nil, []) }
    return (Array(words[..<index]), words[index], Array(words[(index + 1)...]))
  }

  private static func apply(_ arguments: ParsedArguments, to world: inout World) {
    if let directory = arguments.value("directory") {
      world.session.input.libraryDirectory = directory
    }
    world.session.input.sourceEncoding = arguments.value("from-encoding")
    setColors(arguments.value("color").map { ["--color=\($0)"] } ?? [], in: &world)
  }

  /// Uses colours on a terminal, unless `NO_COLOR` is set (no-color.org) or `--color` decides.
  private static func setColors(_ options: [String], in world: inout World) {
    let isWanted: Bool? =
      options.contains("--color=always") ? true : options.contains("--color=never") ? false : nil
    let isAllowed =
      world.session.environment("NO_COLOR") == nil && world.session.environment("TERM") != "dumb"
    world.output.isStyled = isWanted ?? (world.output.isTerminal && isAllowed)
    world.errors.isStyled = isWanted ?? (world.errors.isTerminal && isAllowed)
  }
}
