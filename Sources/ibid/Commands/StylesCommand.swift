import Workspace
import Citations
import Console
import Text

/// `ibid styles` lists citation styles and templates; `ibid styles add NAME` fetches official ones.
struct StylesCommand: Command {
  static let spec = CommandSpec(
    "styles", "List citation styles and templates, or fetch an official style.",
    arguments: "[add NAME…]", count: 0...Int.max,
    parameters: [
      .option("check", "STYLE", "Report the faults of a style.", repeats: true),
      .flag("force", "With add: replace an existing file."), .json, .dryRun,
    ],
    details: """
      Without arguments: the available styles, templates and locales, each with a sample line.

      NAME is an official CSL style, as listed at zotero.org/styles, or a locale such as
      locales-sv-SE. Files are checked before they are written to the library's styles/, and the
      parent of a dependent style is fetched too. The settings `style_source` and `locale_source`
      name another place to fetch from: an address, or a folder.
      """,
    examples: [
      .init("ibid styles", "all that are available"),
      .init("ibid styles add cell journal-of-experimental-botany", "official styles"),
      .init("ibid styles --check styles/my.csl", "the faults of your own style"),
    ])

  private enum Mode {
    case list
    case check([String])
    case add([String], StyleAdding)
  }

  private let mode: Mode
  private let showsJSON: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    let added = Array(arguments.words.dropFirst())
    let checked = arguments.all("check")
    let isForced = arguments.has("force")
    let isDryRun = arguments.has("dry-run")
    showsJSON = arguments.has("json")
    if let word = arguments.words.first, word != "add" || added.isEmpty {
      throw Diagnostic(
        "\(arguments.words.quoted) is not an action of styles",
        hint: "write ibid styles, or ibid styles add NAME…")
    }
    if added.isEmpty, isForced || isDryRun {
      throw Diagnostic(
        "\(isForced ? "--force" : "--dry-run") is for what is added",
        hint: "write ibid styles add NAME…")
    }
    if !added.isEmpty, !checked.isEmpty {
      throw Diagnostic("--check checks, and add adds", hint: "leave one of the two out")
    }
    mode =
      !added.isEmpty
      ? .add(added, StyleAdding(isForced: isForced, isDryRun: isDryRun))
      : checked.isEmpty ? .list : .check(checked)
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    switch mode {
    case .list: try list(in: &world)
    case .check(let names): try check(names, in: &world)
    case .add(let names, let adding): try adding.add(names, in: world.session) ? .done : .no
    }
  }

  private func list(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var sampler = StyleSampler(try world.session.citationStyles())
    let samples = try sampler.samples(in: world.session)
    if showsJSON {
      let json = samples.map { sample in
        JSON.object([
          .init("name", .string(sample.name)), .init("kind", .string(sample.kind.rawValue)),
          .init("file", .string(sample.file)), .init("sample", .string(sample.text)),
        ])
      }
      try world.output.write(line: JSON.array(json).text)
      return .done
    }
    var table = Table([.init("NAME"), .init("KIND"), .init("SAMPLE", isFlexible: true)])
    for sample in samples { table.add([sample.name, sample.kind.rawValue, sample.text]) }
    try world.write(table)
    return .done
  }

  /// Prints the faults of some styles.
  private func check(_ names: [String], in world: inout World) throws(Diagnostic) -> ExitStatus {
    let styles = try world.session.citationStyles()
    var found: [Diagnostic] = []
    for name in names {
      guard let source = try styles.source(ofStyle: name, in: world.session) else {
        throw styles.unknown(name)
      }
      let before = found.count
      do throws(Diagnostic) {
        _ = try styles.style(source, in: world.session) { finding, _ in found.append(finding) }
      } catch {
        found.append(error)
      }
      if found.count == before, !showsJSON {
        try world.remark("nothing is wrong in \(source.name)")
      }
    }
    if !showsJSON { for finding in found { try world.answer(finding) } }
    if showsJSON {
      let json = found.map { finding in
        JSON.object([
          .init("file", .string(finding.location?.file ?? "")),
          .init("severity", .string(finding.severity.rawValue)),
          .init("message", .string(finding.message)),
          .init("hint", finding.hint.map(JSON.string) ?? .null),
        ])
      }
      try world.output.write(line: JSON.array(json).text)
    }
    return found.isEmpty ? .done : .no
  }
}
