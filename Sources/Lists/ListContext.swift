public import Templates
public import Records
public import RichText

/// Makes the values that the template of a list sees.
///
/// `ibid help templates` documents every name.
public struct ListContext {
  private let contents: ListContents
  private let format: TemplateFormat
  private let venues: VenueRegistry
  private let me: Me
  private let harmlessTeX: HarmlessTeX

  /// - Parameters:
  ///   - contents: The list with its records.
  ///   - format: The template's format, in which marked-up text is written.
  ///   - venues: Resolves venues.
  ///   - me: The owner of the list, unless the list names one.
  ///   - harmlessTeX: The TeX that may stay in formulas.
  public init(
    of contents: ListContents, as format: TemplateFormat, venues: VenueRegistry, me: [Name],
    allowing harmlessTeX: HarmlessTeX = HarmlessTeX()
  ) {
    self.harmlessTeX = harmlessTeX
    self.contents = contents
    self.format = format
    self.venues = venues
    self.me = Me(contents.definition.me.isEmpty ? me : contents.definition.me)
  }

  /// The values, by the names that `ibid help templates` documents.
  public var value: TemplateValue {
    let definition = contents.definition
    var context = TemplateObject()
    context["name"] = .text(definition.name)
    context["heading"] = definition.heading.map(rich) ?? .null
    context["count"] = .text("\(contents.count)")
    add(definition.fields, to: &context)
    var number = 0
    context["sections"] = .list(
      contents.sections.enumerated().map { index, section in
        value(of: section, at: index, number: &number)
      })
    return .object(context)
  }

  private func value(
    of section: ListContents.Section, at index: Int, number: inout Int
  ) -> TemplateValue {
    var context = TemplateObject()
    context["heading"] = section.heading.map(rich) ?? .null
    context["marker"] = .null
    context["count"] = .text("\(section.groups.reduce(0) { $0 + $1.records.count })")
    setPosition(index, of: contents.sections.count, in: &context)
    add(section.fields, to: &context)
    var groups: [TemplateValue] = []
    var all: [TemplateObject] = []
    for (index, group) in section.groups.enumerated() {
      var items: [TemplateObject] = []
      for (index, record) in group.records.enumerated() {
        var item = ItemContext(
          of: record, as: format, venues: venues, me: me, base: contents.definition.base,
          harmlessTeX: harmlessTeX
        ).object
        number += 1
        item["number"] = .text("\(number)")
        item["countdown"] = .text("\(contents.count - number + 1)")
        setPosition(index, of: group.records.count, in: &item)
        items.append(item)
      }
      var value = TemplateObject()
      value["heading"] = group.heading.map(rich) ?? .null
      value["count"] = .text("\(items.count)")
      setPosition(index, of: section.groups.count, in: &value)
      value["items"] = .list(items.map(TemplateValue.object))
      groups.append(.object(value))
      all += items
    }
    for index in all.indices { setPosition(index, of: all.count, in: &all[index]) }
    context["items"] = .list(all.map(TemplateValue.object))
    context["groups"] = .list(groups)
    return .object(context)
  }

  private func rich(_ text: String) -> TemplateValue {
    TemplateValue(rich: text, as: format, allowing: harmlessTeX)
  }

  private func add(_ fields: [Field], to context: inout TemplateObject) {
    for field in fields { context[field.name.text] = rich(field.value) }
  }
}

/// Marks the first and the last element of a list.
func setPosition(_ index: Int, of count: Int, in object: inout TemplateObject) {
  object["first"] = .bool(index == 0)
  object["last"] = .bool(index == count - 1)
}

extension TemplateValue {
  /// A field's value with its markup converted to the format.
  init(rich text: String, as format: TemplateFormat, allowing list: HarmlessTeX) {
    self = .formatted(MarkedText(field: text).rendered(as: format, allowing: list), raw: text)
  }

  /// Plain text, or an empty value.
  init(_ text: String?) { self = text.map(TemplateValue.text) ?? .null }
}
