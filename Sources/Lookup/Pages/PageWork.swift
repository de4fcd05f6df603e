internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// A work as the tags of its page describe it.
///
/// - Source: "Inclusion Guidelines for Webmasters" of Google Scholar, for `citation_` tags; Dublin
///   Core's `dc.` and `dcterms.`; PRISM's `prism.`.
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

  /// The DOI or arXiv number that the page gives for its work.
  var identifier: WorkIdentifier? {
    let dois =
      head.all(of: "citation_doi", "prism.doi", "bepress_citation_doi", "dc.identifier.doi")
      + head.all(of: "dc.identifier", "dcterms.identifier", "dc.identifier.uri")
    for text in dois {
      switch WorkIdentifier(text) {
      case .doi(let doi): return .doi(doi)
      case .arxiv(let id): return .arxiv(id)
      case .isbn, .pmid, .pmcid, .page, nil: break
      }
    }
    if let id = head.first(of: "citation_arxiv_id") { return WorkIdentifier("arXiv:\(id)") }
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
        of: "citation_title", "bepress_citation_title", "dc.title", "dcterms.title", "eprints.title"
      ))
  }

  private mutating func takePeople() {
    var authors = head.all(of: "citation_author", "bepress_citation_author")
    if authors.isEmpty {
      authors = head.all(of: "citation_authors").flatMap {
        $0.split(separator: ";").map(String.init)
      }
    }
    if authors.isEmpty { authors = head.all(of: "dc.creator", "dcterms.creator") }
    for author in authors {
      for name in NameCleaning.people(in: author) { record.append(.author, name.field) }
    }
    for editor in head.all(of: "citation_editor") {
      for name in NameCleaning.people(in: editor) { record.append(.editor, name.field) }
    }
  }

  private mutating func takeDate() {
    let dates = [
      "citation_publication_date", "citation_date", "citation_cover_date", "prism.publicationdate",
      "citation_year", "dc.date", "dc.date.issued", "dcterms.issued", "citation_online_date",
      "bepress_citation_date",
    ]
    for name in dates {
      guard let text = head.first(of: name) else { continue }
      let day = text.prefix { $0 != "T" }
      for candidate in [String(day), BibTeXDates.corrected(String(day)), String(day.prefix(4))] {
        guard let candidate, EDTF(ifValid: candidate) != nil else { continue }
        return record.append(.date, candidate)
      }
    }
  }

  /// Reads where the work appeared, which determines its type.
  private mutating func takeContainer() {
    if let conference = head.first(of: "citation_conference_title", "citation_conference") {
      record.type = "inproceedings"
      append(.booktitle, head.first(of: "citation_inbook_title", "citation_book_title"))
      append(record[.booktitle] == nil ? .booktitle : .eventtitle, conference)
    } else if let book = head.first(of: "citation_inbook_title", "citation_book_title") {
      record.type = "incollection"
      append(.booktitle, book)
    } else if let journal = head.first(of: "citation_journal_title", "prism.publicationname") {
      record.type = "article"
      append(.journal, journal)
      append(.shortjournal, head.first(of: "citation_journal_abbrev"))
    } else if let school = head.first(of: "citation_dissertation_institution") {
      record.type = "thesis"
      append(.institution, school)
    } else if let institution = head.first(of: "citation_technical_report_institution") {
      record.type = "report"
      append(.institution, institution)
      append(.number, head.first(of: "citation_technical_report_number"))
    } else if head.first(of: "citation_isbn") != nil {
      record.type = "book"
    }
  }

  private mutating func takePlace() {
    append(.volume, head.first(of: "citation_volume", "prism.volume"))
    append(.number, head.first(of: "citation_issue", "prism.number"))
    let first = head.first(of: "citation_firstpage", "prism.startingpage")?.trimmed ?? ""
    let last = head.first(of: "citation_lastpage", "prism.endingpage")?.trimmed ?? ""
    if first.contains("-") || last.isEmpty || last == first {
      append(.pages, first.isEmpty ? head.first(of: "citation_pages") : first)
    } else {
      append(.pages, first.isEmpty ? last : "\(first)\u{2013}\(last)")
    }
    append(.publisher, head.first(of: "citation_publisher", "dc.publisher"))
    append(.language, head.first(of: "citation_language", "dc.language"))
    append(.abstract, head.first(of: "citation_abstract"))
  }

  private mutating func takeIdentifiers() {
    append(.issn, head.all(of: "citation_issn", "prism.issn").joined(separator: ", "))
    append(.isbn, head.all(of: "citation_isbn").joined(separator: ", "))
    switch identifier {
    case .doi(let doi): append(.doi, doi.text)
    case .arxiv(let id): append(.arxiv, id.text)
    case .isbn, .pmid, .pmcid, .page, nil: break
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
