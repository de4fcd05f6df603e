internal import Records
internal import Text

/// The attributes of people in biblatex's data annotations.
///
/// `author+an = {1=equal; 3=equal,corresponding}` gives flags and `author+an:orcid = {1="0000-…"}`
/// gives values (manual, section 3.7, "Data annotations"). A field with other annotations, such as
/// those of a part of a name, is kept unchanged.
struct AnnotationImport {
  /// The names of the fields that are converted.
  private(set) var converted: Set<String> = []
  /// The attributes by annotated field and number of the name, counted from 1.
  private var attributes: [String: [Int: Attributes]] = [:]

  init(of entry: EntryImport) {
    /// The number of names in each field.
    var counts: [String: Int] = [:]
    func count(_ field: String) -> Int {
      if let count = counts[field] { return count }
      let count = entry.source(field).map { BibTeXNames.split($0).count } ?? 0
      counts[field] = count
      return count
    }
    for (name, source) in zip(entry.names, entry.texts)
    where name.containsByte(UInt8(ascii: "+")) {
      guard let target = Target(name), BibTeXFieldRule.forSource(target.field)?.kind == .names,
        let items = Self.items(VerbatimText.compressed(source), named: target.annotation),
        items.allSatisfy({ $0.number >= 1 && $0.number <= count(target.field) })
      else { continue }
      converted.insert(name)
      for item in items {
        attributes[target.field, default: [:]][item.number, default: Attributes()].all
          .append(item.attribute)
      }
    }
  }

  /// The attributes of the names in a field, by number.
  subscript(_ field: String) -> [Int: Attributes] { attributes[field] ?? [:] }

  /// The parts of `author+an:orcid`.
  private struct Target {
    let field: String
    let annotation: String?

    init?(_ name: String) {
      let parts = name.split(separator: "+", maxSplits: 1)
      guard parts.count == 2, parts[1] == "an" || parts[1].hasPrefix("an:") else { return nil }
      field = String(parts[0])
      let annotation = parts[1].dropFirst(3)
      self.annotation = annotation.isEmpty || annotation == "default" ? nil : String(annotation)
    }
  }

  private struct Item {
    let number: Int
    let attribute: Attributes.Attribute
  }

  private static func items(_ text: String, named annotation: String?) -> [Item]? {
    var items: [Item] = []
    for part in text.split(separator: ";") where !part.allSatisfy({ $0 == " " }) {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2, let number = Int(pair[0]) else { return nil }
      let isLiteral = pair[1].utf8.count >= 2 && pair[1].hasPrefix("\"") && pair[1].hasSuffix("\"")
      switch (annotation, isLiteral) {
      case (let name?, true):
        let value = String(pair[1].dropFirst().dropLast())
        guard valued.contains(name), isValue(value) else { return nil }
        items.append(Item(number: number, attribute: .init(name: name, value: value)))
      case (nil, false):
        for word in pair[1].split(separator: ",") {
          let word = String(word).trimmed
          guard isFlag(word) else { return nil }
          items.append(Item(number: number, attribute: .init(name: word, value: nil)))
        }
      default: return nil
      }
    }
    return items.isEmpty ? nil : items
  }

  /// The attributes of a person that have a value; for biblatex, others are parts of the name.
  static let valued: Set<String> = [
    "orcid", "url", "email", "affiliation", "isni", "viaf", "note", "mark",
  ]

  /// Whether an annotation can contain the text in quotes.
  static func isValue(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "{")
        && $0 != UInt8(ascii: "}")
    }
  }

  static func isFlag(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
  }
}
