/// The description of a command, from which the parser, the help and shell completions are made.
public struct CommandSpec: Sendable {
  /// The word that calls the command.
  public let name: String
  /// One sentence in the imperative.
  public let summary: String
  /// The arguments in the usage line, such as `QUERY +TAG… -TAG…`.
  public let arguments: String
  /// The options.
  public let parameters: [Parameter]
  /// Further paragraphs of the help, as lines.
  public let details: String
  /// Examples, for the end of the help.
  public let examples: [Example]
  /// The allowed number of arguments besides the options.
  public let argumentCount: ClosedRange<Int>
  /// Whether `-word` is an argument if it is not an option, as `tag` takes it.
  public let takesSignedWords: Bool

  /// An example command line and its purpose.
  public struct Example: Sendable {
    /// The command line.
    public let command: String
    /// What it does, in lower case.
    public let purpose: String

    /// Makes an example.
    public init(_ command: String, _ purpose: String) {
      self.command = command
      self.purpose = purpose
    }
  }

  /// Makes a specification.
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
  /// The name without dashes.
  public let name: String
  /// One letter, for `-C`.
  public let short: String?
  /// The name of the value in the help; `nil` for a flag, which has no value.
  public let value: String?
  /// The value that the option has if none is attached to it; `nil` if it needs one.
  public let impliedValue: String?
  /// Whether the option may be repeated.
  public let repeats: Bool
  /// The allowed values; empty if any value is allowed.
  public let choices: [String]
  /// One sentence in the imperative or about the value.
  public let help: String

  /// The value as written after the name: ` DIR`, `[=MODE]` if it may be left out, or nothing.
  var valueForm: String {
    guard let value else { return "" }
    return impliedValue == nil ? " \(value)" : "[=\(value)]"
  }

  /// Makes an option without a value.
  public static func flag(_ name: String, short: String? = nil, _ help: String) -> Parameter {
    Parameter(
      name: name, short: short, value: nil, impliedValue: nil, repeats: false, choices: [],
      help: help)
  }

  /// Makes an option with a value.
  public static func option(
    _ name: String, short: String? = nil, _ value: String, _ help: String, repeats: Bool = false,
    choices: [String] = []
  ) -> Parameter {
    Parameter(
      name: name, short: short, value: value, impliedValue: nil, repeats: repeats,
      choices: choices, help: help)
  }

  /// Makes an option that may stand alone; a value is attached to it, as in `--merge=theirs`.
  public static func option(
    _ name: String, _ value: String, orAlone impliedValue: String, _ help: String,
    choices: [String] = []
  ) -> Parameter {
    Parameter(
      name: name, short: nil, value: value, impliedValue: impliedValue, repeats: false,
      choices: choices, help: help)
  }

  /// The option to print JSON.
  public static let json = flag("json", "Print JSON.")
  /// The option to announce changes without making them.
  public static let dryRun = flag("dry-run", "Say what would change, and change nothing.")

  /// The option to say more; see `Details`.
  public static let verbose = flag(
    "verbose", short: "v", "Tell about each record, also of more than 20.")

  /// The option to name the encoding of the files that a command reads.
  public static let fromEncoding = option(
    "from-encoding", "NAME", "The encoding of the files, such as windows-1251, if not UTF-8.")

  /// The options of all commands.
  public static let global: [Parameter] = [
    option("directory", short: "C", "DIR", "Use the library that DIR is in."),
    option("color", "WHEN", "Colour the output.", choices: ["auto", "always", "never"]),
    flag("help", short: "h", "Show this help."),
    flag("version", "Show the version."),
  ]
}
