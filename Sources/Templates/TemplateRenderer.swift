internal import RichText
import Text

/// Walks the tree of a template and writes its output for some data.
struct TemplateRenderer {
  private var output: TemplateOutput
  /// The contexts in which names are looked up, the innermost last.
  private var contexts: [TemplateValue]
  private let partials: (String) throws(Diagnostic) -> Template?
  private var knownPartials: [String: Template?] = [:]
  private let report: (Diagnostic) -> Void
  private var reported: Set<SourceRange> = []
  private var depth = 0
  /// The number of nodes rendered and of values searched for names.
  private var steps = 0
  var maximumSteps = Template.maximumSteps
  var maximumBytes = Template.maximumBytes

  /// The template around the nodes that are rendered.
  private struct Scope {
    /// The file that the nodes are from.
    var file: String
    /// The indentation of each of its lines.
    var indentation: [UInt8] = []
    /// The partial or block that the indentation belongs to, and its file.
    var indented: (by: TemplateTag, in: String)?
    /// The replacements of blocks, by name.
    var replacements: [String: Replacement] = [:]
  }

  /// The content of a block, and where it was written.
  ///
  /// A block in the content is a block of the template that it was written in. So it is looked up
  /// among the replacements there, and can't replace itself without end.
  private struct Replacement {
    var content: [TemplateNode]
    var file: String
    var replacements: [String: Replacement]
  }

  init(
    _ context: TemplateValue, as format: TemplateFormat, allowing harmlessTeX: HarmlessTeX,
    partials: @escaping (String) throws(Diagnostic) -> Template?,
    report: @escaping (Diagnostic) -> Void
  ) {
    output = TemplateOutput(format, allowing: harmlessTeX)
    contexts = [context]
    self.partials = partials
    self.report = report
  }

  /// The text written so far.
  var text: String { output.text }

  /// The values whose TeX is not harmless.
  var printedTeX: PrintedTeX { output.printedTeX }

  mutating func render(_ template: Template) throws(Diagnostic) {
    try render(template.nodes, in: Scope(file: template.file))
  }

  private mutating func render(_ nodes: [TemplateNode], in scope: Scope) throws(Diagnostic) {
    depth += 1
    defer { depth -= 1 }
    steps += nodes.count
    for node in nodes {
      switch node {
      case .line(let spaces):
        if output.isAtLineStart {
          try checkSize(indentationOf: scope)
          output.write(literal: scope.indentation)
        }
        output.write(literal: spaces)
      case .text(let text):
        output.write(literal: text)
      case .variable(let name, let isEscaped, let tag):
        write(lookup(name) ?? .null, isEscaped: isEscaped, tag, in: scope)
        try checkSize(tag, in: scope)
      case .section(let name, let isInverted, let tag, let content):
        let value = lookup(name) ?? .null
        try renderSection(value, isInverted: isInverted, tag, content, in: scope)
      case .partial(let partial):
        try renderPartial(partial, in: scope)
      case .block(let block):
        try renderBlock(block, in: scope)
      }
    }
  }

  private mutating func write(
    _ value: TemplateValue, isEscaped: Bool, _ tag: TemplateTag, in scope: Scope
  ) {
    if value.plainText == nil { tell(.noText(tag, value), in: scope) }
    if isEscaped { output.write(value) } else { output.write(verbatim: value) }
  }

  private mutating func renderSection(
    _ value: TemplateValue, isInverted: Bool, _ tag: TemplateTag, _ content: [TemplateNode],
    in scope: Scope
  ) throws(Diagnostic) {
    guard value.isTruthy != isInverted else { return }
    if isInverted { return try render(content, in: scope) }
    let elements = if case .list(let elements) = value { elements } else { [value] }
    for element in elements {
      try checkSize(tag, in: scope)
      contexts.append(element)
      try render(content, in: scope)
      contexts.removeLast()
    }
  }

