import Workspace
import Console
import Text

/// `ibid help [COMMAND]` explains a command or a topic.
struct HelpCommand: Command {
  static let spec = CommandSpec(
    "help", "Explain a command, or queries, records, lists, templates or settings.",
    arguments: "[COMMAND or TOPIC]", count: 0...1,
    examples: [
      .init("ibid help add", "one command"), .init("ibid help query", "the syntax of queries"),
      .init("ibid help lists", "how to write a publication list"),
    ])

  private let subject: String?

  init(_ arguments: ParsedArguments) { subject = arguments.words.first }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    try world.output.write(styled: page())
    return .done
  }

  private func page() throws(Diagnostic) -> StyledText {
    guard let subject else { return Self.overview }
    let specs = Program.commands.map { $0.spec }
    if let spec = specs.first(where: { $0.name == subject }) {
      return Help.page(of: spec)
    }
    if let topic = HelpTopic(rawValue: subject) { return StyledText(topic.text) }
    let known = specs.map(\.name) + HelpTopic.allCases.map(\.rawValue)
    let nearest = Suggestion.nearest(to: subject, among: known)
    throw Diagnostic(
      "there is no help on \(subject.quoted)",
      hint: nearest.map { "did you mean ibid help \($0)?" } ?? "`ibid help` lists the commands")
  }

  static var overview: StyledText {
    let topics = HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")
    return Help.overview(
      Program.groups.map { group in
        (group.title, group.commands.map { $0.spec })
      },
      introduction: """
        ibid keeps a bibliography as plain text in git.

          ibid init                      make a library in this folder
          ibid add refs.bib              add the entries of a BibTeX file
          ibid list author:lotfi         find records
          ibid export --cited paper.tex  the BibTeX that a paper cites
          ibid publish                   rewrite your publication lists

        `ibid help COMMAND` explains a command, and `ibid help TOPIC` a topic:
        \(topics).
        """)
  }
}
