public import Records
public import Store
public import Text

/// A publication list as `library/lists/NAME.rec` defines it: a head and sections.
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
/// A head with items or a query is the first section.
public struct ListDefinition: Sendable {
  /// A section of the list.
  public struct Section: Sendable {
    /// The heading, if there is one.
    public var heading: String?
    /// The records of the section.
    public var content: Content
    /// Further fields, for templates.
    public var fields: [Field]
  }

  /// The choice of a section's records.
  public enum Content: Sendable {
    /// Listed records, in the order of the list.
    case items([Item])
    /// The records that match a query, sorted, and optionally grouped by a field.
    case query(String, sort: String?, group: FieldName?, place: SourceRange)
  }

  /// A record listed by its key.
  public struct Item: Sendable {
    /// The key, current or former.
    public var key: String
    /// Values that replace the record's own fields in this list.
    public var overrides: Attributes
    /// The place in the list's file.
    public var place: SourceRange
  }

  /// The list's name, that of its file without `.rec`.
  public let name: String
  /// The heading of the page, if there is one.
  public let heading: String?
  /// The template's name, with or without `.mustache`.
  public let template: String
  /// The owner of the list, in all spellings; empty if the list does not name one.
  public let me: [Name]
  /// The prefix for the URLs of the site's own files.
  public let base: String?
  /// The file whose marked block shows the list, relative to the library's root.
  public let into: String?
  /// Further fields of the head, for templates.
  public let fields: [Field]
  /// The sections, in their order.
  public let sections: [Section]

  /// Reads a list's file, and reports faults at their places.
  public init(_ document: RecDocument, name: String) throws(Diagnostic) {
    if let fault = document.faults.first { throw fault }
    // Record descriptors are for recutils and do not concern the list.
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
