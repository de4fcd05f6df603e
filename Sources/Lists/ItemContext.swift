internal import Templates
internal import Records
internal import RichText
internal import Text

/// The values that a template sees of one record.
struct ItemContext {
  private let record: Record
  private let format: TemplateFormat
  private let venues: VenueRegistry
  private let me: Me
  private let base: String?
  private let harmlessTeX: HarmlessTeX

  init(
    of record: Record, as format: TemplateFormat, venues: VenueRegistry, me: Me, base: String?,
    harmlessTeX: HarmlessTeX
  ) {
    self.harmlessTeX = harmlessTeX
    self.record = record
    self.format = format
    self.venues = venues
    self.me = me
    self.base = base
  }

  /// Every documented name is present, with an empty value if need be.
  ///
  /// Otherwise a template that uses an item's note would get the section's.
  var object: TemplateObject {
    var item = TemplateObject()
    item["key"] = .text(record.key.text)
    item["type"] = .text(record.type.name)
    for name in Self.standardFields { item[name] = .null }
    for field in record.fields where !Self.structured.contains(field.name) {
      let values = record.values(of: field.name)
      item[field.name.text] =
        field.name.isRepeatable
        ? .list(values.map(value)) : value(values[0])
    }
    item["url"] = record.page(in: .list).map { .url($0) } ?? .null
    if format == .text, let url = record[.url] { item["url"] = .text(url) }
    item["doi_url"] = record.target(named: .doi).map { .url($0) } ?? .null
    item["arxiv_url"] = record.target(named: .arxiv).map { .url($0) } ?? .null
    item["publisher"] =
      record.first(of: .publisher, .institution, .school, .organization).map(value) ?? .null
    addDate(to: &item)
    addPeople(to: &item)
    addList("awards", record.awards.map(award), to: &item)
    addList("links", record.links.map(link), to: &item)
    addVenues(to: &item)
    item["is"] = .object(flags)
    return item
  }

  /// Fields that templates use and records may lack.
  private static let standardFields = [
    "title", "title_prefix", "subtitle", "status", "genre", "note", "abstract", "doi", "arxiv",
    "journal", "booktitle", "volume", "number", "pages", "edition", "series", "institution",
    "organization", "location", "eventtitle", "eventplace", "presentation", "presentation_name",
  ]

  /// Fields that are split into parts with names of their own.
  private static let structured: Set<FieldName> = [
    .author, .editor, .award, .link, .venue, .date, .year, .month, .url,
  ]

  private func value(_ text: String) -> TemplateValue {
    TemplateValue(rich: text, as: format, allowing: harmlessTeX)
  }

  /// The target of a link; empty if the address is not allowed, so that the template writes text
  /// only.
  private func target(_ address: String?) -> TemplateValue {
    guard let address else { return .null }
    // Plain text has no links, and shows an address unchanged.
    if format == .text { return .text(address) }
    return LinkRule.target(of: address, in: .list).map { .url($0) } ?? .null
  }

  private func addList(_ name: String, _ objects: [TemplateObject], to item: inout TemplateObject) {
    item["has_\(name)"] = .bool(!objects.isEmpty)
    item[name] = .list(
      objects.enumerated().map { index, object in
        var object = object
        setPosition(index, of: objects.count, in: &object)
        return .object(object)
      })
  }

  // MARK: Dates

  private func addDate(to item: inout TemplateObject) {
    let date = record.date
    item["date"] = TemplateValue(record[.date] ?? date?.year.map(String.init))
    item["year"] = TemplateValue(record[.year] ?? date?.year.map(String.init))
    item["end_year"] = TemplateValue(endYear(of: date))
    let month = date?.startPoint?.month.flatMap(Month.init)
    item["month"] = TemplateValue(month.map { "\($0.number)" })
    item["month_name"] = TemplateValue(month?.name)
    item["month_short"] = TemplateValue(month?.abbreviation)
    item["day"] = TemplateValue(date?.startPoint?.day.map(String.init))
  }

  /// The year of the end of an interval, if it differs from that of the start.
  private func endYear(of date: EDTF?) -> String? {
    guard let end = date?.endPoint?.year, end != date?.startPoint?.year else { return nil }
    return "\(end)"
  }

  // MARK: People

  private func addPeople(to item: inout TemplateObject) {
    for (role, list) in [("author", "authors"), ("editor", "editors")] {
      addList(list, record.names(of: FieldName(role)).map(person), to: &item)
    }
    let authors = record.names(of: .author)
    item["has_equal"] = .bool(authors.contains { $0.attributes.has("equal") })
    item["has_corresponding"] = .bool(authors.contains { $0.attributes.has("corresponding") })
    item["is_alphabetical"] = .bool(record[.authorOrder] == "alphabetical")
  }

