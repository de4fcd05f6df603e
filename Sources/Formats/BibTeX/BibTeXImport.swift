internal import RichText
public import Records
public import Text

extension BibTeX {
  /// An entry converted to the fields of a record.
  public struct Import: Equatable, Sendable {
    /// `nil` if the entry has no key, or one that `\cite` cannot name.
    public var key: CitationKey?
    /// The key as written in the file; may be empty.
    public var givenKey: String
    public var type: RecordType
    public var fields: [Records.Field]
    /// The range of the entry in the file's text.
    public var range: Range<Int>
    /// What became of fields of other programs.
    public var mapped = MappedFields()

    /// The record under its own key or, if it has none, under the given one.
    public func record(key substitute: @autoclosure () -> CitationKey) -> Record {
      Record(key: key ?? substitute(), type: type, fields: fields)
    }
  }

  /// Converts a file's entries to records, in order.
  ///
  /// Nothing of an entry is lost. Fields without an equivalent become lines `bibtex: name = value`,
  /// with the value in TeX as written: fields with names that rec does not allow, fields with names
  /// that have another meaning in ibid, and repeated fields. A comment between fields becomes
  /// `bibtex: % comment`.
  public static func records(of file: File, report: (Diagnostic) -> Void) -> [Import] {
    file.entries.map { entry in
      var importer = EntryImport(of: entry, in: file)
      importer.run()
      for problem in importer.problems { report(problem) }
      return Import(
        key: CitationKey(ifValid: entry.key), givenKey: entry.key,
        type: RecordType(entry.type.asciiLowercased), fields: importer.result, range: entry.range,
        mapped: importer.mapped)
    }
  }

  /// Converts one entry to a record with the given key.
  static func record(
    of entry: Entry, in file: File, key: CitationKey, report: (Diagnostic) -> Void
  ) -> Record {
    var importer = EntryImport(of: entry, in: file)
    importer.run()
    for problem in importer.problems { report(problem) }
    return Record(
      key: key, type: RecordType(entry.type.asciiLowercased), fields: importer.result)
  }
}

/// Converts one entry to the fields of a record.
struct EntryImport {
  /// The name of the file, for messages.
  let file: String
  let entry: BibTeX.Entry
  private let comments: [String]
  /// The names of the entry's fields in lower case, and their values as TeX.
  let names: [String]
  let texts: [ArraySlice<UInt8>]
  /// Whether each of the names has occurred before.
  private let isRepeated: [Bool]
  private let hasParent: Bool
  /// The values that are too long to be parsed as TeX, by index; their `texts` are empty.
  private let long: [Int: ArraySlice<UInt8>]
  /// The maximum length of a value in bytes.
  ///
  /// Parsing needs up to twenty times as much memory, and no real field is that long.
  private static let maximumLength = 10_000_000

  var result: [Field] = []
  /// What became of fields of other programs, and how many there were.
  var mappedFields: Set<Field> = []
  var mapped = MappedFields()
  var problems: [Diagnostic] = []

  init(of entry: BibTeX.Entry, in file: BibTeX.File) {
    self.file = file.name
    self.entry = entry
    comments = entry.comments.map { VerbatimText.withoutControls(file.text[$0]) }
    names = entry.fields.map { $0.name.asciiLowercased }
    nameFilter = names.reduce(0) { $0 | Self.filterBit(of: $1) }
    var seen: Set<String> = []
    isRepeated = names.map { !seen.insert($0).inserted }
    hasParent = seen.contains("crossref") || seen.contains("xdata")
    // Copies the entry, since slices of the file would make all threads contend for its reference
    // count.
    let (start, bytes) = (entry.range.lowerBound, Array(file.text[entry.range]))
    var long: [Int: ArraySlice<UInt8>] = [:]
    texts = entry.fields.enumerated().map { index, field in
      let text =
        switch field.value.sole {
        case .braced(let range), .quoted(let range), .bare(let range):
          bytes[(range.lowerBound - start)..<(range.upperBound - start)]
        case .macro, nil: file.source(of: field.value)
        }
      guard text.count > Self.maximumLength else {
        return Self.withoutBraces(text, of: field.name.asciiLowercased)
      }
      long[index] = text
      return []
    }
    self.long = long
    result.reserveCapacity(entry.fields.count + 4)
  }

