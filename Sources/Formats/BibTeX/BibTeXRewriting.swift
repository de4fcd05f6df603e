public import Records
public import RichText
public import Text

extension BibTeX {
  /// Rewrites the entries of a `.bib` file in parts.
  ///
  /// The result is the same as that of `Writer.text` for all records of the file, but only the
  /// records of the current part and the parents of others are in memory. Parts can be written
  /// concurrently.
  public struct Rewriting: Sendable {
    /// A part of the new file, and the problems found.
    public struct Part: Sendable {
      /// Entries separated by blank lines, without a blank line at either end.
      public var text: [UInt8] = []
      /// Faults of the source.
      public var problems: [Diagnostic] = []
      /// Data that the dialect cannot express.
      public var remarks: [Diagnostic] = []
      /// The number of values with TeX that is not harmless, and is printed as text.
      public var printedTeX = PrintedTeX()
    }

    public typealias NewKey = (
      _ record: Record, _ own: CitationKey?, _ isTaken: (String) -> Bool
    ) -> CitationKey

    private let file: File
    private let writer: Writer
    private var context: WriterContext
    /// The entries in the order in which they are written, if it differs from the file's.
    private var order: [Int]?
    /// New keys for entries whose own key is invalid or not unique.
    private var newKeys: [Int: CitationKey] = [:]

    /// Collects the keys and references of the whole file.
    ///
    /// - Parameters:
    ///   - file: The parsed file.
    ///   - writer: The writer. Entries keep their keys, and macros for venues are not defined.
    ///   - newKey: Makes a key for a record without one, or with the key of another record.
    public init(
      _ file: File, by writer: Writer,
      newKey: NewKey
    ) {
      self.file = file
      self.writer = writer
      context = WriterContext(by: writer)
      giveKeys(newKey)
      linkEntries()
    }

    /// The number of entries.
    public var count: Int { file.entries.count }

    /// Whether `xdata` entries are left out, since BibTeX does not support them.
    public var leavesOutData: Bool {
      writer.dialect == .bibtex && file.entries.contains { $0.type.asciiLowercased == "xdata" }
    }

    /// Writes a range of entries, counted in the order of the new file.
    public func part(_ range: Range<Int>) -> Part {
      var part = Part()
      for position in range {
        let record = record(at: order?[position] ?? position) { part.problems.append($0) }
        if writer.isData(record) { continue }
        var export = EntryExport(of: record, by: writer, in: context)
        export.run()
        part.remarks += export.remarks
        part.printedTeX += export.printedTeX
        if !part.text.isEmpty { part.text.append(UInt8(ascii: "\n")) }
        export.write(to: &part.text)
      }
      return part
    }

    private func record(at index: Int, report: (Diagnostic) -> Void) -> Record {
      let entry = file.entries[index]
      return BibTeX.record(of: entry, in: file, key: key(of: index), report: report)
    }

    private func key(of index: Int) -> CitationKey {
      newKeys[index] ?? CitationKey(stored: file.entries[index].key)
    }

    /// Gives keys to the entries without a key, or with the key of an earlier entry.
    ///
    /// In BibTeX a second entry with a key is an error, and `\cite` finds the first.
    private mutating func giveKeys(_ newKey: NewKey) {
      let isKeyless = { (entry: Entry) in CitationKey(ifValid: entry.key) == nil }
      guard !file.repeats.isEmpty || file.entries.contains(where: isKeyless) else { return }
      // BibTeX ignores case in keys.
      let spelling = { [dialect = writer.dialect] (key: String) in
        dialect == .bibtex ? key.asciiLowercased : key
      }
      var taken: Set<String> = []
      let affected = file.entries.indices.filter { index in
        guard let own = CitationKey(ifValid: file.entries[index].key) else { return true }
        return !taken.insert(spelling(own.text)).inserted
      }
      for index in affected {
        let own = CitationKey(ifValid: file.entries[index].key)
        let record = BibTeX.record(of: file.entries[index], in: file, key: own ?? .pending) { _ in }
        let key = newKey(record, own) { taken.contains(spelling($0)) }
        taken.insert(spelling(key.text))
        newKeys[index] = key
      }
    }

    /// Finds the parents, and moves them to where BibTeX finds them.
    private mutating func linkEntries() {
      let links = BibTeXLinks(file)
      guard !links.isEmpty else { return }
      for index in file.entries.indices {
        let key = key(of: index).text
        context.write(key, as: writer.readable(key))
        if links.hasChild(of: key) { context.remember(record(at: index) { _ in }) }
      }
      guard writer.dialect == .bibtex else { return }
      order =
        CrossrefOrder(
          file.entries.indices.map { .init(key: key(of: $0).text, parent: links.parents[$0]) }
        ).indices
    }
  }
}
