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
    let titles = work["title"]?.texts.map(\.trimmed).filter { !$0.isEmpty } ?? []
    let original = work["original-title"]?.firstText
    // Japanese publishers give the title in their language alone.
    append(.title, titles.first ?? original)
    append(.subtitle, work["subtitle"]?.firstText)
    guard let title = titles.first else { return }
    if let original {
      if original != title { append(.origtitle, original) }
    } else if titles.count > 1, titles[1] != title {
      append(.origtitle, titles[1])
    }
  }

  private mutating func takeNames(_ role: String) {
    let field = FieldName(role)
    // The editor of an article is who handled the manuscript.
    if field == .editor, work["type"]?.scalarText == "journal-article" { return }
    let containers = work["container-title"]?.texts.map(Folding.fold) ?? []
    for person in work[role]?.elements ?? [] {
      guard let name = CrossrefTypes.name(person) else { continue }
      // Retractions have the journal as author, taken apart like the name of a person.
      let body = "\(name.given) \(name.fullFamily)"
      let isJournal = !name.given.isEmpty && containers.contains(Folding.fold(body))
      record.append(field, (isJournal ? Name(family: body, isLiteral: true) : name).field)
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
      // Many older papers have the date of the conference alone.
      work["event"]?["end"]?.datePoint.map { String($0.prefix(4)) },
      work["event"]?["start"]?.datePoint.map { String($0.prefix(4)) },
    ]
    append(.date, candidates.lazy.compactMap(\.self).first)
  }

  /// The journal, or the book and its series.
  private mutating func takeContainer() {
    if work["type"]?.scalarText == "posted-content" { return takeServer() }
    // Some registries of data give an address.
    let titles = work["container-title"]?.texts.filter { WebAddress($0) == nil } ?? []
    switch CrossrefTypes.container(of: record.type) {
    case .journal:
      append(.journal, titles.first)
      take("short-container-title", as: .shortjournal)
    case .book where titles.count > 1:
      let isFirst = SeriesTitle.isFirst(titles[0], before: titles[1])
      append(.series, titles[isFirst ? 0 : 1])
      append(.booktitle, titles[isFirst ? 1 : 0])
    case .book: append(.booktitle, titles.first)
    case .series: append(.series, titles.first)
    }
  }

  /// The server of a preprint, or the site of a post.
  private mutating func takeServer() {
    let institution = work["institution"]?.elements.first?["name"]?.scalarText
    let group = work["group-title"]?.firstText
    let publisher = work["publisher"]?.firstText
    guard CrossrefTypes.isPreprint(work) else {
      guard record.type == "online" else { return }
      append(.organization, group ?? institution ?? publisher)
      append(.url, work["resource"]?["primary"]?["URL"]?.scalarText)
      return
    }
    append(.status, "preprint")
    if record.type == "report" { return append(.genre, "working paper") }
    let server = group.flatMap { CrossrefTypes.isServer($0) ? $0 : nil }
    // Copernicus gives subjects, and no name of a server.
    append(.journal, institution ?? server ?? (group == nil ? publisher : nil))
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
      let publisher = record[.publisher]
      if publisher == record[.journal] || publisher == record[.organization] {
        record.removeAll(.publisher)
      }
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