  /// The value of a field without braces around the whole of it, which mean nothing unless styles
  /// change the case of the field.
  ///
  /// A name in braces is a body. In a list, braces keep a comma or an `and` from separating words.
  private static func withoutBraces(
    _ text: ArraySlice<UInt8>, of name: String
  ) -> ArraySlice<UInt8> {
    guard text.first == UInt8(ascii: "{"), let inner = ReceivedValue.inner(of: text) else {
      return text
    }
    let rule = BibTeXFieldRule.forSource(name)
    switch rule?.kind ?? .text {
    case .names: return BibTeXNames.isList(inner) ? inner : text
    case .keywords:
      let isOneWord = inner.contains(UInt8(ascii: ",")) && !inner.contains(UInt8(ascii: ";"))
      return isOneWord ? text : inner
    case .text:
      let field = rule?.record ?? FieldName(name)
      if field.isCased || (!field.isKnown && isMapping(inner)) { return text }
      let isListItem = BibTeXFieldRule.lists.contains(field) && BibTeXNames.split(inner).count > 1
      return isListItem ? text : withoutBraces(inner, of: name)
    case .verbatim, .date, .keys: return withoutBraces(inner, of: name)
    }
  }

  /// Whether a text begins as a list of names and values, `name: value`, which needs its braces.
  private static func isMapping(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0.asciiLowercased == $0 && $0.isASCIILetter }
    return rest.startIndex > text.startIndex && rest.starts(with: ": ".utf8)
  }

  /// A bit set of the lengths and first letters of the names.
  ///
  /// It shows at once that a field is missing, as most are.
  private let nameFilter: UInt64

  private static func filterBit(of name: String) -> UInt64 {
    1 << UInt64((Int(name.utf8.first ?? 0) &+ 7 &* name.utf8.count) & 63)
  }

  /// The first field of a name that is not empty.
  func source(_ name: String) -> ArraySlice<UInt8>? {
    guard nameFilter & Self.filterBit(of: name) != 0 else { return nil }
    for (index, other) in names.enumerated() where other == name {
      if texts[index].contains(where: { !$0.isASCIIWhitespace }) { return texts[index] }
    }
    return nil
  }

  mutating func run() {
    let date = DateImport(of: self)
    let arXiv = ArXivImport(of: self)
    let annotations = AnnotationImport(of: self)
    for problem in date.problems { warn(problem.message, hint: problem.hint, at: problem.index) }
    for (index, (name, text)) in zip(names, texts).enumerated() {
      if let text = long[index] {
        keepLong(name, text, at: index)
        continue
      }
      if isEmpty(text, at: index) { continue }
      let rule = BibTeXFieldRule.forSource(name)
      let program = ProgramField.named(name)
      let mayRepeat = rule?.kind == .keywords || program?.mayRepeat ?? false
      if isRepeated[index] { warnRepeated(name, at: index) }
      if !isRepeated[index], name == "archiveprefix" || name == "primaryclass",
        isOverridden(name, by: rule)
      {
        dropOverridden(name, text, by: rule, at: index)
        continue
      }
      if !mayRepeat, isRepeated[index] || isOverridden(name, by: rule) {
        keep(name, text)
      } else if let field = date.replacement(of: name) ?? arXiv.replacement(of: name) {
        if let field { result.append(field) }
      } else if let program, take(name, text, as: program.meaning) {
        continue
      } else if !annotations.converted.contains(name) {
        add(name, text, rule, annotations: annotations, at: index)
      }
    }
    if let derived = arXiv.derived { result.append(derived) }
    result.moveIdentifiers()
    for comment in comments {
      let text = comment.drop { $0 == "%" }
      result.append(Field(.bibtex, "% \(String(text).trimmed)"))
    }
  }

  private mutating func add(
    _ name: String, _ text: ArraySlice<UInt8>, _ rule: BibTeXFieldRule?,
    annotations: AnnotationImport, at index: Int
  ) {
    let field = rule?.record ?? FieldName(name)
    guard field.isWritable, rule != nil || !BibTeXFieldRule.own.contains(field) else {
      return keep(name, text)
    }
    switch rule?.kind ?? .text {
    case .names:
      for name in names(in: text, annotations: annotations[name], at: index) {
        result.append(Field(field, name))
      }
    case .keywords:
      let words = ReceivedValue.cleaned(plainText(text, of: field, at: index), of: field)
      for word in WordList.words(of: words) { result.append(Field(field, word)) }
    case .keys:
      for key in VerbatimText.withoutControls(text).split(separator: ",") {
        let key = String(key).trimmed
        if !key.isEmpty { result.append(Field(field, key)) }
      }
    case .verbatim: result.append(Field(field, verbatim(text, in: name)))
    case .date: result.append(Field(field, VerbatimText.compressed(text)))
    case .text:
      let value =
        VerbatimText.isAddress(text)
        ? verbatim(text, in: name) : plainText(text, of: field, at: index)
      if value.isEmpty { return keep(name, text) }
      let cleaned = ReceivedValue.cleaned(value, of: field)
      let isPages = field == .pages
      result.append(
        Field(field, isPages ? PageRanges.normalized(cleaned) : field.canonical(cleaned)))
    }
  }

  /// Keeps a field as written, for BibTeX only.
  mutating func keep(_ name: String, _ text: ArraySlice<UInt8>) {
    result.append(Field(.bibtex, "\(name) = \(VerbatimText.compressed(text))"))
  }

  /// Leaves out an old name of a field that the entry has under its new name too: kept, it would be
  /// written again, and BibTeX's styles would take an id of PubMed for one of arXiv.
  private mutating func dropOverridden(
    _ name: String, _ text: ArraySlice<UInt8>, by rule: BibTeXFieldRule?, at index: Int
  ) {
    guard let preferred = rule?.sources.first, let other = source(preferred),
      !other.elementsEqual(text)
    else { return }
    warn(
      "\"\(name) = \(String(decoding: text, as: UTF8.self))\" is left out: \(preferred) is"
        + " \(String(decoding: other, as: UTF8.self).quoted)", hint: "keep one of them", at: index)
  }

  private mutating func keepLong(_ name: String, _ text: ArraySlice<UInt8>, at index: Int) {
    warn(
      "\(name.quoted) holds \(text.count / 1_000_000) MB, and is kept as it stands",
      hint: "put a text of this length into a file of its own", at: index)
    keep(name, text)
  }

  /// Whether a field is empty.
  ///
  /// An empty field is dropped, unless the entry has a parent, whose field it blocks.
  private mutating func isEmpty(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    guard
      text.allSatisfy({
        $0.isASCIIWhitespace || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}")
      })
    else { return false }
    guard hasParent else { return true }
    if isRepeated[index] {
      warnRepeated(names[index], at: index)
    } else {
      result.append(Field(.bibtex, "\(names[index]) ="))
    }
    return true
  }

  /// Warns of a repeated field; BibTeX uses the first of several, biber the last.
  private mutating func warnRepeated(_ name: String, at index: Int) {
    warn(
      "\(entry.key.quoted) has a second field \(name.quoted)",
      hint: "keep one of them; the first is the one that counts", at: index)
  }

  /// Whether the entry also has the field under the name that biblatex prefers.
  private func isOverridden(_ name: String, by rule: BibTeXFieldRule?) -> Bool {
    guard let preferred = rule?.sources.first, preferred != name else { return false }
    return source(preferred) != nil
  }

  /// The value of a field of another program, of which nothing is said.
  func plainText(_ text: ArraySlice<UInt8>) -> String {
    if Self.isPlain(text) { return String(decoding: text, as: UTF8.self) }
    return LaTeX.decode(VerbatimText.withoutControls(text)).trimmed
  }

  private mutating func plainText(
    _ text: ArraySlice<UInt8>, of field: FieldName, at index: Int
  ) -> String {
    if Self.isPlain(text) { return String(decoding: text, as: UTF8.self) }
    let layout: LaTeX.Layout = field.hasParagraphs ? .paragraphs : .line
    var remarks: [LaTeX.Remark] = []
    let value = LaTeX.decode(VerbatimText.withoutControls(text), layout: layout) {
      if $0 != remarks.last { remarks.append($0) }
    }
    for remark in remarks { warn(of: remark, at: index) }
    return value.trimmed
  }

  /// Warns of what a value cannot keep; a command that is not known stays in it, and `unkept` of the
  /// file names fonts.
  private mutating func warn(of remark: LaTeX.Remark, at index: Int) {
    guard case .dropped(let source) = remark else { return }
    warn(
      "\(source.quoted) in \"\(names[index])\" is left out: it prints nothing",
      hint: "to sort by it, write sortkey = {…}", at: index)
  }

  /// Whether the text is plain: no TeX, nothing to leave out, no space at either end.
  private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last, last != 0x20 else { return false }
    var previous: UInt8 = 0x20
    for byte in text {
      if byte < 0x20 || byte == 0x7F { return false }
      if LaTeX.needsDecoding(byte, after: previous) { return false }
      previous = byte
    }
    return true
  }

  private func verbatim(_ text: ArraySlice<UInt8>, in name: String) -> String {
    switch name {
    case "doi": VerbatimText.doi(text)
    case "file": LaTeX.decodeVerbatim(VerbatimText.compressed(text))
    case "crossref", "xref", "xdata", "entryset": VerbatimText.compressed(text)
    default: VerbatimText.address(text)
    }
  }

  mutating func warn(_ message: String, hint: String, at index: Int) {
    problems.append(
      Diagnostic(
        message, hint: hint,
        at: SourceRange(file: file, bytes: entry.fields[index].range), severity: .warning))
  }
}
