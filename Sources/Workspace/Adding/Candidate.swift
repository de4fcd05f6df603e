public import Keys
public import Formats
internal import Lookup
internal import OperatingSystem
public import Records
internal import Store
public import Text

/// A record that may be added, its key not settled yet.
public struct Candidate: Sendable {
  public var record: Record
  /// The key that the source gives it, whether usable or not.
  public var key: String?
  /// Which of the sources that were named it comes from; records of one source name each other.
  public var source = 0

  public init(record: Record, key: String? = nil, source: Int = 0) {
    self.record = record
    self.key = key
    self.source = source
  }
}

extension [Candidate] {
  /// The records under their own keys, or under new ones where they have none or another's.
  public var records: [Record] {
    var keys = IncomingKeys(arrivals)
    var arrived = ArrivedKeys()
    let settled = indices.map { index in
      let key = keys.key(ofRecordAt: index, by: .standard)
      if let name = self[index].key, keys.isFree(name, forRecordAt: index) {
        arrived.add(name, in: self[index].source, found: key.text)
      }
      return key
    }
    return zip(self, settled).map { candidate, key in
      var record = candidate.record
      record.key = key
      record.renameReferences { arrived.newKey(for: $0, in: candidate.source) }
      return record
    }
  }

  /// The candidates as those who give them keys see them.
  public var arrivals: [IncomingKeys.Arrival] { map { .init($0.record, key: $0.key) } }
}

extension Session {
  /// Reads a file that the user named, or standard input for `-`, and tells what it is written in.
  public func source(
    _ source: String
  ) throws(Diagnostic) -> (bytes: [UInt8], kind: SourceKind) {
    if source != "-", Files.kind(of: path(source)) == nil {
      var missing = Self.missingFile(source)
      if WorkIdentifier(source) != nil {
        missing.hint = "`ibid add` looks works up; here, name a file"
      }
      throw missing
    }
    let bytes = try readText(source)
    return (bytes, try kind(of: bytes, named: source))
  }

  /// The refusal of a NUL that JSON spells `\u0000`, as one that stands in the file is refused.
  private func nulEscape(in bytes: [UInt8], named source: String) -> Diagnostic? {
    let text = TextEncoding.decode(bytes, file: source) { _ in }.text
    guard let place = JSONReader.nulEscape(in: text) else { return nil }
    events.remember(text, as: source)
    return TextEncoding.nul(at: place, source)
  }

  /// Reads a file that should be text, or standard input for `-`; what is no text is an error.
  public func readText(_ name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try read(name)
    if let refusal = TextEncoding.refusal(of: bytes, file: name) { throw refusal }
    return bytes
  }

  static func missingFile(_ name: String) -> Diagnostic {
    Diagnostic(
      "there is no file \(name.quoted)",
      hint: "name a .bib, .rec, .json, .ris, .nbib or .enw file, or - for standard input")
  }

  /// What a text is written in; a text of no known format is an error.
  public func kind(
    of bytes: [UInt8], named source: String
  ) throws(Diagnostic) -> SourceKind {
    if let kind = SourceKind(name: source, contents: bytes) {
      if kind == .cslJSON || kind == .records, let refusal = nulEscape(in: bytes, named: source) {
        throw refusal
      }
      return kind
    }
    // A text that says nothing is one of any kind, which holds no entries.
    if bytes.isBlankText { return .bibtex }
    throw Diagnostic(
      "\(source == "-" ? "standard input" : source.quoted) holds no records of a known format",
      hint: "a BibTeX entry begins with @, a record with key:, CSL-JSON with [, RIS with TY")
  }

  /// Reads the records of a source; what is broken in it is named on standard error.
  public func candidates(from source: String) throws(Diagnostic) -> [Candidate] {
    let (bytes, kind) = try self.source(source)
    return try candidates(bytes, kind, named: source)
  }

