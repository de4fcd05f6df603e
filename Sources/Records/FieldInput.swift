internal import Identifiers
internal import RichText
public import Text

/// Checks values that a user typed, and converts them to the form that records hold.
public enum FieldInput {
  /// The fields for `name=text`: one field, or one for each person in a list of names.
  ///
  /// Names may be in any of BibTeX's forms, separated by ` and `. The URL of a DOI or an arXiv
  /// paper is replaced by the identifier.
  public static func fields(
    _ name: FieldName, _ text: String
  ) throws(Diagnostic) -> [Field] {
    let value = ReceivedValue.cleaned(text.trimmed, of: name)
    try checkName(name)
    guard !value.isEmpty else {
      throw Diagnostic(
        "\(name) has no value", hint: "write \(name)=VALUE, or remove the field with `ibid unset`")
    }
    switch name.kind {
    case .name:
      let names = Name.list(value)
      for name in names { try checkAttributes(name.attributes) }
      return names.map { Field(name, $0.field) }
    case .date:
      if let date = WrittenDate.edtf(value) { return [Field(name, date)] }
      _ = try EDTF(value)
    case .link: return [Field(name, try link(value).field)]
    case .award, .venue:
      let attributed = AttributedValue(field: value)
      try checkWord(attributed.text, of: name)
      try checkAttributes(attributed.attributes)
    case .tag: try checkTag(value)
    case .uri: try checkAddress(value)
    case .verbatim:
      switch name {
      case .doi: return [Field(name, try doi(value))]
      case .arxiv: return [Field(name, try arxiv(value))]
      default: break
      }
    case .key:
      if name == .alias { _ = try CitationKey(value) }
    case .literal, .range, .integer, .related: break
    }
    return [Field(name, value)]
  }

  private static func checkName(_ name: FieldName) throws(Diagnostic) {
    guard name.isWritable else {
      let fixed = String(
        name.text.asciiLowercased.map { $0.isLetter && $0.isASCII || $0.isNumber ? $0 : "_" })
      throw Diagnostic(
        "\(name.text.quoted) is not a field name",
        hint: FieldName(fixed).isWritable
          ? "write \(fixed)" : "use lower-case letters, digits and _, beginning with a letter")
    }
    if name == .key {
      throw Diagnostic("the key is no field to set", hint: "use `ibid rename OLD NEW`")
    }
  }

  /// Parses a link that the user typed as `LABEL URL`.
  public static func link(_ text: String) throws(Diagnostic) -> Link {
    guard let link = Link(field: text) else {
      throw Diagnostic(
        "\(text.quoted) is not a link",
        hint: "write LABEL URL, such as code https://…")
    }
    try checkAddress(link.url)
    return link
  }

  /// Rejects an address that is not allowed as a link.
  ///
  /// A path names a file of the user's own web site.
  public static func checkAddress(_ text: String) throws(Diagnostic) {
    let shown = text.quoted
    guard !text.utf8.contains(where: { $0.isASCIIWhitespace || $0.isASCIIControl }) else {
      throw Diagnostic(
        "\(shown) is not a URL: it contains a space", hint: "write %20 for a space")
    }
    do throws(LinkFault) {
      _ = try LinkTarget(text, in: .list)
    } catch {
      throw Diagnostic("\(shown) \(error.reason)", hint: "link to a page or a file")
    }
  }

  /// Checks the attributes `url` and `date`, whose values have the form of the fields of these
  /// names.
  private static func checkAttributes(_ attributes: Attributes) throws(Diagnostic) {
    if let url = attributes["url"] { try checkAddress(url) }
    if let date = attributes["date"] { _ = try EDTF(date) }
  }

  private static func checkTag(_ text: String) throws(Diagnostic) {
    guard !text.utf8.contains(where: { $0.isASCIIControl || $0 == UInt8(ascii: ",") }) else {
      throw Diagnostic(
        "\(text.quoted) is not a tag", hint: "leave out commas and line ends")
    }
  }

  private static func checkWord(_ text: String, of name: FieldName) throws(Diagnostic) {
    guard text.isEmpty else { return }
    throw Diagnostic(
      "\(name) has attributes but no name", hint: "write the name before the first `;`")
  }

  /// The DOI in canonical form, from any notation of it.
  private static func doi(_ text: String) throws(Diagnostic) -> String {
    guard let doi = DOI(text) else {
      throw Diagnostic(
        "\(text.quoted) is not a DOI", hint: "write it as 10.1000/182")
    }
    return doi.text
  }

  /// The arXiv identifier in canonical form, with its version if it has one.
  private static func arxiv(_ text: String) throws(Diagnostic) -> String {
    guard let identifier = ArXivIdentifier(text) else {
      throw Diagnostic(
        "\(text.quoted) is not an arXiv identifier",
        hint: "write it as 2202.11678 or math.GT/0309136")
    }
    return identifier.text
  }
}
