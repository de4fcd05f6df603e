internal import Text

/// The type of a field's value: biblatex's data types (manual, section 2.2.1) and ibid's own.
public enum FieldKind: Equatable, Sendable {
  /// Text with markup, such as `title`.
  case literal
  /// A person or an organization, with attributes.
  case name
  case date
  /// `12--34`, or several ranges.
  case range
  case integer
  /// Text without markup and escapes, such as `doi`.
  case verbatim
  case uri
  /// The key of another record.
  case key
  case venue, award, link, related
  /// A tag of the user's.
  case tag
}

/// A field that ibid knows.
///
/// Other fields are kept as text.
public struct FieldSchema: Sendable {
  public let name: FieldName
  public let kind: FieldKind
  /// Whether a record may have several fields of this name, one for each value.
  public let isRepeatable: Bool

  /// All known fields, in the order in which ibid writes them.
  public static let all: [FieldSchema] = {
    var schema: [FieldSchema] = []
    func add(_ kind: FieldKind, repeatable: Bool = false, _ names: String) {
      for name in names.split(separator: " ") {
        schema.append(
          FieldSchema(name: FieldName(String(name)), kind: kind, isRepeatable: repeatable))
      }
    }
    add(.key, repeatable: true, "alias")
    add(.literal, "title_prefix title subtitle titleaddon shorttitle origtitle indextitle")
    add(
      .name, repeatable: true,
      "author editor editora editorb editorc translator annotator commentator introduction foreword"
        + " afterword bookauthor holder speaker organizer shortauthor shorteditor")
    add(.literal, "author_order authortype editortype editoratype editorbtype editorctype")
    add(.date, "date eventdate origdate urldate")
    add(.literal, "year month status")
    add(.venue, repeatable: true, "venue")
    add(
      .literal,
      "journal journalsubtitle shortjournal journaltitleaddon issuetitle issuesubtitle booktitle"
        + " booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon eventtitle"
        + " eventtitleaddon eventplace series shortseries volume number issue part chapter edition"
        + " version volumes pagetotal bookpagination pagination")
    add(.range, "pages bookpages")
    add(
      .literal,
      "eid genre howpublished publisher origpublisher institution school organization location"
        + " address origlocation language langid origlanguage")
    add(.verbatim, "doi arxiv eprint eprinttype eprintclass isbn issn isan ismn isrn iswc")
    add(.uri, "url")
    add(.award, repeatable: true, "award")
    add(.link, repeatable: true, "link")
    add(.literal, "note addendum abstract annote annotation library")
    add(.literal, repeatable: true, "keyword")
    add(.key, "crossref xref xdata entryset")
    add(.related, repeatable: true, "related")
    add(.literal, repeatable: true, "merged")
    add(.literal, "relatedtype relatedstring label shorthand sortkey sorttitle sortyear presort")
    add(.verbatim, repeatable: true, "file bibtex")
    add(.tag, repeatable: true, "tag")
    return schema
  }()

  private static let byName: [FieldName: (order: Int, schema: FieldSchema)] = {
    var byName: [FieldName: (order: Int, schema: FieldSchema)] = [:]
    for (order, schema) in all.enumerated() { byName[schema.name] = (order, schema) }
    return byName
  }()

  /// The schema of a field, or `nil` for a field of the user's own.
  public static func of(_ name: FieldName) -> FieldSchema? { byName[name]?.schema }

  /// The position of a field in ibid's order.
  ///
  /// Fields of the user's own come before files and tags.
  static func order(of name: FieldName) -> Double {
    byName[name].map { Double($0.order) } ?? Double(byName[.file]?.order ?? 0) - 0.5
  }
}

extension FieldName {
  /// Private fields, which exports leave out unless the user asks for them.
  public static let privateNames: Set<FieldName> = [
    .tag, .annote, .annotation, .file, .merged,
  ]

  /// Whether a record may have several fields of this name, one for each value.
  public var isRepeatable: Bool { FieldSchema.of(self)?.isRepeatable ?? false }

  /// The type of the field's value; text for a field that ibid does not know.
  public var kind: FieldKind { FieldSchema.of(self)?.kind ?? .literal }
}

extension Record {
  /// Adds a value after the other values of its field, or else after the fields that come before it
  /// in ibid's order.
  public mutating func insert(_ name: FieldName, _ value: String) {
    let order = FieldSchema.order(of: name)
    let last =
      fields.lastIndex { $0.name == name }
      ?? fields.lastIndex { FieldSchema.order(of: $0.name) <= order }
    fields.insert(Field(name, value), at: last.map { $0 + 1 } ?? 0)
  }

  /// Replaces all values of a field by one, at the place of the first.
  public mutating func set(_ name: FieldName, to value: String) {
    guard let first = fields.firstIndex(where: { $0.name == name }) else {
      insert(name, value)
      return
    }
    fields[first].value = value
    for index in fields.indices.reversed() where index > first && fields[index].name == name {
      fields.remove(at: index)
    }
  }

  /// Removes all values of a field, or those for which `isGone` holds.
  public mutating func removeAll(_ name: FieldName, where isGone: (String) -> Bool = { _ in true })
  {
    fields.removeAll { $0.name == name && isGone($0.value) }
  }

  /// Sorts the fields into ibid's order; fields of the same name keep their order.
  public mutating func arrangeFields() {
    let orders = fields.map { FieldSchema.order(of: $0.name) }
    fields = fields.indices.sorted { (orders[$0], $0) < (orders[$1], $1) }.map { fields[$0] }
  }
}
