public import Keys
public import Formats
internal import Lookup
internal import OperatingSystem
public import Records
internal import Store
public import Text

/// A record that may be added, before it has its final key.
public struct Candidate: Sendable {
  /// The record; its key is a placeholder if the source gives none.
  public var record: Record
  /// The key that the source gives, valid or not.
  public var key: String?
  /// The index of its source; records of one source may refer to each other.
  public var source = 0

  /// Makes a candidate.
  public init(record: Record, key: String? = nil, source: Int = 0) {
    self.record = record
    self.key = key
    self.source = source
  }
}

extension [Candidate] {
  /// The records under their own keys, or under new keys if theirs are missing or duplicates.
  public var records: [Record] {
    var keys = IncomingKeys(arrivals)
    var arrived = SourceKeyMap()
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

  /// The candidates as input for assigning keys.
  public var arrivals: [IncomingKeys.Arrival] { map { .init($0.record, key: $0.key) } }
}

extension Session {
  /// Reads a file that the user named, or standard input for `-`, and detects its format.
  public func source(_ source: String) throws(Diagnostic) -> SourceText {
    if source != "-", Files.kind(of: path(source)) == nil {
      var missing = Self.missingFile(source)
      if WorkIdentifier(source) != nil {
        missing.hint = "`ibid add` looks works up; here, name a file"
      }
      throw missing
    }
    let bytes = try readText(source)
    return SourceText(name: source, bytes: bytes, kind: try kind(of: bytes, named: source))
  }

  /// The error for a NUL that JSON writes as `\u0000`; a literal NUL is refused likewise.
  private func nulEscape(in bytes: [UInt8], named source: String) -> Diagnostic? {
    let text = TextEncoding.decode(bytes, file: source) { _ in }.text
    guard let place = JSONReader.nulEscape(in: text) else { return nil }
    events.remember(text, as: source)
    return TextEncoding.nul(at: place, source)
  }

  /// Reads a text file, or standard input for `-`; refuses a file that is not text.
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

  /// The format of a text; throws if it is unknown.
  public func kind(
    of bytes: [UInt8], named source: String
  ) throws(Diagnostic) -> SourceKind {
    if let kind = SourceKind(name: source, contents: bytes) {
      if kind == .cslJSON || kind == .records, let refusal = nulEscape(in: bytes, named: source) {
        throw refusal
      }
      return kind
    }
    // An empty text is valid in any format, with no entries.
    if bytes.isBlankText { return .bibtex }
    throw Diagnostic(
      "\(source == "-" ? "standard input" : source.quoted) holds no records of a known format",
      hint: "a BibTeX entry begins with @, a record with key:, CSL-JSON with [, RIS with TY")
  }

  /// Reads the records of a source, and reports what is malformed.
  public func candidates(from source: String) throws(Diagnostic) -> [Candidate] {
    let text = try self.source(source)
    return try candidates(text.bytes, text.kind, named: source)
  }

  /// Reads the records of a text, and reports what is malformed.
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
      // If nothing could be read, the last fault is thrown.
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
    // If nothing could be read, the last fault is thrown.
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

  /// The entries of a source that have a title or a type; reports the others.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - source: The name of the source.
  ///   - isDescribed: Whether an entry has a title or a type.
  ///   - place: The place of an entry in the source.
  /// - Returns: The entries with a title or a type, in their order.
  /// - Throws: A `Diagnostic` if no entry has either.
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

  /// Reads a `.bib` file, and reports what is malformed.
  public func bibTeX(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> BibTeX.File {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(bytes, file: name) { problems.append($0) }
    // Offsets are those of the text as UTF-8, regardless of the file's encoding.
    events.remember(file.text, as: name)
    for problem in problems { try report(problem) }
    if !file.hasContent { try events.reportNoEntries(in: name) }
    return file
  }
}

extension BibTeX.File {
  /// Whether the file has entries, or anything else that only BibTeX has.
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

/// The contents of a file that the user named, or of standard input.
public struct SourceText: Sendable {
  /// The name that the user gave; `-` for standard input.
  public var name: String
  /// The contents, in the encoding of the file.
  public var bytes: [UInt8]
  /// The format of the contents.
  public var kind: SourceKind
}

/// The format of a source.
public enum SourceKind: Sendable {
  /// `records` is ibid's own JSON.
  case bibtex, rec, cslJSON, records, ris, medline, endNote

  private static let extensions: [(ending: String, kind: Self)] = [
    (".bib", .bibtex), (".rec", .rec), (".json", .cslJSON), (".ris", .ris), (".nbib", .medline),
    (".enw", .endNote),
  ]

  /// Detects the format by the name, or else by the first significant line.
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

  /// Detects the format by the name alone.
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

  /// Whether an entry of RIS begins before any of BibTeX.
  ///
  /// Programs write lines of their own before the first entry.
  private static func hasRISEntry(_ text: [UInt8]) -> Bool {
    let first = text.split(whereSeparator: \.isLineEnd).first {
      $0.first == UInt8(ascii: "@") || $0.starts(with: "TY  - ".utf8)
    }
    return first?.first == UInt8(ascii: "T")
  }

  /// Detects formats by the first bytes after white space.
  private static func tagged(_ text: [UInt8]) -> Self? {
    let start = text.drop(while: \.isASCIIWhitespace)
    switch start.first {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return .cslJSON
    case UInt8(ascii: "%"):
      // In a .bib file a percent sign may begin a comment.
      return ["%0 ", "%A ", "%T "].contains { start.starts(with: $0.utf8) } ? .endNote : nil
    default:
      if start.starts(with: "PMID".utf8) { return .medline }
      return start.starts(with: "TY ".utf8) ? .ris : nil
    }
  }
}
