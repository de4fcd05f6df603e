internal import Identifiers
internal import Records
internal import Text

/// Finds invalid identifiers.
public enum IdentifierCheck: RecordCheck {
  public static let rule = Rule(
    "identifier", .error, "an invalid DOI, arXiv number, ISBN or ISSN",
    explanation: """
      Links are made from identifiers, and duplicates are found by them: a wrong identifier gives a
      dead link, and lets you add a work twice. Write a DOI without https://doi.org/, as
      10.1000/182; an arXiv identifier as 2202.11678 or math.GT/0309136. `--fix` removes addresses
      and prefixes. The last digit of an ISBN or ISSN is a check digit: if it does not fit, one of
      the digits is wrong; look it up in the book.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where field.kind == .verbatim {
      switch field.name {
      case .doi: checkDOI(field.value, at: index, report)
      case .arxiv: checkArxiv(field.value, at: index, report)
      case .isbn: checkDigits(field.value, "ISBN", ISBN.fault(of:), at: index, report)
      case .issn: checkDigits(field.value, "ISSN", ISSN.fault(of:), at: index, report)
      default: break
      }
    }
  }

  private static func checkDOI(_ text: String, at index: Int, _ report: (Finding) -> Void) {
    let doi = DOI(text)
    guard doi?.text != text else { return }
    let shown = text.quoted
    if let doi {
      let message = "\(shown) holds more than the DOI"
      report(Finding(message, hint: "write \(doi.text)", in: index, fix: .replace(doi.text)))
    } else {
      report(Finding("\(shown) is not a DOI", hint: "write it as 10.1000/182", in: index))
    }
  }

  private static func checkArxiv(_ text: String, at index: Int, _ report: (Finding) -> Void) {
    let identifier = ArXivIdentifier(text)
    guard identifier?.text != text else { return }
    let shown = text.quoted
    if let number = identifier?.text {
      let message = "\(shown) holds more than the arXiv number"
      report(Finding(message, hint: "write \(number)", in: index, fix: .replace(number)))
    } else {
      report(
        Finding(
          "\(shown) is not an arXiv number", hint: "write it as 2202.11678 or math.GT/0309136",
          in: index))
    }
  }

  /// Checks the numbers in a value.
  private static func checkDigits(
    _ text: String, _ name: String, _ fault: (String) -> String?, at index: Int,
    _ report: (Finding) -> Void
  ) {
    for number in NumberList.numbers(in: text) {
      guard let fault = fault(number) else { continue }
      report(
        Finding(
          "\(number.quoted) is not an \(name)", hint: fault, in: index,
          at: .text(number)))
    }
  }
}
