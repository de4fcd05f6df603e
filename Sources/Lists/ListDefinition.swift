public import Records
public import Store
public import Text

/// A publication list as `library/lists/NAME.rec` defines it: a head, then its sections.
///
///     heading: Selected Publications        ┐ the head: heading, template,
///     template: homepage.md                 │ me, base, into, and fields of
///     base: https://example.org/            ┘ the user's own
///
///     marker: ✦                             ┐ a section of chosen records,
///     item: lotfi2022bayesian; note=best    ┘ in this order
///
///     section: Talks                        ┐ a section of whatever
///     query: type:talk                      │ matches
///     sort: -date                           ┘
///
/// A head that has items or a query of its own is its own first section.
public struct ListDefinition: Sendable {
  public struct Section: Sendable {
    public var heading: String?
    public var content: Content
    /// Further fields, which templates can use.
    public var fields: [Field]
  }

  public enum Content: Sendable {
    /// Records in the order of the list.
    case items([Item])
    /// Records that match, in the order of `sort`, and in groups by a field.
    case query(String, sort: String?, group: FieldName?, place: SourceRange)
  }

  public struct Item: Sendable {
    public var key: String
    /// What takes the place of the record's own fields, for this list only.
    public var overrides: Attributes
    public var place: SourceRange
  }

  public let name: String
  public let heading: String?
  /// The template's name, with or without `.mustache`.
  public let template: String
  /// Whose list it is, in all spellings; empty when the list does not say.
  public let me: [Name]
  /// What is put before the URLs of own files.
  public let base: String?
  /// The file whose marked block the list is, from the library's root.
  public let into: String?
  public let fields: [Field]
  public let sections: [Section]

  /// Reads a list's file; what is wrong in it is reported at its place.
  public init(_ document: RecDocument, name: String) throws(Diagnostic) {
    if let fault = document.faults.first { throw fault }
    // Descriptors are for recutils and say nothing of the list.
    let entries = document.entries.filter { !$0.isDescriptor }
    guard let head = entries.first else {
      throw Diagnostic(
        "the list \(name) is empty", hint: "see `ibid help lists`",
        at: SourceRange(file: document.file, at: 0))
    }
    guard let template = head[.template] else {
      throw Diagnostic(
        "the list \(name) names no template",
        hint: "write `template: homepage.md`, say, at its head",
        at: SourceRange(file: document.file, bytes: head.lines))
    }
    self.name = name
    self.template = template
    heading = head[.heading]
    me = head.values(of: FieldName.me).map(Name.init(field:))
    base = head[.base]
    into = head[.into]
    fields = Self.ownFields(of: head)
    var sections: [Section] = []
    if head[.item] != nil || head[.query] != nil {
      sections.append(try Self.section(head, in: document))
    }
    for entry in entries.dropFirst() {
      sections.append(try Self.section(entry, in: document))
    }
    self.sections = sections
  }

  private static func section(
    _ entry: RecDocument.Entry, in document: RecDocument
  ) throws(Diagnostic) -> Section {
    let items = entry.fields.filter { $0.name == FieldName.item }
    guard let query = entry.first(FieldName.query) else {
      guard !items.isEmpty else {
        throw Diagnostic(
          "a section has neither items nor a query",
          hint: "write `item: KEY` lines, or `query:` and what it should match",
          at: SourceRange(file: document.file, bytes: entry.lines))
      }
      return Section(
        heading: entry[.section],
        content: .items(
          items.map { field in
            let value = AttributedValue(field: field.value)
            return Item(
              key: value.text, overrides: value.attributes,
              place: SourceRange(file: document.file, bytes: field.valueBytes))
          }),
        fields: ownFields(of: entry))
    }
    guard items.isEmpty else {
      throw Diagnostic(
        "a section has both items and a query", hint: "make two sections of it",
        at: SourceRange(file: document.file, bytes: query.valueBytes))
    }
    return Section(
      heading: entry[.section],
      content: .query(
        query.value, sort: entry[.sort], group: entry[.group].map { FieldName($0) },
        place: SourceRange(file: document.file, bytes: query.valueBytes)),
      fields: ownFields(of: entry))
  }

  private static let ruling: Set<FieldName> = [
    FieldName.heading, FieldName.template, FieldName.me, FieldName.base, FieldName.into,
    FieldName.section, FieldName.item, FieldName.query, FieldName.sort, FieldName.group,
  ]

  private static func ownFields(of entry: RecDocument.Entry) -> [Field] {
    entry.fields.filter { !ruling.contains($0.name) }.map { Field($0.name, $0.value) }
  }
}
