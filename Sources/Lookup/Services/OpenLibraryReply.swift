internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// Open Library's Books API, which gives a book and its authors in one answer.
///
/// - Source: openlibrary.org/dev/docs/api/books, `jscmd=data`.
enum OpenLibraryReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let keys = questions.compactMap { bookKey($0.identifier) }.joined(separator: ",")
    return LookupRequest(
      .openLibrary, "\(addresses[.openLibrary])api/books?bibkeys=\(keys)&format=json&jscmd=data",
      accept: "application/json", about: questions)
  }

  private static func bookKey(_ identifier: WorkIdentifier) -> String? {
    if case .isbn(let isbn) = identifier { "ISBN:\(isbn.text)" } else { nil }
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    let books: Result<JSON, Diagnostic>
    do throws(Diagnostic) {
      books = .success(try reply.json(of: .openLibrary, about: request.questions[0].identifier))
    } catch {
      books = .failure(error)
    }
    return request.questions.map { question in
      .found(
        LookupFinding(about: question) { () throws(Diagnostic) in
          let identifier = question.identifier
          guard let key = bookKey(identifier), let book = try books.get()[key], book != .null
          else { throw Failure.unknown(identifier, to: .openLibrary) }
          return (try record(of: book, identifier), [])
        })
    }
  }

  private static func record(
    of book: JSON, _ identifier: WorkIdentifier
  ) throws(Diagnostic) -> Record {
    guard let title = book["title"]?.firstText else {
      throw Failure.unreadable(.openLibrary, about: identifier, "the book has no title")
    }
    var record = Record(key: .pending, type: "book")
    record.append(.title, Markup.value(of: title))
    if let subtitle = book["subtitle"]?.firstText {
      record.append(.subtitle, Markup.value(of: subtitle))
    }
    takePeople(of: book, into: &record)
    if let date = book["publish_date"]?.firstText { takeDate(date, into: &record) }
    let publishers = names(of: book["publishers"]).joined(separator: " and ")
    if !publishers.isEmpty { record.append(.publisher, Markup.value(of: publishers)) }
    if let place = names(of: book["publish_places"]).first {
      record.append(.location, Markup.value(of: place))
    }
    if let pages = book["number_of_pages"]?.firstText, pages.utf8.allSatisfy(\.isASCIIDigit) {
      record.append(.pagetotal, pages)
    }
    if case .isbn(let isbn) = identifier { record.append(.isbn, isbn.text) }
    return record
  }

  /// Takes the authors.
  ///
  /// Open Library's list has illustrators, translators and readers as well. The statement of the title
  /// page tells who wrote the book, if it is given: those before the first semicolon.
  private static func takePeople(of book: JSON, into record: inout Record) {
    let listed = names(of: book["authors"])
    let statement = String(book["by_statement"]?.firstText?.prefix { $0 != ";" } ?? "")
    let words = self.words(of: statement)
    let authors = listed.filter { self.words(of: $0).last.map(words.contains) ?? false }
    let isEdited = roles.contains {
      $0.field == .editor && statement.asciiLowercased.hasPrefix($0.mark)
    }
    if !isEdited { takeAuthors(authors.isEmpty ? listed : authors, into: &record) }
    if record[.author] == nil { takeStatement(statement, into: &record) }
    if record[.author] ?? record[.editor] == nil { takeAuthors(listed, into: &record) }
  }

  private static func takeAuthors(_ names: [String], into record: inout Record) {
    for author in names {
      for name in NameCleaning.people(in: author) { record.append(.author, name.field) }
    }
  }

  private static func words(of text: String) -> [String] {
    Folding.fold(text).split { !$0.isLetter }.map(String.init)
  }

  private static func names(of list: JSON?) -> [String] {
    (list?.elements ?? []).compactMap { $0["name"]?.firstText ?? $0.firstText }
  }

  /// The words at the start of a statement, and the role that they name.
  private static let roles: [(mark: String, field: FieldName)] = [
    ("edited by ", .editor), ("editors, ", .editor), ("editor, ", .editor), ("ed. by ", .editor),
    ("by ", .author),
  ]

  /// Reads `edited by Ann Bee and Cee Dee` or `by Ann Bee`.
  private static func takeStatement(_ statement: String, into record: inout Record) {
    let first = statement.trimmed
    for role in roles where first.asciiLowercased.hasPrefix(role.mark) {
      var list = String(first.dropFirst(role.mark.utf8.count))
      if list.hasSuffix(".") { list = String(list.dropLast()) }
      let parts = list.split(separator: ",").flatMap { $0.split(separator: " and ") }
      for part in parts {
        for name in NameCleaning.people(in: String(part)) { record.append(role.field, name.field) }
      }
      return
    }
  }

  /// Reads `March 2009`, `Sep 01, 2009`, `c1999` or `[1987?]` as far as possible, at least the
  /// year.
  private static func takeDate(_ text: String, into record: inout Record) {
    if EDTF(ifValid: text) != nil {
      record.append(.date, text)
    } else if let date = BibTeXDates.corrected(text) {
      record.append(.date, date)
    } else {
      let years = text.split { !$0.isNumber || !$0.isASCII }.filter { $0.utf8.count == 4 }
      if let year = years.last, EDTF(ifValid: String(year)) != nil {
        record.append(.date, String(year))
      }
    }
  }
}
