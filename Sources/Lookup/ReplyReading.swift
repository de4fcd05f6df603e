internal import Formats
internal import Records
internal import Text

extension Reply {
  /// The body converted to UTF-8.
  var text: [UInt8] { TextEncoding.decode(body, file: "", report: { _ in }).text }

  /// The answer as JSON.
  ///
  /// - Throws: A `Diagnostic` that names the service and the work, for a status of failure or a
  ///   body that is not JSON.
  func json(
    of service: Service, about identifier: WorkIdentifier
  ) throws(Diagnostic) -> JSON {
    if let failure = failure(of: service, about: identifier, expecting: "JSON") { throw failure }
    do throws(Diagnostic) {
      return try JSON(text, file: service.name)
    } catch {
      throw Failure.unreadable(service, about: identifier, error.message)
    }
  }
}

extension JSON {
  /// The texts of an array, or a single text; other values are left out.
  var texts: [String] {
    switch self {
    case .array(let values): values.compactMap(\.scalarText).filter { !$0.isEmpty }
    case .null, .object: []
    case .bool, .number, .decimal, .string: scalarText.map { [$0] } ?? []
    }
  }

  /// The first non-empty text of an array, or the text itself.
  var firstText: String? { texts.first { !$0.trimmed.isEmpty }?.trimmed }

  /// The elements of an array; empty for other values.
  var elements: [JSON] {
    if case .array(let values) = self { values } else { [] }
  }

  /// The day, month or year that `date-parts` give, in EDTF; `nil` for `[[null]]` and the like.
  ///
  /// An invalid month or day is left out, with what follows it.
  var datePoint: String? {
    guard let list = self["date-parts"]?.elements.first?.elements else { return nil }
    let parts = list.prefix(3).map { part in part.scalarText.flatMap { Int($0) } ?? 0 }
    guard let year = parts.first, (1...9999).contains(year) else { return nil }
    var text = Self.padded(year, to: 4)
    for part in parts.dropFirst() {
      let longer = "\(text)-\(Self.padded(part, to: 2))"
      guard (1...31).contains(part), EDTF(ifValid: longer) != nil else { break }
      text = longer
    }
    return text
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
