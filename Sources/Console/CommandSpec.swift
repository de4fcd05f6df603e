/// A command as data: the parser, the help and the shells' completions all read it.
public struct CommandSpec: Sendable {
  public let name: String
  /// One sentence in the imperative.
  public let summary: String
  /// What stands after the name in the usage line, such as `QUERY +TAG… -TAG…`.
  public let arguments: String
  public let parameters: [Parameter]
  /// Further paragraphs of the help, as lines.
  public let details: String
  public let examples: [Example]
  /// How many arguments the command takes beside its options.
  public let argumentCount: ClosedRange<Int>
  /// Whether `-word` is an argument of its own where it is no option, as `tag` takes it.
  public let takesSignedWords: Bool

  /// A command line worth imitating, and what it is for.
  public struct Example: Sendable {
    public let command: String
    public let purpose: String

    public init(_ command: String, _ purpose: String) {
      self.command = command
      self.purpose = purpose
    }
  }

  public init(
    _ name: String, _ summary: String, arguments: String = "",
    count argumentCount: ClosedRange<Int> = 0...0, takesSignedWords: Bool = false,
    parameters: [Parameter] = [], details: String = "", examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.argumentCount = argumentCount
    self.takesSignedWords = takesSignedWords
    self.parameters = parameters
    self.details = details
    self.examples = examples
  }
}

/// An option of a command.
public struct Parameter: Sendable {
  /// Without the dashes.
  public let name: String
  /// One letter, for `-C`.
  public let short: String?
  /// What the value is called in the help; `nil` for a flag, which has none.
  public let value: String?
  /// Whether it may be given several times.
  public let repeats: Bool
  /// What the value may be; empty for anything.
  public let choices: [String]
  public let help: String

  public static func flag(_ name: String, short: String? = nil, _ help: String) -> Parameter {
    Parameter(name: name, short: short, value: nil, repeats: false, choices: [], help: help)
  }

  public static func option(
    _ name: String, short: String? = nil, _ value: String, _ help: String, repeats: Bool = false,
    choices: [String] = []
  ) -> Parameter {
    Parameter(
      name: name, short: short, value: value, repeats: repeats, choices: choices, help: help)
  }

  public static let json = flag("json", "Print JSON.")
  public static let dryRun = flag("dry-run", "Say what would change, and change nothing.")

  /// The options that every command takes.
  public static let global: [Parameter] = [
    option("directory", short: "C", "DIR", "Use the library that DIR is in."),
    option("color", "WHEN", "Colour the output.", choices: ["auto", "always", "never"]),
    flag("help", short: "h", "Show this help."),
    flag("version", "Show the version."),
  ]
}
