internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// A work as the tags of its page describe it.
///
/// - Source: "Inclusion Guidelines for Webmasters" of Google Scholar, for `citation_` tags; Dublin
///   Core's `dc.` and `dcterms.`; PRISM's `prism.`; EPrints' `eprints.`; schema.org, as
///   `PageLinkedData` writes it; the Open Graph protocol's `og:`, `article:` and `book:`.
struct PageWork {
  private let head: PageHead
  private let host: PageHost?
  private let address: String
  private var record = Record(key: .pending, type: "misc")

  /// - Parameters:
  ///   - head: The metadata of the page.
  ///   - address: The page's own address.
  init(_ head: PageHead, at address: String) {
    self.head = head
    self.address = address
    let afterScheme = address.dropFirst("https://".utf8.count)
    let name = String(afterScheme.prefix { $0 != "/" })
    host = PageHost(name.hasPrefix("www.") ? String(name.dropFirst(4)) : name)
  }

  /// The identifier that the page gives for its work.
  ///
  /// Tags that stand for it alone come first; Dublin Core's has numbers of all kinds.
  var identifier: WorkIdentifier? {
    let texts =
      head.all(
        of: "citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier.doi", "doi",
        "eprints.doi", "eprints.id_number")
      + head.all(
        of: "dc.identifier", "dcterms.identifier", "dc.identifier.uri", "schema.identifier")
    for text in texts {
      switch WorkIdentifier(text) {
      case .doi(let doi): return .doi(doi)
      case .arxiv(let id): return .arxiv(id)
      case .isbn, .pmid, .pmcid, .page, nil: break
      }
    }
    if let id = head.first(of: "citation_arxiv_id") { return WorkIdentifier("arXiv:\(id)") }
    if let id = head.first(of: "citation_pmid") { return WorkIdentifier("PMID: \(id)") }
    return nil
  }

  /// The work; `nil` if the page has no title.
  mutating func work() -> WorkMetadata? {
    takeTitle()
    guard record[.title] != nil else { return nil }
    takePeople()
    takeDate()
    takeContainer()
    takePlace()
    takeNumbers()
    takeIdentifiers()
    takeHostsOwn()
    let cleaned = RecordCleaning.cleaned(record)
    return WorkMetadata(type: cleaned.type, fields: cleaned.fields)
  }

  private mutating func append(_ field: FieldName, _ text: String?) {
    guard let text, !text.trimmed.isEmpty, record[field] == nil else { return }
    record.append(field, Markup.value(of: text.trimmed))
  }

  private mutating func takeTitle() {
    append(
      .title,
      head.first(
        of: "citation_title", "bepress_citation_title", "dc.title", "dcterms.title",
        "eprints.title", "schema.title", "og:title"))
  }

  /// Takes the names of the first vocabulary that has any, since pages repeat them in each.
  private mutating func takePeople() {
    let lists = [
      head.all(of: "citation_author", "bepress_citation_author"),
      head.all(of: "citation_authors").flatMap { $0.split(separator: ";").map(String.init) },
      head.all(of: "eprints.creators_name"), head.all(of: "dc.creator", "dc.creator.personalname"),
      head.all(of: "dcterms.creator"), head.all(of: "schema.author"),
      head.all(of: "article:author", "book:author"), head.all(of: "author"),
    ]
    // Open Graph has the addresses of profiles in place of names.
    let named = lists.lazy.map { $0.filter { WebAddress($0) == nil } }.first { !$0.isEmpty }
    for author in named ?? [] {
      for name in NameCleaning.people(in: author) { record.append(.author, name.field) }
    }
    let editors = head.all(of: "citation_editor")
    for editor in editors.isEmpty ? head.all(of: "schema.editor") : editors {
      for name in NameCleaning.people(in: editor) { record.append(.editor, name.field) }
    }
  }

  private mutating func takeDate() {
    let dates = [
      "citation_publication_date", "citation_date", "citation_cover_date", "prism.publicationdate",
      "citation_year", "eprints.date", "dcterms.issued", "dc.date.issued", "dc.date",
      "dcterms.date", "citation_online_date", "bepress_citation_date", "schema.date",
      "article:published_time", "book:release_date", "date",
    ]
    for name in dates {
      guard let text = head.first(of: name) else { continue }
      // The time of the day follows a `T` or a space: `2020-01-02 10:00`.
      let words = text.split(separator: " ").map(String.init)
      let day = words.count == 2 && words[1].contains(":") ? words[0] : text
      let date = String(day.prefix { $0 != "T" })
      for candidate in [date, BibTeXDates.corrected(day), String(date.prefix(4))] {
        guard let candidate, EDTF(ifValid: candidate) != nil else { continue }
        return record.append(.date, candidate)
      }
    }
  }

