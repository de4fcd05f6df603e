internal import Records
internal import Text

/// Writes names so that BibTeX and biber split them in the same way.
enum NameExport {
  /// The name as TeX, in the form `von Last, Jr, First` if it has a first name or a suffix.
  ///
  /// BibTeX warns of a comma at the end of a name, and treats every lower-case word of a family
  /// name except the last as a prefix (biber only leading ones). Braces prevent both.
  static func text(of name: Name, by encoded: (String) -> String) -> String {
    if name.isOthers { return "others" }
    if name.isLiteral { return "{\(encoded(name.family))}" }
    if name.family.isEmpty { return "{\(encoded(name.given))}" }
    var text = encoded(name.family)
    let hasFirst = !name.given.isEmpty || !name.suffix.isEmpty
    if needsBraces(name.family, isAlone: !hasFirst) { text = "{\(text)}" }
    if hasAnd(name.prefix) {
      text = "{\(encoded(name.fullFamily))}"
    } else if !name.prefix.isEmpty {
      text = "\(encoded(name.prefix)) \(text)"
    }
    if !name.suffix.isEmpty { text += ", \(protected(name.suffix, as: encoded(name.suffix)))" }
    if hasFirst {
      text += ", \(name.given.isEmpty ? "{}" : protected(name.given, as: encoded(name.given)))"
    }
    return text
  }

  /// biblatex's extended form, for parts that the other forms cannot express; `nil` if there are
  /// none.
  static func extended(_ name: Name, by encoded: (String) -> String) -> String? {
    let extras = name.attributes.all.filter(isPart)
    guard !extras.isEmpty else { return nil }
    let parts = [
      ("family", name.family), ("given", name.given), ("prefix", name.prefix),
      ("suffix", name.suffix),
    ].filter { !$0.1.isEmpty }
    return (parts + extras.map { ($0.name, $0.value ?? "true") })
      .map { "\($0)={\(encoded($1))}" }.joined(separator: ", ")
  }

  /// Whether an attribute belongs to the name, as `given-i` does, rather than to the person.
  static func isPart(_ attribute: Attributes.Attribute) -> Bool {
    attribute.value != nil && isPartName(attribute.name)
      && !AnnotationImport.valued.contains(attribute.name)
  }

  /// Whether a name part may have this name in biblatex: letters and hyphens.
  static func isPartName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
  }

  private static func protected(_ text: String, as encoded: String) -> String {
    text.containsByte(UInt8(ascii: ",")) || hasAnd(text) ? "{\(encoded)}" : encoded
  }

  private static func needsBraces(_ family: String, isAlone: Bool) -> Bool {
    if family.containsByte(UInt8(ascii: ",")) || hasAnd(family) { return true }
    let isOneWord = !family.containsByte { byte, _ in byte == 0x20 || byte == UInt8(ascii: "-") }
    if isOneWord { return false }
    let words = family.split { $0 == " " || $0 == "-" }
    if isAlone { return family.containsByte(UInt8(ascii: " ")) }
    return words.dropLast().contains { $0.unicodeScalars.first?.properties.isLowercase ?? false }
  }

  private static func hasAnd(_ text: String) -> Bool {
    guard text.containsByte(where: { byte, _ in byte | 0x20 == UInt8(ascii: "d") }) else {
      return false
    }
    return BibTeXNames.split(Array(text.utf8)[...]).count > 1
  }
}

extension EntryExport {
  mutating func addNames(_ values: [String], as field: String) {
    let texts = values.map { value in
      if PlainName.matches(value) { return encoded(value) }
      if GranularData.isReference(value) { return verbatim(value, as: .other) }
      let name = Name(field: value)
      return encoding { [dialect] encoded in
        (dialect == .biblatex ? NameExport.extended(name, by: encoded) : nil)
          ?? NameExport.text(of: name, by: encoded)
      }
    }
    add(field, tex: texts.joined(separator: " and "))
    guard values.contains(where: { $0.containsByte(UInt8(ascii: ";")) }) else { return }
    addAnnotations(of: values.map(Name.init(field:)), to: field)
  }

  /// Attributes of people, as `author+an = {1=equal}` and `author+an:orcid = {1="0000-…"}`.
  private mutating func addAnnotations(of names: [Name], to field: String) {
    guard dialect == .biblatex else {
      notes.append("BibTeX has no place for the attributes of each \(field)")
      return
    }
    var flags: [String] = []
    var values: [String: [String]] = [:]
    for (number, name) in zip(1..., names) {
      var words: [String] = []
      for attribute in name.attributes.all where !NameExport.isPart(attribute) {
        let isWritable = AnnotationImport.isFlag(attribute.name)
        if let value = attribute.value, isWritable, AnnotationImport.isValue(value) {
          values[attribute.name, default: []].append("\(number)=\"\(value)\"")
        } else if attribute.value == nil, isWritable {
          words.append(attribute.name)
        } else {
          notes.append("\"\(attribute.name)\" of \(field) \(number) is left out")
        }
      }
      if !words.isEmpty { flags.append("\(number)=\(words.joined(separator: ","))") }
    }
    if !flags.isEmpty { add("\(field)+an", verbatim: flags.joined(separator: "; ")) }
    for (name, items) in values.sorted(by: { $0.key < $1.key }) {
      add("\(field)+an:\(name)", verbatim: items.joined(separator: "; "))
    }
  }
}
