import Records
import Store

/// A file of records as a list of lines that know who they are, so that edits can be applied in any
/// order and still mean the same line.
///
/// It shares nothing with the merge: a line is found by its number, never by what it says.
struct EditableFile {
  struct Line: Equatable {
    var number: Int
    /// `nil` for a comment.
    var name: String?
    var value: String
    var attributes: [String] = []
    /// How the line is laid out, which says nothing.
    var layout = Layout.plain
    /// Removed lines keep their place, so that what another edit puts below them has one too.
    var isRemoved = false
  }

  enum Layout: CaseIterable {
    case plain, spaced, tight, wrapped
  }

  struct Paragraph: Equatable {
    var number: Int
    var lines: [Line]
    var isRemoved = false
  }

  enum Edit {
    case change(line: Int, value: String)
    case mark(line: Int, attribute: String)
    case layOut(line: Int, Layout)
    case removeLine(Int)
    /// A new line below another one and what was put there before.
    case insert(Line, below: Int)
    case swap(Int, Int)
    case removeParagraph(Int)
    /// Puts a paragraph to the beginning or the end of the file.
    case moveParagraph(Int, toEnd: Bool)
    case append(Paragraph)
  }

  var paragraphs: [Paragraph] = []

  /// The lines that were there before any edit have numbers below this.
  static let firstNewNumber = 1000

  func applying(_ edit: Edit) -> EditableFile {
    var result = self
    switch edit {
    case .append(let paragraph):
      // Both sides may add the same.
      guard !paragraphs.contains(where: { $0.number == paragraph.number }) else { break }
      result.paragraphs.append(paragraph)
    case .moveParagraph(let number, let toEnd):
      guard let index = paragraphs.firstIndex(where: { $0.number == number }) else { break }
      let paragraph = result.paragraphs.remove(at: index)
      result.paragraphs.insert(paragraph, at: toEnd ? result.paragraphs.count : 0)
    case .removeParagraph(let number):
      for index in paragraphs.indices where paragraphs[index].number == number {
        result.paragraphs[index].isRemoved = true
      }
    case .change, .mark, .layOut, .removeLine, .insert, .swap:
      for index in paragraphs.indices { result.paragraphs[index].apply(edit) }
    }
    return result
  }

  var text: String {
    paragraphs.filter { !$0.isRemoved }
      .map { paragraph in paragraph.lines.filter { !$0.isRemoved }.map(\.text).joined() }
      .joined(separator: "\n")
  }

  /// For each record its fields by name, values in order but for those of sets.
  var values: [[String: [String]]] { Self.values(of: text) }

  static func values(of text: String) -> [[String: [String]]] {
    let text = text.replacing("\r\n", with: "\n")
    let document = RecDocument(Array(text.utf8), file: "")
    let records = document.entries.map { entry in
      var values = Dictionary(grouping: entry.fields, by: \.name.text).mapValues { fields in
        fields.map { withSortedAttributes($0.value.replacing("\n", with: " ")) }
      }
      for name in ["tag", "keyword", "alias"] { values[name]?.sort() }
      return values
    }
    let comments = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map(String.init)
    return records.sorted { ($0["key"]?.first ?? "") < ($1["key"]?.first ?? "") }
      + [["comments": comments.sorted()]]
  }

  private static func withSortedAttributes(_ value: String) -> String {
    let parts = value.split(separator: "; ")
    return (parts.prefix(1) + parts.dropFirst().sorted()).joined(separator: "; ")
  }
}

extension EditableFile.Line {
  var text: String {
    guard let name else { return "# \(value)\n" }
    let text = ([value] + attributes).joined(separator: "; ")
    return switch layout {
    case .plain: "\(name): \(text)\n"
    case .spaced: "\(name):   \(text)\n"
    case .tight: "\(name):\(text)\n"
    case .wrapped: "\(name): \(text.replacing(" ", with: "\n+ ", maxReplacements: 1))\n"
    }
  }
}

extension EditableFile.Paragraph {
  mutating func apply(_ edit: EditableFile.Edit) {
    switch edit {
    case .change(let number, let value):
      if let index = index(of: number) { lines[index].value = value }
    case .mark(let number, let attribute):
      if let index = index(of: number) { lines[index].attributes.append(attribute) }
    case .layOut(let number, let layout):
      if let index = index(of: number) { lines[index].layout = layout }
    case .removeLine(let number):
      if let index = index(of: number) { lines[index].isRemoved = true }
    case .insert(let line, let anchor):
      guard let index = index(of: anchor), self.index(of: line.number) == nil else { break }
      let new = lines[(index + 1)...].prefix { $0.number >= EditableFile.firstNewNumber }
      lines.insert(line, at: new.endIndex)
    case .swap(let one, let other):
      if let first = index(of: one), let second = index(of: other) { lines.swapAt(first, second) }
    case .removeParagraph, .moveParagraph, .append: break
    }
  }

  private func index(of number: Int) -> Int? { lines.firstIndex { $0.number == number } }
}