  /// Reads the records of a text; what is broken in it is named on standard error.
  public func candidates(
    _ bytes: [UInt8], _ kind: SourceKind, named source: String
  ) throws(Diagnostic) -> [Candidate] {
    if bytes.isBlankText {
      try events.reportNoEntries(in: source)
      return []
    }
    switch kind {
    case .rec:
      var problems: [Diagnostic] = []
      let text = TextEncoding.decode(bytes, file: source) { problems.append($0) }.text
      events.remember(text, as: source)
      for problem in problems { try report(problem) }
      let document = RecDocument(text, file: source)
      // With nothing read, what is wrong with the file is what ends the work.
      if document.entries.isEmpty, var last = document.faults.last {
        for fault in document.faults.dropLast() { try report(fault) }
        last.severity = .error
        throw last
      }
      for fault in document.faults { try report(fault) }
      return try described(document.entries.filter { !$0.isDescriptor }, of: source) {
        $0[.type] != nil || $0[.title] != nil
      } place: {
        $0.lines
      }.compactMap(\.record).map { Candidate(record: $0, key: $0.key.text) }
    case .bibtex:
      let file = try bibTeX(bytes, named: source)
      var problems: [Diagnostic] = []
      let imports = BibTeX.records(of: file) { problems.append($0) }
      for problem in problems { try report(problem) }
      return imports.map {
        Candidate(record: $0.record(key: .pending), key: $0.givenKey.isEmpty ? nil : $0.givenKey)
      }
    case .records: return try records(bytes, named: source)
    case .cslJSON: return try candidates(bytes, source, by: CSLJSON.read)
    case .ris: return try candidates(bytes, source, by: RIS.read)
    case .medline: return try candidates(bytes, source, by: MEDLINE.read)
    case .endNote: return try candidates(bytes, source, by: EndNote.read)
    }
  }

  /// Reads ibid's own JSON.
  private func records(
    _ bytes: [UInt8], named source: String
  ) throws(Diagnostic) -> [Candidate] {
    var problems: [Diagnostic] = []
    let text = TextEncoding.decode(bytes, file: source) { problems.append($0) }.text
    let records = RecordJSON.read(text, file: source) { problems.append($0) }
    events.remember(text, as: source)
    for problem in problems { try report(problem) }
    if problems.contains(where: { $0.severity == .error }) { events.hasBrokenSource = true }
    return records.map { Candidate(record: $0.record, key: $0.key) }
  }

  private func candidates(
    _ bytes: [UInt8], _ source: String,
    by read: ([UInt8], String, (Diagnostic) -> Void) -> ImportedFile
  ) throws(Diagnostic) -> [Candidate] {
    var problems: [Diagnostic] = []
    let file = read(bytes, source) { problems.append($0) }
    events.remember(file.text, as: source)
    // With nothing read, what is wrong with the file is what ends the work.
    if file.records.isEmpty, var last = problems.popLast() {
      for problem in problems { try report(problem) }
      last.severity = .error
      throw last
    }
    for problem in problems { try report(problem) }
    return try described(file.records, of: source) {
      $0.isDescribed
    } place: {
      $0.range
    }.map {
      Candidate(record: $0.record(key: .pending), key: $0.givenKey.isEmpty ? nil : $0.givenKey)
    }
  }

  /// The entries of a source that have a title or a type; the others are named on standard error.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - source: The name of the source.
  ///   - isDescribed: Whether an entry has a title or a type.
  ///   - place: Where an entry stands.
  /// - Returns: Those with a title or a type, in their order.
  /// - Throws: A `Diagnostic` when none of the entries has either.
  func described<Entry>(
    _ entries: [Entry], of source: String, where isDescribed: (Entry) -> Bool,
    place: (Entry) -> Range<Int>
  ) throws(Diagnostic) -> [Entry] {
    if entries.isEmpty { try events.reportNoEntries(in: source) }
    let refused = entries.filter { !isDescribed($0) }
    guard !refused.isEmpty else { return entries }
    var faults = refused.map { entry in
      Diagnostic(
        "an entry has neither a title nor a type, so it is left out",
        hint: "give it a title", at: SourceRange(file: source, bytes: place(entry)),
        severity: .warning)
    }
    if refused.count == entries.count, var last = faults.popLast() {
      for fault in faults { try report(fault) }
      last.severity = .error
      throw last
    }
    for fault in faults { try report(fault) }
    return entries.filter(isDescribed)
  }

