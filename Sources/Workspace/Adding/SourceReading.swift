public import Formats
internal import Lookup
internal import OperatingSystem
internal import Records
internal import Store
public import Text

/// The text of a source and its format.
public struct SourceText: Sendable {
  /// The name as the user gives it, for messages; `-` for standard input.
  public let name: String
  /// In the encoding of the file.
  public let bytes: [UInt8]
  public let format: FileFormat

  public init(name: String, bytes: [UInt8], format: FileFormat) {
    self.name = name
    self.bytes = bytes
    self.format = format
  }
}

extension Session {
  /// Reads a file that the user named, or standard input for `-`, and recognizes its format.
  ///
  /// - Throws: A `Diagnostic` if the file is missing, is not text, or is in no known format.
  public func source(_ name: String) throws(Diagnostic) -> SourceText {
    if name != "-", Files.kind(of: path(name)) == nil {
      var missing = Self.missingFile(name)
      if WorkIdentifier(name) != nil {
        missing.hint = "`ibid add` looks works up; here, name a file"
      }
      throw missing
    }
    return try source(try readText(name), named: name)
  }

  /// Recognizes the format of a text.
  ///
  /// - Throws: A `Diagnostic` if the text is in no known format, or has an escaped NUL character.
  public func source(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> SourceText {
    if let format = FileFormat.recognized(fileName: name, contents: bytes) {
      if let refusal = refusalOfNUL(in: bytes, format, named: name) { throw refusal }
      return SourceText(name: name, bytes: bytes, format: format)
    }
    // An empty text is valid BibTeX without entries.
    if bytes.isEmptyText { return SourceText(name: name, bytes: bytes, format: .bibtex) }
    throw Diagnostic(
      "\(name == "-" ? "standard input" : name.quoted) holds no records of a known format",
      hint: "`ibid help formats` lists the formats that are read")
  }

  /// The error for a NUL character that is written as an escape, such as `\u0000`.
  private func refusalOfNUL(
    in bytes: [UInt8], _ format: FileFormat, named name: String
  ) -> Diagnostic? {
    guard let nulEscape = format.nulEscape else { return nil }
    let text = TextEncoding.decode(bytes, file: name) { _ in }.text
    guard let place = nulEscape(text) else { return nil }
    events.remember(text, as: name)
    return TextEncoding.nul(at: place, name)
  }

  /// Reads a text file, or standard input for `-`; refuses a file that is not text.
  public func readText(_ name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try readable(try read(name), named: name)
    if let refusal = TextEncoding.refusal(of: bytes, file: name) { throw refusal }
    return bytes
  }

  /// Reads a text file as `readText` does, in its own encoding.
  public func readAsItIs(_ name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try read(name)
    if let refusal = TextEncoding.refusal(of: bytes, file: name) { throw refusal }
    return bytes
  }

  /// The error for a file that does not exist.
  static func missingFile(_ name: String) -> Diagnostic {
    Diagnostic(
      "there is no file \(name.quoted)",
      hint: "name a file (\(FileFormat.readableEndings)), or - for standard input")
  }

  /// Reads the records of files, and reports what is malformed.
  ///
  /// The files are one bibliography: macros of one hold in those after it, and records may refer to
  /// records of other files.
  public func candidates(from names: [String]) throws(Diagnostic) -> [Candidate] {
    var sources: [SourceText] = []
    for name in names { sources.append(try source(name)) }
    return try candidates(in: sources)
  }

  /// Reads the records of texts that are one bibliography, and reports what is malformed.
  func candidates(in sources: [SourceText]) throws(Diagnostic) -> [Candidate] {
    var macros = BibTeX.Macros()
    var result: [Candidate] = []
    var owners: [String: String] = [:]
    for source in sources {
      let candidates = try candidates(in: source, macros: &macros)
      for key in Set(candidates.compactMap(\.key)).sorted() {
        guard let owner = owners.updateValue(source.name, forKey: key) else { continue }
        try report(
          Diagnostic(
            "\(owner.quoted) and \(source.name.quoted) both have an entry \(key.quoted)",
            hint: "give each entry a key of its own", severity: .warning))
      }
      result += candidates
    }
    return result
  }

  /// Reads the records of a text, and reports what is malformed.
  ///
  /// - Throws: A `Diagnostic` if nothing could be read.
  public func candidates(in source: SourceText) throws(Diagnostic) -> [Candidate] {
    var macros = BibTeX.Macros()
    return try candidates(in: source, macros: &macros)
  }

  /// Reads the records of a text that may use macros of the texts before it, and adds its own to
  /// them.
  func candidates(
    in source: SourceText, macros: inout BibTeX.Macros
  ) throws(Diagnostic) -> [Candidate] {
    if source.bytes.isEmptyText {
      try events.reportNoEntries(in: source.name)
      return []
    }
    guard let reader = source.format.reader else {
      throw Diagnostic("ibid does not read \(source.format.name)")
    }
    var problems: [Diagnostic] = []
    let file =
      if let readerWithMacros = source.format.readerWithMacros {
        readerWithMacros(source.bytes, source.name, &macros) { problems.append($0) }
      } else {
        reader(source.bytes, source.name) { problems.append($0) }
      }
    events.remember(file.text, as: source.name)
    if file.isIncomplete { events.hasBrokenSource = true }
    let isUnreadable = file.records.isEmpty && file.withoutRecords == .unreadable
    // If nothing could be read, the last fault is thrown.
    if isUnreadable, var last = problems.popLast() {
      for problem in problems { try report(problem) }
      last.severity = .error
      throw last
    }
    for problem in problems { try report(problem) }
    if file.records.isEmpty, file.withoutRecords == .valid { return [] }
    return try described(file.records, of: source.name) {
      $0.isDescribed
    } place: {
      $0.range
    }.map {
      Candidate(
        record: $0.record(key: .pending),
        key: $0.givenKey.isEmpty ? nil : $0.givenKey, mapped: $0.mapped)
    }
  }

  /// The entries of a source that have a title or a type; reports the others.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - source: The name of the source.
  ///   - isDescribed: Whether an entry has a title or a type.
  ///   - place: The range of an entry in the text.
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

  /// Reads a `.bib` file without converting its entries, and reports what is malformed.
  public func bibTeX(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> BibTeX.File {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(bytes, file: name) { problems.append($0) }
    // Ranges refer to the text as UTF-8, not to the file's own encoding.
    events.remember(file.text, as: name)
    for problem in problems { try report(problem) }
    if !file.hasContent { try events.reportNoEntries(in: name) }
    return file
  }
}
