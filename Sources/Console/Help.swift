/// Writes help pages from the specifications of commands.
public enum Help {
  /// The page of one command.
  public static func page(of spec: CommandSpec) -> StyledText {
    var page: StyledText = "\(spec.summary)\n\n"
    let options = spec.parameters.isEmpty ? "" : " [OPTIONS]"
    let arguments = spec.arguments.isEmpty ? "" : " \(spec.arguments)"
    page += "\(.bold("Usage:")) ibid \(spec.name)\(arguments)\(options)\n"
    if !spec.examples.isEmpty {
      page += "\n\(.bold("Examples:"))\n"
      for example in spec.examples {
        page += "  \(.dim("# \(example.purpose)"))\n  \(example.command)\n"
      }
    }
    if !spec.parameters.isEmpty {
      page += "\n\(.bold("Options:"))\n\(table(spec.parameters))"
    }
    if !spec.details.isEmpty { page += "\n\(spec.details)\n" }
    return page
  }

  /// The page of the program: its commands by group, and the options of all commands.
  public static func overview(
    _ groups: [(title: String, commands: [CommandSpec])], introduction: String
  ) -> StyledText {
    var page: StyledText = "\(introduction)\n"
    let width = groups.flatMap(\.commands).map(\.name.count).max() ?? 0
    for group in groups {
      page += "\n\(.bold(group.title))\n"
      for command in group.commands {
        let name = command.name.padded(to: width)
        page += "  \(.bold(name))  \(command.summary.dropLast())\n"
      }
    }
    page += "\n\(.bold("Options of every command"))\n\(table(Parameter.global))"
    return page
  }

  private static func table(_ parameters: [Parameter]) -> String {
    let forms = parameters.map { parameter in
      let short = parameter.short.map { "-\($0), " } ?? ""
      return "\(short)--\(parameter.name)\(parameter.valueForm)"
    }
    let width = min(28, forms.map(\.count).max() ?? 0)
    var lines = ""
    for (form, parameter) in zip(forms, parameters) {
      var help = parameter.help
      if !parameter.choices.isEmpty {
        help += " One of \(parameter.choices.joined(separator: ", "))."
      }
      if parameter.repeats { help += " May be repeated." }
      let gap = form.count > width ? "\n" + String(repeating: " ", count: width + 4) : "  "
      let text = wrapped(help, to: 100 - width - 4)
        .joined(separator: "\n" + String(repeating: " ", count: width + 4))
      lines += "  \(form.padded(to: width))\(gap)\(text)\n"
    }
    return lines
  }

  /// Wraps a text to lines of at most some number of characters, if its words are not longer.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
