internal import Records
internal import RichText
internal import Text

/// Writes one entry.
struct EntryExport {
  let record: Record
  let writer: BibTeX.Writer
  let context: WriterContext
  /// What the dialect cannot express, one clause each.
  var notes: [String] = []
  /// The notes as messages.
  var remarks: [Diagnostic] {
    notes.map {
      Diagnostic("\(record.key.text.quoted): \($0)", severity: .warning)
    }
  }
  /// The number of values whose TeX is not harmless.
  private(set) var printedTeX = PrintedTeX()
  var macros: [(name: String, text: String)] = []
  /// The fields in the order in which they are written.
  private var fields: [BibTeXFieldOrder.Field] = []
  private var names: Set<String> = []
  private var comments: [String] = []

  var dialect: BibTeX.Dialect { writer.dialect }

  init(of record: Record, by writer: BibTeX.Writer, in context: WriterContext) {
    self.writer = writer
    self.context = context
    let isBibTeX = writer.dialect == .bibtex
    var record = record
    if record.fields.contains(where: { GranularData.isReference($0.value) }) {
      record = GranularData.resolved(record, in: writer.dialect, find: context.record)
    }
    let key = writer.key(record)
    if !isBibTeX, !BiberKey.isReadable(key), WrittenKey.isHarmless(key) {
      record.append(.alias, key)
    }
    let crossref = record[.crossref]
    guard crossref != nil || record[.xdata] != nil else {
      self.record = record
      return
    }
    let inheritance = Inheritance(find: context.record)
    let isParentWritten = crossref.map { context.key(of: $0) != nil } ?? true
    let hasData = record[.xdata] != nil && isBibTeX
    // BibTeX inherits from a parent that inherits itself only if the parent comes first, in the
    // order of the citations.
    let isInChain = isBibTeX && crossref.flatMap(context.record)?[.crossref] != nil
    if !isParentWritten || hasData || isInChain {
      self.record = inheritance.resolved(record)
      inherits = true
    } else {
      self.record = record
    }
  }

  /// Whether the record includes its parent's fields, so that `crossref` is not needed.
  private var inherits = false

  /// Appends the entry to a text.
  func write(to text: inout [UInt8]) {
    if dialect == .bibtex { for comment in comments { text.append("\(comment)\n") } }
    text.append(
      "@\(BibTeXTypeTable.name(of: record, in: dialect)){\(writer.readable(writer.key(record))),\n")
    if dialect == .biblatex { for comment in comments { text.append("  \(comment)\n") } }
    for field in fields {
      text.append("  ")
      text.append(field.name)
      text.append(field.isBraced ? " = {" : " = ")
      text.append(field.value)
      text.append(field.isBraced ? "},\n" : ",\n")
    }
    text.append("}\n")
  }

  mutating func run() {
    if dialect == .bibtex, !BibTeXTypeTable.isExact(record.type) {
      let type = BibTeXTypeTable.name(of: record, in: .bibtex)
      notes.append("BibTeX has no type \"\(record.type)\"; it is written as \(type)")
    }
    addDate()
    addVenue()
    addEprint()
    var done = Self.notFields
    if dialect == .bibtex { done += [.alias, .related] }
    if !writer.includesPrivateFields {
      done += record.fields.map(\.name).filter { name in
        writer.privateFields.contains(name.canonicalName)
          && !writer.includedPrivateFields.contains(name)
      }
    }
    if !done.contains(.tag) { addFlags(&done) }
    leaveOutParent(&done)
    var values: [FieldName: [String]] = [:]
    for (name, texts) in record.fieldValues { values[name] = texts }
    for field in record.fields where !done.contains(field.name) {
      if field.name == .bibtex {
        addKept(field.value)
      } else if let texts = values.removeValue(forKey: field.name) {
        addField(field.name, texts)
      }
    }
    if writer.includesAwards { addAwards() }
    if writer.includesLinks { addLinks() }
    addSubstitutes()
  }

  /// Leaves out references that BibTeX cannot follow: to a parent that is not written, and `xdata`.
  private mutating func leaveOutParent(_ done: inout [FieldName]) {
    guard let key = record[.crossref], context.key(of: key) == nil else {
      if inherits { done.append(.xdata) }
      return
    }
    if context.record(key) == nil { notes.append("its parent \"\(key)\" is not there") }
    if dialect == .bibtex || context.record(key) != nil { done += [.crossref, .xdata] }
  }

  func has(_ name: String) -> Bool { names.contains(name) }

