public import Identifiers

/// Identifiers as literals in tests; one that is none ends the test run.
public protocol IdentifierLiteral: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  init?(_ value: String)
}

extension IdentifierLiteral {
  public init(stringLiteral value: String) {
    guard let identifier = Self(value) else {
      preconditionFailure("\"\(value)\" is not an identifier of the type \(Self.self)")
    }
    self = identifier
  }
}

extension DOI: IdentifierLiteral {}
extension ArXivIdentifier: IdentifierLiteral {}
extension ISBN: IdentifierLiteral {}
extension PMID: IdentifierLiteral {}
extension PMCID: IdentifierLiteral {}
