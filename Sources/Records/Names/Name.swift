internal import Text

/// A person's name in its parts, or the name of an organization.
///
/// The parts are BibTeX's: given ("First"), prefix ("von"), family ("Last") and suffix ("Jr").
/// Braces that group words, as in `{de la Cruz}`, are removed.
public struct Name: Hashable, Sendable {
  public var family: String
  public var given: String
  public var prefix: String
  public var suffix: String
  /// Whether `family` is the whole name of an organization.
  public var isLiteral: Bool
  /// `equal`, `corresponding`, `orcid`, `url` and any other attributes after the name.
  public var attributes: Attributes

  public init(
    family: String, given: String = "", prefix: String = "", suffix: String = "",
    isLiteral: Bool = false, attributes: Attributes = Attributes()
  ) {
    self.family = family
    self.given = given
    self.prefix = prefix
    self.suffix = suffix
    self.isLiteral = isLiteral
    self.attributes = attributes
  }

  /// Reads the value of a record's field, `Family, Given; equal`, in any of BibTeX's three forms.
  public init(field value: String) {
    let parsed = AttributedValue(field: value)
    self = NameParser.name(parsed.text)
    attributes = parsed.attributes
  }

  /// Reads a name without attributes, in any of BibTeX's three forms; a semicolon is a part of it.
  ///
  /// A name with more commas than these forms have is taken as a whole, like an organization's.
  public init(parsing text: String) { self = NameParser.name(text) }

  /// The name in reading order: `Jan van der Berg, Jr.`.
  public var displayed: String {
    let name = [given, prefix, family].filter { !$0.isEmpty }.joined(separator: " ")
    return suffix.isEmpty ? name : "\(name), \(suffix)"
  }

  /// The prefix and the family name: `van der Berg`.
  public var fullFamily: String { prefix.isEmpty ? family : "\(prefix) \(family)" }

  /// The value of a record's field, with attributes.
  ///
  /// Braces group words that commas or lower-case letters would separate.
  public var field: String {
    AttributedValue(text: NameParser.text(of: self), attributes: attributes).field
  }
}
