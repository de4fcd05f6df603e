public import Manuscripts
public import Citations
internal import Formats
internal import Text

/// A Markdown text whose citations are to be rendered.
public struct CitedDocument {
  private let text: [UInt8]
  private let notes: MarkdownNotes
  private let isNoteStyle: Bool
  /// Whether a full stop or comma goes inside a preceding closing quotation mark.
  private let punctuationInQuote: Bool
  /// In reading order: a citation in a footnote counts at the reference to the note.
  private let citations: [MarkdownCitation]
  /// The keys that the metadata lists without a citation.
  private let listed: [CitedKey]

  init(_ text: [UInt8], _ manuscript: MarkdownManuscript, by rendering: CitationRendering) {
    self.text = text
    isNoteStyle = rendering.style.styleClass == .note
    punctuationInQuote = rendering.locale.punctuationInQuote
    let notes = manuscript.notes
    self.notes = notes
    let metadata = MarkdownMetadata(text)
    let uncited = metadata.range(of: "nocite")
    citations = manuscript.citations
      .filter { $0.bytes.lowerBound >= metadata.bytes.upperBound }
      .map { (Self.anchor(of: $0, notes), $0) }
      .sorted { ($0.0, $0.1.bytes.lowerBound) < ($1.0, $1.1.bytes.lowerBound) }
      .map(\.1)
    listed = manuscript.citations.filter { uncited.contains($0.bytes.lowerBound) }
      .flatMap { $0.cites.map(\.key) }
  }

  private static func anchor(of citation: MarkdownCitation, _ notes: MarkdownNotes) -> Int {
    let offset = citation.bytes.lowerBound
    return notes.note(at: offset).map { notes.notes[$0].anchor } ?? offset
  }

  /// All keys, in the order of the text.
  public var keys: [CitedKey] {
    (citations.flatMap { $0.cites.map(\.key) } + listed)
      .sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  /// The keys that are listed without being cited.
  var listedKeys: [String] { listed.map(\.key) }

  /// A citation whose keys are all known.
  public struct Known {
    /// The citation in the text.
    public var place: MarkdownCitation
    /// Whether it stands in a footnote of the text.
    var isInNote: Bool
    /// The citation to render.
    public var citation: Citations.Citation
    /// The author alone, for a narrative citation.
    public var author: Cite?
    /// Whether it becomes a footnote.
    var isNote: Bool
  }

  /// The citations whose keys are all known; the others stay as they are.
  ///
  /// - Parameter id: The id of the item that a key names.
  /// - Returns: The citations in reading order.
  public func known(id: (String) -> String?) -> [Known] {
    var number = 0
    var noteNumbers: [Int: Int] = [:]
    var pending = notes.notes.indices[...]
    var seen: Set<String> = []
    return citations.compactMap { place in
      let cites = place.cites.compactMap { cite in id(cite.key.key).map { Cite($0, cite) } }
      guard cites.count == place.cites.count else { return nil }
      let note = notes.note(at: place.bytes.lowerBound)
      let anchor = Self.anchor(of: place, notes)
      while let next = pending.first, notes.notes[next].anchor <= anchor {
        number += 1
        noteNumbers[next] = number
        pending.removeFirst()
      }
      if note == nil, isNoteStyle { number += 1 }
      var known = Known(
        place: place, isInNote: note != nil, citation: Citation(cites),
        isNote: isNoteStyle && note == nil)
      if known.isNote { known.citation.cites[0].capitalizePrefix() }
      if isNoteStyle { known.citation.noteNumber = note.flatMap { noteNumbers[$0] } ?? number }
      known.citation.isUnsorted = place.cites.contains { !$0.prefix.isEmpty }
      // Within a note, a note style has no separate form for narrative citations.
      if place.isNarrative, !isNoteStyle || known.isNote {
        var author = Cite(cites[0].id)
        author.isAuthorOnly = true
        author.position = seen.contains(author.id) ? .subsequent : .first
        known.author = author
        known.citation.cites[0].isAuthorSuppressed = true
      }
      seen.formUnion(cites.map(\.id))
      return known
    }
  }

  // MARK: Writing

  /// The text with rendered citations and the bibliography.
  func filled(
    _ known: [Known], _ rendered: [String], authors: [String?], bibliography: String
  ) -> [UInt8] {
    var edits: [MarkdownEdit] = []
    var footnotes = ""
    for (index, cited) in known.enumerated() {
      var replacement = rendered[index]
      var edit = MarkdownEdit(bytes: cited.place.bytes, text: "")
      if cited.isNote {
        let label = noteLabel(of: cited)
        footnotes += "\n[^\(label)]: \(replacement)\n"
        replacement = "[^\(label)]"
        if authors[index] == nil { edit.moveAfterPunctuation(in: text, punctuationInQuote) }
      } else if isNoteStyle, cited.isInNote {
        edit.joinPunctuation(of: &replacement, in: text)
      }
      let author = authors[index] ?? ""
      let gap = author.isEmpty || replacement.isEmpty || cited.isNote ? "" : " "
      edit.text += author + gap + replacement
      edits.append(edit)
    }
    var end = footnotes
    if let place = MarkdownParts.bibliographyPlace(in: text) {
      let isWithinLine = text[place.lowerBound - 1] != UInt8(ascii: "\n")
      let start = isWithinLine ? "\n\n" : "\n"
      edits.append(MarkdownEdit(bytes: place, text: "\(start)\(bibliography)\n"))
    } else if !bibliography.isEmpty {
      end += "\n\(bibliography)"
    }
    var result = MarkdownEdit.apply(edits, to: text)
    if !end.isEmpty, result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    return result + Array(end.utf8)
  }

  /// The number of a note, or a label that the text does not use if it has notes of its own.
  private func noteLabel(of cited: Known) -> String {
    let number = cited.citation.noteNumber ?? 0
    if notes.labels.isEmpty { return "\(number)" }
    var label = "cite-\(number)"
    while notes.labels.contains(label) { label += "-" }
    return label
  }
}

extension Cite {
  /// Makes a cite of an item, with its affixes and locator.
  fileprivate init(_ id: String, _ cite: MarkdownCitation.Cite) {
    self.init(id)
    prefix = cite.prefix
    suffix = cite.suffix
    isAuthorSuppressed = cite.isAuthorSuppressed
    if let locator = cite.locator { (label, self.locator) = (locator.label, locator.text) }
  }

