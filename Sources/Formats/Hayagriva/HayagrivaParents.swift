internal import Records
internal import Text

/// The works that an entry is in: a journal or book, its series, a conference.
extension HayagrivaImport {
  /// Reads the journal, book, proceedings or event that the work is in.
  mutating func takeContainer(_ parent: YAMLNode) {
    let container = TaggedField.container(of: group)
    for member in parent.members {
      switch member.name {
      case "type": continue
      case "title" where result[container] == nil:
        let short = container == .journal ? .shortjournal : FieldName.parentTitleShort
        takeTitle(member.value, as: container, short: short, prefix: "parent-title")
      case "author": takeNames(.bookauthor, member.value)
      case "editor" where result[.editor] == nil: takeNames(.editor, member.value)
      case "location" where result[.eventplace] == nil:
        add(.eventplace, member.value.text.map(Self.value))
      case "publisher", "organization", "volume", "issue", "edition", "volume-total", "page-total",
        "serial-number", "call-number":
        takeUnlessGiven(member)
      case "date" where entry["date"] == nil: takeDate(member.value)
      case "parent": for parent in member.value.elements { takeSeries(parent) }
      default: result.keep("parent-\(member.name)", member.value, prefix: "")
      }
    }
  }

  /// Reads a member of the parent, unless the entry has its own.
  mutating func takeUnlessGiven(_ member: YAMLNode.Member) {
    if entry[member.name] == nil { return take(member.name, member.value) }
    if member.name == "serial-number", !member.value.members.isEmpty {
      for number in member.value.members {
        let field = FieldName(number.name.asciiLowercased)
        if result[field] == nil, let text = number.value.text, field.isWritable {
          add(field, text)
        } else {
          result.keep("parent-\(number.name)", number.value, prefix: "")
        }
      }
    } else {
      result.keep("parent-\(member.name)", member.value, prefix: "")
    }
  }

  mutating func takeEvent(_ event: YAMLNode) {
    for member in event.members where member.name != "type" {
      switch (member.name, member.value.text) {
      case ("title", let text?): add(.eventtitle, Self.value(text))
      case ("location", let text?): add(.eventplace, Self.value(text))
      case ("date", let text?): add(.eventdate, text)
      default: result.keep("event-\(member.name)", member.value, prefix: "")
      }
    }
  }

  mutating func takeSeries(_ series: YAMLNode) {
    guard result[.series] == nil else { return result.keep("series-parent", series, prefix: "") }
    for member in series.members where member.name != "type" {
      switch (member.name, member.value.text) {
      case ("title", let text?): add(.series, Self.value(text))
      case ("volume", let text?), ("issue", let text?): add(.number, text)
      default: result.keep("series-\(member.name)", member.value, prefix: "")
      }
    }
  }
}