  /// Reads a `.bib` file; what is broken in it is named on standard error.
  public func bibTeX(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> BibTeX.File {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(bytes, file: name) { problems.append($0) }
    // Places are counted in the text as UTF-8, whatever the file's own encoding.
    events.remember(file.text, as: name)
    for problem in problems { try report(problem) }
    if !file.hasContent { try events.reportNoEntries(in: name) }
    return file
  }
}

extension BibTeX.File {
  /// Whether the file has entries, or something else for BibTeX: a text without any is none of its.
  fileprivate var hasContent: Bool {
    let hasComment = comments.contains { text[$0].first == UInt8(ascii: "@") }
    return !entries.isEmpty || !macros.isEmpty || !preambles.isEmpty || hasComment
  }
}

extension [UInt8] {
  /// Whether a text says nothing: white space at most, after a byte order mark.
  var isBlankText: Bool {
    let marks: [[UInt8]] = [ByteOrderMark.bytes, [0xFF, 0xFE], [0xFE, 0xFF]]
    let mark = marks.first { starts(with: $0) } ?? []
    return dropFirst(mark.count).allSatisfy { $0.isASCIIWhitespace || ($0 == 0 && mark.count == 2) }
  }
}

/// What a source is written in.
public enum SourceKind: Sendable {
  /// `records` is ibid's own JSON.
  case bibtex, rec, cslJSON, records, ris, medline, endNote

  private static let extensions: [(ending: String, kind: Self)] = [
    (".bib", .bibtex), (".rec", .rec), (".json", .cslJSON), (".ris", .ris), (".nbib", .medline),
    (".enw", .endNote),
  ]

  /// Told by the name, or else by the first line that says something.
  init?(name: String, contents: [UInt8]) {
    if let named = SourceKind(extensionOf: name), named != .cslJSON {
      self = named
      return
    }
    let text = Self.text(of: contents)
    if let known = SourceKind(extensionOf: name) ?? Self.tagged(text) {
      self = known == .cslJSON && RecordJSON.isRecords(text) ? .records : known
    } else if !RecDocument(text, file: name).records.isEmpty {
      self = .rec
    } else if Self.hasRISEntry(text) {
      self = .ris
    } else if text.contains(UInt8(ascii: "@")) {
      self = .bibtex
    } else {
      return nil
    }
  }

  /// Told by the name alone.
  init?(extensionOf name: String) {
    let name = name.asciiLowercased
    guard let known = Self.extensions.first(where: { name.hasSuffix($0.ending) }) else {
      return nil
    }
    self = known.kind
  }

  /// The contents as UTF-8.
  private static func text(of contents: [UInt8]) -> [UInt8] {
    TextEncoding.decode(contents, file: "") { _ in }.text
  }

  /// Whether an entry of RIS begins at any line before one of BibTeX does; programs write lines of
  /// their own before it.
  private static func hasRISEntry(_ text: [UInt8]) -> Bool {
    let first = text.split(whereSeparator: \.isLineEnd).first {
      $0.first == UInt8(ascii: "@") || $0.starts(with: "TY  - ".utf8)
    }
    return first?.first == UInt8(ascii: "T")
  }

  /// The formats that the first bytes give away, after white space.
  private static func tagged(_ text: [UInt8]) -> Self? {
    let start = text.drop(while: \.isASCIIWhitespace)
    switch start.first {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return .cslJSON
    case UInt8(ascii: "%"):
      // A percent sign may also begin a comment of a .bib file.
      return ["%0 ", "%A ", "%T "].contains { start.starts(with: $0.utf8) } ? .endNote : nil
    default:
      if start.starts(with: "PMID".utf8) { return .medline }
      return start.starts(with: "TY ".utf8) ? .ris : nil
    }
  }
}