  private func person(_ name: Name) -> TemplateObject {
    // Every template shows a name; this one stands for the names that are left out.
    let others = "et al."
    var person: TemplateObject = [
      "name": .text(name.isOthers ? others : name.displayed),
      "family": .text(name.isOthers ? others : name.fullFamily),
      "others": .bool(name.isOthers),
      "given": TemplateValue(name.given.isEmpty ? nil : name.given),
      "initials": TemplateValue(initials(of: name)),
      "suffix": TemplateValue(name.suffix.isEmpty ? nil : name.suffix),
      "me": .bool(me.isMe(name)),
      "equal": .bool(name.attributes.has("equal")),
      "corresponding": .bool(name.attributes.has("corresponding")),
      "orcid": TemplateValue(name.attributes["orcid"]),
      "url": target(name.attributes["url"]),
    ]
    for attribute in name.attributes.all where person[attribute.name] == nil {
      person[attribute.name] = attribute.value.map { .text($0) } ?? .bool(true)
    }
    return person
  }

  /// The initials of the given names; hyphens are kept.
  private func initials(of name: Name) -> String? {
    guard !name.given.isEmpty else { return nil }
    let words = name.given.split { $0 == " " || $0 == "\u{A0}" }
    return words.map { word in
      word.split(separator: "-").map { "\($0.prefix(1))." }.joined(separator: "-")
    }.joined(separator: " ")
  }

  // MARK: Awards and links

  private func award(_ award: Award) -> TemplateObject {
    // `name` is the name to show; an official name with other wording is an attribute.
    var object: TemplateObject = [
      "name": value(award.name),
      "official_name": value(award.attributes["name"] ?? award.name),
      "url": target(award.attributes["url"]),
      "date": .null, "note": .null,
    ]
    for attribute in award.attributes.all where attribute.name != "name" && attribute.name != "url"
    {
      object[attribute.name] = attribute.value.map(value) ?? .bool(true)
    }
    return object
  }

  private func link(_ link: Link) -> TemplateObject {
    let (before, anchor, after) = link.parts
    let isOwn = LinkRule.isOwnFile(link.url)
    return [
      "label": value(link.plainLabel),
      "before": before.isEmpty ? .null : value(before),
      "anchor": value(anchor),
      "after": after.isEmpty ? .null : value(after),
      "url": target(isOwn ? (base ?? "") + link.url : link.url),
      "own": .bool(isOwn),
    ]
  }

  // MARK: Venues

  private func addVenues(to item: inout TemplateObject) {
    let mentions = record.venues
    addList("venues", mentions.map(venue), to: &item)
    guard let presentation = mentions.lazy.compactMap({ $0.attributes["presentation"] }).first
    else {
      return
    }
    item["presentation"] = .text(presentation)
    item["presentation_name"] = .text(presentation.capitalizedFirst)
  }

  private func venue(_ mention: VenueMention) -> TemplateObject {
    let known = venues[mention.name]
    let presentation = mention.attributes["presentation"]
    var object: TemplateObject = [
      "name": value(mention.attributes["name"] ?? known?.name ?? mention.name),
      "short": value(known?.short ?? mention.name),
      "year": TemplateValue(mention.year),
      "workshop": mention.attributes["workshop"].map(value) ?? .null,
      "presentation": TemplateValue(presentation),
      "presentation_name": TemplateValue(presentation?.capitalizedFirst),
      "note": mention.attributes["note"].map(value) ?? .null,
      "url": target(mention.attributes["url"] ?? known?.url),
      "kind": TemplateValue(known?.kind),
      "is_abbreviated": .bool(known.map { $0.short != $0.name } ?? false),
    ]
    if let kind = known?.kind { object["is_\(kind.slug)"] = .bool(true) }
    for attribute in mention.attributes.all where object[attribute.name] == nil {
      object[attribute.name] = attribute.value.map(value) ?? .bool(true)
    }
    return object
  }

  /// `is.talk`, `is.submitted`, `is.invited_talk`: the type, the status and the genre as flags.
  private var flags: TemplateObject {
    var flags = TemplateObject()
    for word in [record.type.name, record[.status], record[.genre]] {
      if let word { flags[word.slug] = .bool(true) }
    }
    return flags
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The words in lower case, joined by `_`.
  fileprivate var slug: String {
    Folding.fold(self).split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}
