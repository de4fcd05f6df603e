public import Records
public import RichText
public import Text

extension BibTeX {
  /// Writing the entries of a `.bib` file anew, some at a time.
  ///
  /// It gives the bytes that `Writer.text` gives for all records of the file, but never holds more
  /// of them than those at hand and the parents of others. Different parts may be made at the same
  /// time.
  public struct Rewriting: Sendable {
    /// A part of the new file, and what was noticed.
    public struct Part: Sendable {
      /// Entries with an empty line between them, and none at either end.
      public var text: [UInt8] = []
      /// What was wrong in the source.
      public var problems: [Diagnostic] = []
      /// What the dialect has no place for.
      public var remarks: [Diagnostic] = []
      /// How many values hold TeX that is printed.
      public var printedTeX = PrintedTeX()
    }

    public typealias NewKey = (
      _ record: Record, _ own: CitationKey?, _ isTaken: (String) -> Bool
    ) -> CitationKey

    private let file: File
    private let writer: Writer
    private var context: WriterContext
    /// The entries in the order in which they are written, where that is not the file's.
    private var order: [Int]?
    /// The keys of the entries that have none that `\cite` could name, or not for themselves alone.
    private var newKeys: [Int: CitationKey] = [:]

    /// Finds out what has to be known of the whole file.
    ///
    /// - Parameters:
    ///   - file: The file as it was read.
    ///   - writer: How to write. Entries keep their keys, and macros for venues are not defined.
    ///   - newKey: Makes the key of a record that has none, or whose own one is that of another.
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

    /// How many entries there are.
    public var count: Int { file.entries.count }

    /// Whether an entry only lends its fields to others, for which BibTeX has no place.
    public var leavesOutData: Bool {
      writer.dialect == .bibtex && file.entries.contains { $0.type.asciiLowercased == "xdata" }
    }

    /// Writes some entries, counted in the order of the new file.
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

    /// Gives a key to the entries that have none, or one that an entry further up has: to BibTeX a
    /// second entry of a key is an error, and `\cite` finds the first.
    private mutating func giveKeys(_ newKey: NewKey) {
      let isKeyless = { (entry: Entry) in CitationKey(ifValid: entry.key) == nil }
      guard !file.repeats.isEmpty || file.entries.contains(where: isKeyless) else { return }
      // BibTeX ignores case where it looks for a key.
      let spelling = { [dialect = writer.dialect] (key: String) in
        dialect == .bibtex ? key.asciiLowercased : key
      }
      var taken: Set<String> = []
      let needy = file.entries.indices.filter { index in
        guard let own = CitationKey(ifValid: file.entries[index].key) else { return true }
        return !taken.insert(spelling(own.text)).inserted
      }
      for index in needy {
        let own = CitationKey(ifValid: file.entries[index].key)
        let record = BibTeX.record(of: file.entries[index], in: file, key: own ?? .pending) { _ in }
        let key = newKey(record, own) { taken.contains(spelling($0)) }
        taken.insert(spelling(key.text))
        newKeys[index] = key
      }
    }

    /// Finds the entries that others name, and puts them where BibTeX finds them.
    private mutating func linkEntries() {
      let links = BibTeXLinks(file)
      guard !links.isEmpty else { return }
      for index in file.entries.indices {
        let key = key(of: index).text
        context.write(key, as: writer.readable(key))
        if links.names(key) { context.remember(record(at: index) { _ in }) }
      }
      guard writer.dialect == .bibtex, !links.parents.isEmpty else { return }
      let parents = file.entries.indices.filter { links.parents.contains(key(of: $0).text) }
      let isParent = Set(parents)
      let last = parents.filter { !links.children.contains($0) }
      order =
        file.entries.indices.filter { !isParent.contains($0) }
        + parents.filter { links.children.contains($0) } + last
    }
  }
}
