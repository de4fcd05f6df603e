internal import Text

extension FieldName {
  /// The known names that the user may have meant by a misspelled name, one for each field.
  ///
  /// The known name has five letters or more and the same first letter; in the misspelled name one
  /// letter is missing, doubled or changed, or two adjacent letters are swapped. Shorter names are
  /// too similar to the user's own, such as `rate` and `date`, and typing errors in the first
  /// letter are rare.
  public var suggestions: [FieldName] {
    guard !isKnown else { return [] }
    let bytes = Array(text.utf8)
    var fields: Set<FieldName> = []
    return Self.suggestable.lazy.filter { Self.isMisspelling(bytes, of: $0.bytes) }.map(\.name)
      .filter { fields.insert(FieldMeaning(typed: $0.text).field).inserted }
  }

  private static let suggestable: [(name: FieldName, bytes: [UInt8])] = {
    let names = FieldSchema.all.map(\.name.text) + FieldNaming.byTypedName.keys.sorted()
    return names.filter { $0.utf8.count >= 5 }.map { (FieldName($0), Array($0.utf8)) }
  }()

  private static func isMisspelling(_ typed: [UInt8], of known: [UInt8]) -> Bool {
    guard typed.first == known.first, abs(typed.count - known.count) <= 1 else { return false }
    let start = zip(typed, known).prefix { $0 == $1 }.count
    let (rest, knownRest) = (typed[start...], known[start...])
    switch typed.count - known.count {
    case -1: return rest.elementsEqual(knownRest.dropFirst())
    // The extra letter repeats the one before it.
    case 1: return rest.first == typed[start - 1] && rest.dropFirst().elementsEqual(knownRest)
    default:
      if rest.dropFirst().elementsEqual(knownRest.dropFirst()) { return true }
      return rest.count >= 2 && rest.prefix(2).elementsEqual(knownRest.prefix(2).reversed())
        && rest.dropFirst(2).elementsEqual(knownRest.dropFirst(2))
    }
  }
}