  private mutating func renderPartial(
    _ partial: TemplatePartial, in scope: Scope
  ) throws(Diagnostic) {
    try enter(partial.tag, in: scope)
    guard let name = name(partial.reference), !name.isEmpty else { return }
    guard let template = try template(name) else {
      return tell(.missingPartial(partial.tag, name: name), in: scope)
    }
    var inner = Scope(file: template.file)
    if let indentation = partial.indentation {
      inner.indentation = indentation.isEmpty ? scope.indentation : scope.indentation + indentation
      inner.indented = (partial.tag, scope.file)
    }
    for (name, content) in partial.arguments {
      inner.replacements[name] = Replacement(
        content: content, file: scope.file, replacements: scope.replacements)
    }
    // An inheriting template overrides the one that it inherits from.
    inner.replacements.merge(scope.replacements) { $1 }
    try render(template.nodes, in: inner)
  }

  private mutating func renderBlock(_ block: TemplateBlock, in scope: Scope) throws(Diagnostic) {
    try enter(block.tag, in: scope)
    guard let replacement = scope.replacements[block.name] else {
      return try render(block.content, in: scope)
    }
    let inner = Scope(
      file: replacement.file, indentation: scope.indentation + (block.indentation ?? []),
      indented: (block.tag, scope.file), replacements: replacement.replacements)
    try render(replacement.content, in: inner)
  }
}

// MARK: - Names and problems

extension TemplateRenderer {
  /// The value of a name: its first part is looked up in the contexts, the innermost first, and each
  /// further part in the value before.
  private mutating func lookup(_ name: TemplateName) -> TemplateValue? {
    guard let first = name.parts.first else { return contexts.last }
    for context in contexts.reversed() {
      steps += 1
      guard case .object(let object) = context, var value = object[first] else { continue }
      for part in name.parts.dropFirst() {
        guard case .object(let object) = value, let member = object[part] else { return nil }
        value = member
      }
      return value
    }
    return nil
  }

  private mutating func name(_ reference: TemplatePartial.Reference) -> String? {
    switch reference {
    case .fixed(let name): name
    case .dynamic(let name): lookup(name)?.plainText
    }
  }

  private mutating func template(_ name: String) throws(Diagnostic) -> Template? {
    if let known = knownPartials[name] { return known }
    let template = try partials(name)
    knownPartials[name] = .some(template)
    return template
  }

  /// The number of bytes of indentation that count as one step.
  private static let indentationPerStep = 256

  /// Begins a partial or a block, which takes about ten times as long as other nodes.
  private mutating func enter(_ tag: TemplateTag, in scope: Scope) throws(Diagnostic) {
    steps += 10 + scope.indentation.count / Self.indentationPerStep
    try checkSize(tag, in: scope)
    if depth > Template.maximumDepth {
      throw TemplateProblem.endlessPartials(tag).diagnostic(in: scope.file)
    }
  }

  private func checkSize(_ tag: TemplateTag, in scope: Scope) throws(Diagnostic) {
    if steps > maximumSteps {
      throw TemplateProblem.tooManySteps(tag).diagnostic(in: scope.file)
    }
    if output.count > maximumBytes {
      throw TemplateProblem.tooLong(tag).diagnostic(in: scope.file)
    }
  }

  /// Reports an indentation that is too long at the tag that it belongs to: lines are not tags.
  private func checkSize(indentationOf scope: Scope) throws(Diagnostic) {
    guard let indented = scope.indented else { return }
    if output.count + scope.indentation.count > maximumBytes {
      throw TemplateProblem.tooLong(indented.by).diagnostic(in: indented.in)
    }
  }

  /// Reports a problem once, however often its place is rendered.
  private mutating func tell(_ problem: TemplateProblem, in scope: Scope) {
    let diagnostic = problem.diagnostic(in: scope.file)
    guard let place = diagnostic.location, reported.insert(place).inserted else { return }
    report(diagnostic)
  }
}
