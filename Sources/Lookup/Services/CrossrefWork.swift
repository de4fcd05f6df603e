internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// Converts Crossref's description of a work to a record.
struct CrossrefWork {
  private let work: JSON
  private var record: Record

  init(_ message: JSON) {
    work = message
    record = Record(key: .pending, type: CrossrefTypes.record(for: message))
  }

  /// The record, with the publisher's spelling.
  ///
  /// - Throws: A `Diagnostic` if Crossref has the DOI but no metadata.
  mutating func record(of identifier: WorkIdentifier) throws(Diagnostic) -> Record {
    takeTitle()
    for role in ["author", "editor", "translator"] { takeNames(role) }
    takeDate()
    takeContainer()
    takeEvent()
    takePlace()
    takePublisher()
    takeIdentifiers()
    take("abstract", as: .abstract)
    take("language", as: .language)
    takeVersions()
    guard record[.title] ?? record[.booktitle] ?? record[.journal] != nil else {
      throw Failure.unreadable(
        .crossref, about: identifier, "it has no title, for the publisher has given none")
    }
    return record
  }

  /// What happened after the publication, according to the publisher or Retraction Watch.
  var notices: [WorkNotice] {
    var notices: [WorkNotice] = []
    for update in work["updated-by"]?.elements ?? [] {
      guard let type = update["type"]?.scalarText else { continue }
      let doi = update["DOI"]?.scalarText.flatMap(DOI.init)
      // Both sources may list the same notice.
      if notices.contains(where: { $0.kind == .init(type) && $0.doi == doi }) { continue }
      notices.append(WorkNotice(kind: .init(type), doi: doi, date: update["updated"]?.datePoint))
    }
    return notices
  }

  private mutating func append(_ field: FieldName, _ text: String?) {
    guard let text, !text.trimmed.isEmpty else { return }
    record.append(field, Markup.value(of: text.trimmed))
  }

  private mutating func take(_ member: String, as field: FieldName) {
    append(field, work[member]?.firstText)
  }

  private mutating func takeTitle() {
    take("title", as: .title)
    if let subtitle = work["subtitle"]?.firstText, subtitle != record[.title] {
      append(.subtitle, subtitle)
    }
    take("original-title", as: .origtitle)
    if record[.origtitle] == record[.title] { record.removeAll(.origtitle) }
    if record[.origtitle] == nil, let titles = work["title"]?.texts, titles.count > 1,
      titles[1] != titles[0]
    {
      append(.origtitle, titles[1])
    }
  }

  private mutating func takeNames(_ role: String) {
    let field = FieldName(role)
    for person in work[role]?.elements ?? [] {
      if let name = CrossrefTypes.name(person) { record.append(field, name.field) }
    }
  }

  /// The date of the printed volume, which is the one to cite, or the first date of publication.
  private mutating func takeDate() {
    let isInVolume = work["volume"] != nil || work["issue"] != nil || work["page"] != nil
    let printed = isInVolume ? work["published-print"]?.datePoint : nil
    let candidates = [
      printed, work["issued"]?.datePoint, work["published"]?.datePoint,
      work["published-online"]?.datePoint, work["published-print"]?.datePoint,
      work["posted"]?.datePoint, work["approved"]?.datePoint,
    ]
    append(.date, candidates.lazy.compactMap(\.self).first)
  }

  /// The journal; the book and its series, which comes first of two titles; or the preprint server.
  private mutating func takeContainer() {
    let titles = work["container-title"]?.texts ?? []
    switch CrossrefTypes.container(of: record.type) {
    case .journal:
      append(.journal, titles.first)
      take("short-container-title", as: .shortjournal)
    case .book where titles.count > 1:
      append(.series, titles[0])
      append(.booktitle, titles[1])
    case .book: append(.booktitle, titles.first)
    case .series: append(.series, titles.first)
    }
    guard work["type"]?.scalarText == "posted-content" else { return }
    append(.status, "preprint")
    if record[.journal] == nil {
      append(.journal, work["institution"]?.elements.first?["name"]?.scalarText)
    }
    if record[.journal] == nil { take("group-title", as: .journal) }
    if record[.journal] == nil { take("publisher", as: .journal) }
  }

  /// The conference, from the event or, at Springer, from an assertion.
  private mutating func takeEvent() {
    if let event = work["event"] {
      append(.eventtitle, event["name"]?.firstText)
      append(.eventplace, event["location"]?.firstText)
      let start = event["start"]?.datePoint
      let end = event["end"]?.datePoint
      append(.eventdate, CrossrefTypes.interval(from: start, to: end))
    }
    for assertion in work["assertion"]?.elements ?? []
    where assertion["group"]?["name"]?.scalarText == "ConferenceInfo" {
      switch assertion["name"]?.scalarText {
      case "conference_name" where record[.eventtitle] == nil:
        append(.eventtitle, assertion["value"]?.scalarText)
      case "conference_city" where record[.eventplace] == nil:
        append(.eventplace, assertion["value"]?.scalarText)
      case _: break
      }
    }
  }

  /// The volume, number and pages.
  private mutating func takePlace() {
    take("volume", as: .volume)
    take("issue", as: record.type == "article" ? .number : .issue)
    take("edition-number", as: .edition)
    take("part-number", as: .part)
    take("report-number", as: .number)
    take("article-number", as: .eid)
    take("page", as: .pages)
  }

  private mutating func takePublisher() {
    let institution = work["institution"]?.elements.first
    let isThesis = record.type == "phdthesis" || record.type == "mastersthesis"
    if isThesis || record.type == "thesis" || record.type == "report" {
      append(.institution, institution?["name"]?.firstText ?? work["publisher"]?.firstText)
      append(.location, institution?["place"]?.firstText)
      if record.type == "thesis" { append(.genre, work["degree"]?.firstText) }
    } else {
      take("publisher", as: .publisher)
      if record[.publisher] == record[.journal] { record.removeAll(.publisher) }
    }
    if record[.location] == nil { take("publisher-location", as: .location) }
  }

  private mutating func takeIdentifiers() {
    append(.doi, work["DOI"]?.scalarText.map(DOI.canonical))
    append(.isbn, work["ISBN"]?.texts.joined(separator: ", "))
    append(.issn, work["ISSN"]?.texts.joined(separator: ", "))
  }

  /// The arXiv preprint of a publication, and the publication of a preprint.
  private mutating func takeVersions() {
    for preprint in work["relation"]?["has-preprint"]?.elements ?? [] {
      guard let id = preprint["id"]?.scalarText, case .arxiv(let number)? = WorkIdentifier(id),
        record[.arxiv] == nil
      else { continue }
      record.append(.arxiv, number.text)
    }
    for published in work["relation"]?["is-preprint-of"]?.elements ?? [] {
      guard let id = published["id"]?.scalarText, case .doi(let doi)? = WorkIdentifier(id) else {
        continue
      }
      record.append(.link, "published \(doi.address)")
    }
  }
}