  /// Capitalises the prefix, which begins a note.
  fileprivate mutating func capitalizePrefix() {
    prefix = prefix.prefix(1).uppercased() + prefix.dropFirst()
  }
}

/// A range of a text and its replacement.
public struct MarkdownEdit {
  /// The range to replace.
  public var bytes: Range<Int>
  /// The new text.
  public var text: String

  /// Moves a note after the punctuation that follows it, and removes the space before it.
  ///
  /// - Parameters:
  ///   - source: The whole text.
  ///   - intoQuotes: Whether a full stop or comma before the note goes inside quotation marks.
  mutating func moveAfterPunctuation(in source: [UInt8], _ intoQuotes: Bool) {
    var start = bytes.lowerBound
    while start > 0, source[start - 1].isASCIIWhitespace { start -= 1 }
    var end = bytes.upperBound
    while end < source.count, ".,;:!?".utf8.contains(source[end]) { end += 1 }
    if end > bytes.upperBound {
      for quote in ["\"", "\u{201D}", "\u{2019}"] where source[end...].starts(with: quote.utf8) {
        end += quote.utf8.count
      }
    }
    text = String(decoding: source[bytes.upperBound..<end], as: UTF8.self)
    // At the start of a paragraph the space before the note stays.
    let gap = source[start..<bytes.lowerBound].count { $0 == UInt8(ascii: "\n") }
    bytes = (start == 0 || gap > 1 ? bytes.lowerBound : start)..<end
    if intoQuotes, text == "." || text == "," { moveIntoQuotes(in: source) }
  }

  /// Moves the punctuation inside the quotation mark that precedes it.
  private mutating func moveIntoQuotes(in source: [UInt8]) {
    let before = source[..<bytes.lowerBound]
    for quote in ["\"", "\u{201D}"] where before.suffix(quote.utf8.count).elementsEqual(quote.utf8)
    {
      let inner = before.dropLast(quote.utf8.count)
      guard let last = inner.last, !".,;:!? ".utf8.contains(last) else { return }
      bytes = inner.endIndex..<bytes.upperBound
      text += quote
      return
    }
  }

  /// Merges a style's final full stop with the punctuation of the sentence, and removes it if the
  /// sentence continues.
  mutating func joinPunctuation(of replacement: inout String, in source: [UInt8]) {
    guard bytes.upperBound < source.count else { return }
    if goesOn(in: source) {
      for (stop, end) in [
        (".", ""), (".\u{201D}", "\u{201D}"), (".\u{2019}", "\u{2019}"), (".*", "*"),
      ]
      where replacement.hasSuffix(stop) {
        replacement = replacement.dropLast(stop.count) + end
        return
      }
    }
    guard ".,;:!?".utf8.contains(source[bytes.upperBound]) else { return }
    if replacement.utf8.last == UInt8(ascii: ".") {
      replacement.removeLast()
    } else if source[bytes.upperBound] == UInt8(ascii: "."),
      [".\u{201D}", ".\u{2019}", ".*"].contains(where: replacement.hasSuffix)
    {
      bytes = bytes.lowerBound..<bytes.upperBound + 1
    }
  }

  /// Whether a lower-case word follows.
  private func goesOn(in source: [UInt8]) -> Bool {
    let rest = source[bytes.upperBound...]
    let gap = rest.prefix(while: \.isASCIIWhitespace)
    guard !gap.isEmpty, gap.count(where: { $0 == UInt8(ascii: "\n") }) < 2 else { return false }
    return rest.dropFirst(gap.count).first.map { (0x61...0x7A).contains($0) } ?? false
  }

  /// Applies edits that do not overlap.
  public static func apply(_ edits: [MarkdownEdit], to source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound })
    where edit.bytes.lowerBound >= position {
      result += source[position..<edit.bytes.lowerBound]
      result += edit.text.utf8
      position = edit.bytes.upperBound
    }
    return result + source[position...]
  }
}
