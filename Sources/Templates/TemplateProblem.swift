import Text

/// The facts of a problem in a template; `diagnostic` words them.
enum TemplateProblem {
  case unclosedTag(TemplateTag, end: String)
  case badDelimiters(TemplateTag)
  case noName(TemplateTag)
  case blankInName(TemplateTag)
  case emptyPart(TemplateTag)
  case unclosedSection(TemplateTag, end: String)
  case crossedSections(TemplateTag, open: TemplateTag, end: String)
  case closesNothing(TemplateTag, start: String)
  case nestedTooDeep(TemplateTag)
  case endlessPartials(TemplateTag)
  case tooManySteps(TemplateTag)
  case tooLong(TemplateTag)
  case missingPartial(TemplateTag, name: String)
  case noText(TemplateTag, TemplateValue)

  func diagnostic(in file: String) -> Diagnostic {
    let (tag, message, hint) = words
    return Diagnostic(
      "\(quoted(tag)) \(message)", hint: hint, at: SourceRange(file: file, bytes: tag.bytes),
      severity: severity)
  }

  /// An error keeps a template from being rendered; a tag that writes nothing is a warning.
  private var severity: Diagnostic.Severity {
    switch self {
    case .unclosedTag, .badDelimiters, .noName, .blankInName, .emptyPart, .unclosedSection,
      .crossedSections, .closesNothing, .nestedTooDeep, .endlessPartials, .tooManySteps, .tooLong:
      .error
    case .missingPartial, .noText: .warning
    }
  }

  private var words: (tag: TemplateTag, message: String, hint: String) {
    let maximumDepth = Template.maximumDepth
    return switch self {
    case .unclosedTag(let tag, let end):
      (tag, "is a tag without an end", "end it with \"\(end)\"")
    case .badDelimiters(let tag):
      (tag, "does not set two delimiters", "write both with a space between, as in \"{{=<% %>=}}\"")
    case .noName(let tag):
      (tag, "names nothing", "write a name in it, or remove it")
    case .blankInName(let tag):
      (tag, "has a space in its name", "write one name in each tag, without spaces")
    case .emptyPart(let tag):
      (
        tag, "has an empty part in its name",
        "write one dot between two names, as in \"venue.name\""
      )
    case .unclosedSection(let tag, let end):
      (tag, "is never closed", "write \"\(end)\" where it ends")
    case .crossedSections(let tag, let open, let end):
      (tag, "comes before \(quoted(open)) is closed", "write \"\(end)\" first")
    case .closesNothing(let tag, let start):
      (tag, "closes what is not open", "remove it, or write \"\(start)\" where it starts")
    case .nestedTooDeep(let tag):
      (tag, "is more than \(maximumDepth) levels deep", "close a tag before, or nest fewer")
    case .endlessPartials(let tag):
      (
        tag, "is more than \(maximumDepth) levels deep when rendered",
        "end the recursion: put it in a section of a list that is empty at last"
      )
    case .tooManySteps(let tag):
      (
        tag, "is where rendering has taken \(Template.maximumSteps / 1_000_000) million steps",
        "name fewer partials more than once, and put fewer lists inside each other"
      )
    case .tooLong(let tag):
      (
        tag, "is where the text has become larger than \(Template.maximumBytes >> 20) MB",
        "name fewer partials more than once, and put fewer lists inside each other"
      )
    case .missingPartial(let tag, let name):
      (tag, "writes nothing: there is no template \"\(name)\"", "name a template that exists")
    case .noText(let tag, .object(let object)):
      (
        tag, "names a group of values, which has no text",
        "name one of them, as in \"\(tag.name == "." ? "" : tag.name + ".")"
          + "\(object.members.first?.name ?? "name")\""
      )
    case .noText(let tag, _):
      (tag, "names a list, which has no text", "write it as a section, and \"{{.}}\" for each item")
    }
  }

  /// The tag in quotes, shortened if it is long or has several lines.
  private func quoted(_ tag: TemplateTag) -> String {
    let scalars = tag.text.unicodeScalars
    let start = scalars.prefix { $0 != "\n" && $0 != "\r" }.prefix(60)
    return start.endIndex == scalars.endIndex ? "\"\(tag.text)\"" : "\"\(String(start))…\""
  }
}
