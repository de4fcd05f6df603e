public import Text

/// The arguments of a command line, separated into words and options.
public struct ParsedArguments: Equatable, Sendable {
  /// The arguments that are not options, in their order.
  public internal(set) var words: [String] = []
  /// The number of words before `--`; after it nothing is an option.
  public internal(set) var wordsBeforeDashes = Int.max
  var values: [String: [String]] = [:]

  /// Makes empty arguments.
  public init() {}

  /// Whether an option was given.
  public func has(_ name: String) -> Bool { values[name] != nil }
  /// The last value of an option.
  public func value(_ name: String) -> String? { values[name]?.last }
  /// All values of an option, in their order.
  public func all(_ name: String) -> [String] { values[name] ?? [] }
}

/// Parses a command line by the specification of a command.
///
/// Options may stand anywhere before `--`, as `--name value`, `--name=value` or `-n value`. An option
/// that may stand alone takes a value only as `--name=value`.
public struct ArgumentParser {
  private let spec: CommandSpec
  private let parameters: [Parameter]

  /// Makes a parser for a command.
  public init(_ spec: CommandSpec) {
    self.spec = spec
    parameters = spec.parameters + Parameter.global
  }

  /// Parses the words after the command's name.
  ///
  /// Errors are of wrong use: the message quotes the word, and the hint says what to write.
  public func parse(_ words: [String]) throws(Diagnostic) -> ParsedArguments {
    var result = ParsedArguments()
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        result.wordsBeforeDashes = result.words.count
        result.words += words[index...]
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        result.words.append(word)
        continue
      }
      guard let (parameter, attached) = try parameter(of: word) else {
        result.words.append(word)
        continue
      }
      var value = attached ?? parameter.impliedValue
      if parameter.value != nil, value == nil {
        guard index < words.count else {
          throw misuse("\(word) needs a value", "write \(form(of: parameter))")
        }
        value = words[index]
        index += 1
      }
      try store(value, of: parameter, in: &result)
    }
    if !result.has("help") { try checkCount(of: result.words) }
    return result
  }

  private func store(
    _ value: String?, of parameter: Parameter, in result: inout ParsedArguments
  ) throws(Diagnostic) {
    if let value, !parameter.choices.isEmpty, !parameter.choices.contains(value) {
      let nearest = Suggestion.nearest(to: value, among: parameter.choices)
      throw Diagnostic(
        "--\(parameter.name) cannot be \(value.quoted)",
        hint: nearest.map { "did you mean \($0)?" }
          ?? "choose one of \(parameter.choices.joined(separator: ", "))")
    }
    if value == "", let form = parameter.value, form.hasPrefix("FILE") {
      throw misuse("--\(parameter.name) names no file", "write --\(parameter.name) \(form)")
    }
    if result.values[parameter.name] != nil, !parameter.repeats, parameter.value != nil {
      throw misuse("--\(parameter.name) is given twice", "give it once")
    }
    result.values[parameter.name, default: []].append(value ?? "")
  }

  /// The option that a word names, with an attached value; `nil` for a signed word.
  private func parameter(of word: String) throws(Diagnostic) -> (Parameter, String?)? {
    if word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      if let parameter = parameters.first(where: { $0.name == name }) {
        guard parts.count == 2 else { return (parameter, nil) }
        guard parameter.value != nil else {
          throw misuse("--\(name) takes no value", "write --\(name) alone")
        }
        return (parameter, String(parts[1]))
      }
      throw unknown(word, nearest: Suggestion.nearest(to: name, among: parameters.map(\.name)))
    }
    let letter = String(word.dropFirst().prefix(1))
    if let parameter = parameters.first(where: { $0.short == letter }) {
      let rest = String(word.dropFirst(2))
      if rest.isEmpty { return (parameter, nil) }
      if parameter.value != nil { return (parameter, rest) }
    }
    if spec.takesSignedWords { return nil }
    throw unknown(word, nearest: nil)
  }

  private func unknown(_ word: String, nearest: String?) -> Diagnostic {
    let shown = word.escapingControls
    if let nearest { return misuse("there is no option \(shown)", "did you mean --\(nearest)?") }
    // Without a command, only the options of all commands are allowed.
    guard !spec.name.isEmpty else {
      return misuse("there is no option \(shown)", "`ibid help` lists what can be asked")
    }
    return misuse(
      "there is no option \(shown)", "see `ibid help \(spec.name)`, or put the word after `--`")
  }

  private func checkCount(of words: [String]) throws(Diagnostic) {
    let usage = "write ibid \(spec.name) \(spec.arguments)"
    if words.count < spec.argumentCount.lowerBound {
      throw misuse("ibid \(spec.name) needs \(spec.arguments)", usage)
    }
    if words.count > spec.argumentCount.upperBound {
      let extra = words[spec.argumentCount.upperBound].escapingControls
      let limit = spec.argumentCount.upperBound
      let shown = ["no arguments", "one argument", "two arguments", "three arguments"]
      let count = limit < shown.count ? shown[limit] : "\(limit) arguments"
      throw misuse("ibid \(spec.name) takes \(count); \"\(extra)\" is one more", usage)
    }
  }

  private func form(of parameter: Parameter) -> String {
    "--\(parameter.name)\(parameter.valueForm)"
  }

  private func misuse(_ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(message, hint: hint.trimmed)
  }
}
