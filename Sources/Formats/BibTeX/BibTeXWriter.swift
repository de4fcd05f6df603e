public import Records
public import RichText
public import Text

extension BibTeX {
  /// Whose rules the text follows.
  public enum Dialect: Sendable {
    /// `year` and `month`, `journal`, `address`; accents as TeX commands.
    case bibtex
    /// `date`, `journaltitle`, `location`; Unicode.
    case biblatex

    var encoding: LaTeX.Target { self == .bibtex ? .bibtex : .biblatex }
  }

  /// What the registry knows of a venue.
  public struct Venue: Equatable, Sendable {
    public var name: String
    /// The abbreviation; the same as `name` when there is none.
    public var short: String
    public var isJournal: Bool

    public init(name: String, short: String, isJournal: Bool) {
      self.name = name
      self.short = short
      self.isJournal = isJournal
    }
  }

  /// How the names of venues are written.
  public enum VenueNames: Sendable {
    case long, short
    /// By a macro that `@string` defines, so that a document can choose.
    case macro
  }

  /// Writes records as a `.bib` file.
  ///
  /// The layout never depends on anything but the records: a field is a line, in an order that is
  /// the same for all entries, so that a file written again differs only where records did.
  public struct Writer: Sendable {
    public var dialect: Dialect
    /// Fields that are the user's own business.
    public var privateFields = FieldName.privateNames
    public var includesPrivateFields = false
    /// Writes `award = {…}`, as al-folio reads it.
    public var includesAwards = false
    /// Writes a field for each link, `code = {https://…}`, as al-folio reads it.
    public var includesLinks = false
    public var venueNames = VenueNames.long
    /// The key under which a record is written.
    public var key: @Sendable (Record) -> String = { $0.key.text }
    /// What is known of a venue; `nil` leaves the text of the mention.
    public var venue: @Sendable (VenueMention) -> Venue? = { _ in nil }
    /// A record that is not among those written, by its key, for what others inherit from it.
    public var parent: @Sendable (String) -> Record? = { _ in nil }
    /// The TeX in values that stays TeX.
    public var harmlessTeX = HarmlessTeX()

    public init(_ dialect: Dialect) { self.dialect = dialect }

    /// The text of a whole file; `report` is told what the dialect has no place for, and how many
    /// values hold TeX that is printed.
    ///
    /// For BibTeX, entries that others name in `crossref` come last, or it would not find them.
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

    /// The key as the dialect can read it.
    func readable(_ key: String) -> String {
      dialect == .biblatex ? BiberKey.readable(key) : WrittenKey.harmless(key)
    }

    /// Whether the record only lends its fields to others, which BibTeX does not know of.
    func isData(_ record: Record) -> Bool {
      dialect == .bibtex && record.type == "xdata"
    }

    /// Parents after their children, and otherwise as they came.
    private func ordered(_ records: [Record]) -> [Record] {
      guard dialect == .bibtex else { return records }
      let parents = Set(records.compactMap { $0["crossref"] })
      guard !parents.isEmpty else { return records }
      let isParent = { (record: Record) in parents.contains(record.key.text) }
      let middle = records.filter { isParent($0) && $0["crossref"] != nil }
      let last = records.filter { isParent($0) && $0["crossref"] == nil }
      return records.filter { !isParent($0) } + middle + last
    }
  }
}