  /// Adds a field whose value is TeX, unless there is one of this name.
  mutating func add(_ name: String, tex value: String, isBraced: Bool = true) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.belongsToFieldName) else {
      notes.append("\(name.quoted) is not a field name")
      return
    }
    guard !has(name) else {
      notes.append("a second field \"\(name)\" is left out")
      return
    }
    names.insert(name)
    BibTeXFieldOrder.insert(
      .init(name: name, value: value, isBraced: isBraced), into: &fields)
  }

  /// Adds a field with a value of the record.
  mutating func add(_ name: String, _ value: String) {
    add(name, tex: encoded(value))
  }

  mutating func add(
    _ name: String, verbatim value: String, as kind: VerbatimText.Kind = .other
  ) {
    add(name, tex: verbatim(value, as: kind))
  }

  /// A verbatim value, made harmless in case a style typesets it.
  mutating func verbatim(_ value: String, as kind: VerbatimText.Kind) -> String {
    let written = VerbatimText.written(value, as: kind, allowing: writer.harmlessTeX)
    if written.isChanged { printedTeX.add() }
    return written.text
  }

  private static func belongsToFieldName(_ byte: UInt8) -> Bool {
    BibTeXReader.belongsToName(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "@")
  }

  private mutating func addField(_ field: FieldName, _ values: [String]) {
    if field == .tag { return addTags(values) }
    if field == .file { return addFiles(values) }
    let rule = BibTeXFieldRule.forRecord(field)
    switch rule?.kind {
    case .names:
      addNames(values, as: field.text)
    case .keywords:
      let words = values.map { word in
        let isList = WordList.split(word, at: ",").count > 1 || WordList.words(of: word).count > 1
        return isList ? "{\(word)}" : word
      }
      add(name(of: field, rule), words.joined(separator: ", "))
    case .keys:
      // An alias that is the key of any entry would be a duplicate key.
      let keys =
        field == .alias
        ? values.filter { !context.isWritten($0) } : values.compactMap(relatedKey)
      if !keys.isEmpty { add(name(of: field, rule), verbatim: keys.joined(separator: ",")) }
    case .verbatim, .date:
      if values.count == 1, !Self.keyFields.contains(field) {
        return add(name(of: field, rule), verbatim: values[0], as: .of(field))
      }
      let texts = values.map { Self.keyFields.contains(field) ? writtenKeys($0) : $0 }
      add(
        name(of: field, rule), verbatim: texts.joined(separator: ","), as: .of(field))
    case .text, nil:
      if values.count == 1 { return addText(values[0], to: field, rule) }
      let separator = BibTeXFieldRule.lists.contains(field) ? " and " : "; "
      addText(values.joined(separator: separator), to: field, rule)
    }
  }

  /// Fields of a record that are written separately, or not at all.
  private static let notFields: [FieldName] = [
    .date, .venue, .arxiv, .authorOrder, .titlePrefix, .award, .link,
  ]

  /// Fields with keys of other entries, separated by commas.
  private static let keyFields: [FieldName] = [.crossref, .xref, .xdata, .entryset]

  private func writtenKeys(_ value: String) -> String {
    value.split(separator: ",").map { part in
      let key = String(part).trimmed
      return context.key(of: key) ?? key
    }.joined(separator: ",")
  }

  /// The key of a relation, or `nil` for a relation that biblatex does not use.
  private func relatedKey(_ value: String) -> String? {
    let relation = AttributedValue(field: value)
    if relation.attributes["type"] == "distinct" { return nil }
    return context.key(of: relation.text) ?? relation.text
  }

  private mutating func addText(_ value: String, to field: FieldName, _ rule: BibTeXFieldRule?) {
    let name = name(of: field, rule)
    if GranularData.isReference(value) { return add(name, verbatim: value) }
    switch field {
    case .pages:
      let pages = encoding { PageRanges.encoded(value, by: $0) }
      add(name, tex: dialect == .biblatex ? PageRanges.withCommands(pages) : pages)
    case .month:
      let isMacro = dialect == .bibtex || !value.utf8.allSatisfy(\.isASCIIDigit)
      let month = isMacro ? Month(named: value) : nil
      let macro = month.map { $0.abbreviation.asciiLowercased }
      add(name, tex: macro ?? encoded(value), isBraced: macro == nil)
    case .edition where dialect == .bibtex:
      add(name, EditionNumber.ordinal(of: value) ?? value)
    case .title:
      add(name, tex: encoding { [dialect] in BibTeXTitle.encoded(value, for: dialect, by: $0) })
    case _ where rule == nil && VerbatimText.isAddress(value):
      // Styles print `howpublished` and `note` as text.
      if field == .howpublished || field == .note {
        add(name, value)
      } else {
        add(name, verbatim: value, as: .address)
      }
    default: add(name, value)
    }
  }

  mutating func encoded(_ value: String) -> String { encoding { $0(value) } }

  /// Encodes one value, whose parts `body` passes to the encoder; a value with printed TeX is
  /// counted once.
  mutating func encoding(_ body: ((String) -> String) -> String) -> String {
    var printsTeX = false
    let source = body { part in
      LaTeX.encode(part, for: dialect.encoding, allowing: writer.harmlessTeX) { printsTeX = true }
    }
    if printsTeX { printedTeX.add() }
    return source
  }

  /// The dialect's name for a field, unless the record has another field of that name.
  func name(of field: FieldName, _ rule: BibTeXFieldRule?) -> String {
    var name = rule.map { dialect == .bibtex ? $0.bibtex : $0.biblatex } ?? field.text
    // al-folio reads it under this name.
    if field == .annotation, writer.includesAwards || writer.includesLinks { name = field.text }
    if dialect == .bibtex, field == .institution || field == .school {
      switch BibTeXTypeTable.name(of: record, in: .bibtex) {
      case "phdthesis", "mastersthesis": name = "school"
      case "techreport": name = "institution"
      default: name = field.text
      }
    }
    // `venue` is a place in biblatex, and has another meaning in a record.
    let isTaken = name != field.text && name != "venue" && record[FieldName(name)] != nil
    return isTaken ? field.text : name
  }

  /// Adds a line `bibtex: name = value`, or a comment.
  private mutating func addKept(_ line: String) {
    if line.hasPrefix("%") {
      // Only the first line would be a comment.
      let line = line.replacing("\n", with: " ")
      // BibTeX does not allow comments within an entry, and would read an entry after a percent
      // sign.
      let isHidden = dialect == .biblatex || !line.containsByte(UInt8(ascii: "@"))
      if isHidden { comments.append(line) } else { notes.append("\"\(line)\" is left out") }
      return
    }
    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0]).trimmed
    guard parts.count == 2, !name.isEmpty, name.utf8.allSatisfy(BibTeXReader.belongsToName) else {
      notes.append("\"bibtex: \(line)\" is no field")
      return
    }
    add(name, verbatim: String(parts[1]).trimmed)
  }
}
