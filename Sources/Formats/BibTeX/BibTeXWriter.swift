public import Records
public import RichText
public import Text

extension BibTeX {
  /// The program for which the text is written.
  public enum Dialect: Sendable {
    /// `year` and `month`, `journal`, `address`; accents as TeX commands.
    case bibtex
    /// `date`, `journaltitle`, `location`; Unicode.
    case biblatex

    var encoding: LaTeX.Target { self == .bibtex ? .bibtex : .biblatex }
  }

  /// A venue in the registry.
  public struct Venue: Equatable, Sendable {
    public var name: String
    /// The abbreviation; the same as `name` if there is none.
    public var short: String
    public var isJournal: Bool

    public init(name: String, short: String, isJournal: Bool) {
      self.name = name
      self.short = short
      self.isJournal = isJournal
    }
  }

  /// The form in which the names of venues are written.
  public enum VenueNames: Sendable {
    case long, short
    /// As a macro that `@string` defines, so that the user can change it in one place.
    case macro
  }

  /// Writes records as a `.bib` file.
  ///
  /// The layout depends only on the records: each field is a line, in the same order for all
  /// entries, so that a rewritten file differs only where records differ.
  public struct Writer: Sendable {
    public var dialect: Dialect
    /// Private fields, which are not written.
    public var privateFields = FieldName.privateNames
    public var includesPrivateFields = false
    /// Private fields that are written all the same, such as `file`.
    public var includedPrivateFields: Set<FieldName> = []
    /// The form of `file`.
    public var fileForm = FileForm.plain
    /// Whether to write `award = {…}`, as al-folio reads it.
    public var includesAwards = false
    /// Whether to write a field for each link, `code = {https://…}`, and `arxiv = {…}`, as al-folio
    /// reads them.
    public var includesLinks = false
    public var venueNames = VenueNames.long
    /// The key under which a record is written.
    public var key: @Sendable (Record) -> String = { $0.key.text }
    /// Finds a venue; for `nil`, the text of the mention is written.
    public var venue: @Sendable (VenueMention) -> Venue? = { _ in nil }
    /// Finds a record outside those written, by its key, from which others inherit.
    public var parent: @Sendable (String) -> Record? = { _ in nil }
    /// The TeX commands in values that are written as TeX.
    public var harmlessTeX = HarmlessTeX()

    public init(_ dialect: Dialect) { self.dialect = dialect }

    /// The text of a whole file.
    ///
    /// `report` receives what the dialect cannot express, and the number of values whose TeX is
    /// printed as text.
    ///
    /// For BibTeX, parents (`crossref`) come last, since it does not find them otherwise.
    public func text(of records: [Record], report: (Diagnostic) -> Void = { _ in }) -> String {
      let context = WriterContext(of: records, by: self)
      var macros: [(name: String, text: String)] = []
      var entries: [UInt8] = []
      var printedTeX = PrintedTeX()
      for record in ordered(records) where !isData(record) {
        var export = EntryExport(of: record, by: self, in: context)
        export.run()
        export.remarks.forEach(report)
        printedTeX += export.printedTeX
        for macro in export.macros where !macros.contains(where: { $0.name == macro.name }) {
          macros.append(macro)
        }
        if !entries.isEmpty { entries.append(UInt8(ascii: "\n")) }
        export.write(to: &entries)
      }
      if let diagnostic = printedTeX.diagnostic { report(diagnostic) }
      let definitions = macros.map { "@string{\($0.name) = {\($0.text)}}\n" }.joined()
      let text = String(decoding: entries, as: UTF8.self)
      return definitions.isEmpty || text.isEmpty ? definitions + text : "\(definitions)\n\(text)"
    }

    /// The key in a form that the dialect can read.
    func readable(_ key: String) -> String {
      dialect == .biblatex ? BiberKey.readable(key) : WrittenKey.harmless(key)
    }

    /// Whether the record is `xdata`, which BibTeX does not support.
    func isData(_ record: Record) -> Bool {
      dialect == .bibtex && record.type == "xdata"
    }

    /// The records with parents after their children, otherwise in their order.
    private func ordered(_ records: [Record]) -> [Record] {
      guard dialect == .bibtex else { return records }
      let order = CrossrefOrder(records.map { .init(key: $0.key.text, parent: $0[.crossref]) })
      return order.indices?.map { records[$0] } ?? records
    }
  }
}