  /// Reads where the work appeared, which determines its type.
  private mutating func takeContainer() {
    append(.series, head.first(of: "citation_series_title"))
    let book = head.first(of: "citation_inbook_title", "citation_book_title", "schema.book")
    let journal = head.first(
      of: "citation_journal_title", "prism.publicationname", "bepress_citation_journal_title",
      "eprints.publication", "schema.journal")
    if let conference = head.first(of: "citation_conference_title", "citation_conference") {
      record.type = "inproceedings"
      append(.booktitle, book)
      append(record[.booktitle] == nil ? .booktitle : .eventtitle, conference)
    } else if let book {
      record.type = "incollection"
      append(.booktitle, book)
    } else if let journal {
      record.type = "article"
      append(.journal, journal)
      append(.shortjournal, head.first(of: "citation_journal_abbrev"))
    } else if let school = head.first(of: "citation_dissertation_institution") {
      record.type = "thesis"
      append(.institution, school)
      append(.genre, head.first(of: "citation_dissertation_name"))
    } else if let institution = head.first(of: "citation_technical_report_institution") {
      record.type = "report"
      append(.institution, institution)
      append(.number, head.first(of: "citation_technical_report_number"))
    } else {
      record.type = PageTypes.type(of: head)
    }
  }

  private mutating func takePlace() {
    let publisher = head.first(
      of: "citation_publisher", "dc.publisher", "dcterms.publisher", "schema.publisher")
    switch record.type.name {
    case "online":
      append(.organization, head.first(of: "schema.site", "og:site_name") ?? publisher)
    case "thesis", "report": append(.institution, publisher)
    case _: append(.publisher, publisher)
    }
    append(
      .language,
      head.first(of: "citation_language", "dc.language", "dcterms.language", "schema.language"))
    append(
      .abstract,
      head.first(
        of: "citation_abstract", "dcterms.abstract", "dc.description.abstract", "schema.abstract"))
  }

  private mutating func takeNumbers() {
    append(.volume, head.first(of: "citation_volume", "prism.volume", "schema.volume"))
    append(.number, head.first(of: "citation_issue", "prism.number", "schema.issue"))
    append(.version, head.first(of: "schema.version"))
    append(.eid, head.first(of: "citation_elocation_id", "citation_article_number"))
    let first = head.first(of: "citation_firstpage", "prism.startingpage")?.trimmed ?? ""
    let last = head.first(of: "citation_lastpage", "prism.endingpage")?.trimmed ?? ""
    if first.contains("-") || last.isEmpty || last == first {
      let pages = head.first(
        of: "citation_pages", "eprints.pagerange", "prism.pagerange", "schema.pages")
      append(.pages, first.isEmpty ? pages : first)
    } else {
      append(.pages, first.isEmpty ? last : "\(first)\u{2013}\(last)")
    }
  }

  private mutating func takeIdentifiers() {
    append(
      .issn, head.all(of: "citation_issn", "prism.issn", "schema.issn").joined(separator: ", "))
    append(
      .isbn,
      head.all(of: "citation_isbn", "prism.isbn", "book:isbn", "schema.isbn")
        .joined(separator: ", "))
    switch identifier {
    case .doi(let doi): append(.doi, doi.text)
    case .arxiv(let id): append(.arxiv, id.text)
    case .pmid(let id): append(.pmid, id.text)
    case .isbn, .pmcid, .page, nil: break
    }
    record.append(.url, address)
    for pdf in head.all(of: "citation_pdf_url").prefix(1) where pdf.hasPrefix("https://") {
      record.append(.link, "pdf \(pdf.filter { $0 != " " })")
    }
  }

  /// Adds what is known about the papers of a host and missing from its pages.
  private mutating func takeHostsOwn() {
    switch host {
    case .pmlr:
      let path = address.split(separator: "/")
      if let volume = path.first(where: {
        $0.hasPrefix("v") && $0.dropFirst().allSatisfy(\.isNumber)
      }) {
        append(.volume, String(volume.dropFirst()))
      }
      append(.series, "Proceedings of Machine Learning Research")
      append(.publisher, "PMLR")
    case .neurips where record.type == "article":
      record.type = "inproceedings"
      for index in record.fields.indices where record.fields[index].name == .journal {
        record.fields[index].name = .booktitle
      }
    case .neurips, .aclAnthology, .openReview, .jmlr, .cvf, nil: break
    }
  }
}
