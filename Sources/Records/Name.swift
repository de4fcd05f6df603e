internal import Text

/// A person's name in its parts, or the name of a body.
///
/// The parts are BibTeX's: given ("First"), prefix ("von"), family ("Last") and suffix ("Jr").
/// Braces that keep words together, as in `{de la Cruz}`, have done their work and are gone.
public struct Name: Hashable, Sendable {
  public var family: String
  public var given: String
  public var prefix: String
  public var suffix: String
  /// Whether `family` is the whole name of a body, such as an institution.
  public var isLiteral: Bool
  /// `equal`, `corresponding`, `orcid`, `url`, and whatever else stands after the name.
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

  /// Reads a name as a record holds it: `Family, Given; equal` in any of BibTeX's three forms.
  public init(field value: String) {
    let parsed = AttributedValue(field: value)
    self = NameParser.name(parsed.text)
    attributes = parsed.attributes
  }

  /// Reads a name alone, in any of BibTeX's three forms; a semicolon is a part of it.
  ///
  /// A name with more commas than these forms have is taken whole, as a body's is.
  public init(parsing text: String) { self = NameParser.name(text) }

  /// `Jan van der Berg, Jr.`, as a text names a person.
  public var displayed: String {
    let name = [given, prefix, family].filter { !$0.isEmpty }.joined(separator: " ")
    return suffix.isEmpty ? name : "\(name), \(suffix)"
  }

  /// The prefix and the family name: `van der Berg`.
  public var fullFamily: String { prefix.isEmpty ? family : "\(prefix) \(family)" }

  /// The name as a record holds it, attributes included; braces keep together what commas or small
  /// letters would part.
  public var field: String {
    AttributedValue(text: NameParser.text(of: self), attributes: attributes).field
  }
}
