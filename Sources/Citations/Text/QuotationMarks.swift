/// The quotation marks that data has around a part of itself.
///
/// Straight marks stand for the locale's. Others are the locale's own or, where it has none like
/// them, letters like any other; so what they are cannot be said before the locale is known.
public enum QuotationMarks: Hashable, Sendable {
  /// `"…"`, or `'…'` in a text whose first mark is a single one.
  case straightDouble
  /// `'…'` in a text whose first mark is a double one.
  case straightSingle
  /// `“…”`
  case curlyDouble
  /// `‘…’`
  case curlySingle
  /// `«…»`
  case guillemets
  /// `„…“` or `„…”`, as the flag says.
  case lowDouble(closesHigh: Bool)

  /// The marks as the data has them.
  var literal: (open: String, close: String) {
    switch self {
    case .straightDouble: ("\"", "\"")
    case .straightSingle: ("'", "'")
    case .curlyDouble: ("“", "”")
    case .curlySingle: ("‘", "’")
    case .guillemets: ("«", "»")
    case .lowDouble(closesHigh: false): ("„", "“")
    case .lowDouble(closesHigh: true): ("„", "”")
    }
  }
}

extension CSLMarkupParser {
  /// The parts with straight single marks as the outer ones if the first straight mark is single.
  static func oriented(_ parts: [Output]) -> [Output] {
    firstStraight(in: parts) == .straightSingle ? parts.map(swapped) : parts
  }

  private static func firstStraight(in parts: [Output]) -> QuotationMarks? {
    for part in parts {
      if case .tagged(.marks(let marks), _) = part,
        marks == .straightSingle || marks == .straightDouble
      {
        return marks
      }
      if let marks = firstStraight(in: part.children) { return marks }
    }
    return nil
  }

  private static func swapped(_ part: Output) -> Output {
    let result = part.mappingChildren { $0.map(swapped) }
    switch result {
    case .tagged(.marks(.straightSingle), let parts):
      return .tagged(.marks(.straightDouble), parts)
    case .tagged(.marks(.straightDouble), let parts):
      return .tagged(.marks(.straightSingle), parts)
    default: return result
    }
  }
}
