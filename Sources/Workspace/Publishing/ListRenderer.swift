public import Lists
internal import OperatingSystem
internal import Query
internal import Records
internal import RichText
public import Store
public import Templates
public import Text

/// A publication list with its template, ready to render.
public struct ListRenderer {
  private let template: Template
  private let format: TemplateFormat
  private let styles: StyleFiles
  private let harmlessTeX: HarmlessTeX
  /// The values that the template sees.
  public let context: TemplateValue

  /// Makes a renderer; `name` is a template to use in place of the list's own.
  public init(
    _ definition: ListDefinition, of library: Library, template name: String? = nil,
    in session: Session
  ) throws(Diagnostic) {
    styles = StyleFiles(root: library.root)
    harmlessTeX = try session.harmlessTeX()
    (template, format) = try styles.template(named: name ?? definition.template)
    try Self.requireFields(of: definition, in: library)
    let contents = try ListContents(of: definition, in: library) { text throws(Diagnostic) in
      try library.query([text], literalFrom: 0)
    }
    context =
      ListContext(
        of: contents, as: format, venues: try library.venues(), me: library.settings.me,
        allowing: harmlessTeX
      ).value
  }

  /// Refuses to sort or group by a misspelled field.
  private static func requireFields(
    of definition: ListDefinition, in library: Library
  ) throws(Diagnostic) {
    for case .query(_, let sort, let group, let place) in definition.sections.map(\.content) {
      do throws(Diagnostic) {
        let sortFields = try sort.map { (text) throws(Diagnostic) in try SortOrder(text).fields }
        try library.requireFields((sortFields ?? []) + (group.map { [$0] } ?? []))
      } catch {
        var error = error
        error.location = place
        throw error
      }
    }
  }

  /// Renders the list, and reports what the template lacks.
  public func render(_ session: Session) throws(Diagnostic) -> String {
    var problems: [Diagnostic] = []
    let text = try template.render(
      context, as: format, allowing: harmlessTeX,
      partials: { (name) throws(Diagnostic) in try styles.partial(named: name, for: format) },
      report: { problems.append($0) })
    for problem in problems { try session.report(problem) }
    return text
  }
}

extension Session {
  /// Reads the definition of a list, and reports its faults.
  public func list(named name: String, in library: Library) throws(Diagnostic) -> ListDefinition {
    guard let document = try library.list(name) else {
      let names = try library.listNames()
      throw Diagnostic(
        "there is no list \(name.quoted)",
        hint: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
          ?? (names.isEmpty
            ? "write one as library/lists/NAME.rec; see `ibid help lists`"
            : "the lists are \(names.joined(separator: ", "))"))
    }
    remember(document)
    return try ListDefinition(document, name: name)
  }
}
