internal import Text

extension FieldName {
  /// The known names that this one may be a slip of, one for each field.
  ///
  /// The known name has five letters or more and the same first letter; in the slip one letter is
  /// missing, doubled or changed, or two neighbours are swapped. Shorter names are too near to words
  /// of the user's own, as `rate` is to `date`, and hardly any slip is in the first letter.
  public var meant: [FieldName] {
    guard !isKnown else { return [] }
    let bytes = Array(text.utf8)
    var fields: Set<FieldName> = []
    return Self.slipTargets.lazy.filter { Self.isSlip(bytes, of: $0.bytes) }.map(\.name)
      .filter { fields.insert(FieldMeaning(typed: $0.text).field).inserted }
  }

  private static let slipTargets: [(name: FieldName, bytes: [UInt8])] = {
    let names = FieldSchema.all.map(\.name.text) + FieldNaming.byTypedName.keys.sorted()
    return names.filter { $0.utf8.count >= 5 }.map { (FieldName($0), Array($0.utf8)) }
  }()

  private static func isSlip(_ typed: [UInt8], of known: [UInt8]) -> Bool {
    guard typed.first == known.first, abs(typed.count - known.count) <= 1 else { return false }
    let start = zip(typed, known).prefix { $0 == $1 }.count
    let (rest, knownRest) = (typed[start...], known[start...])
    switch typed.count - known.count {
    case -1: return rest.elementsEqual(knownRest.dropFirst())
    // The letter that is too much repeats the one before it.
    case 1: return rest.first == typed[start - 1] && rest.dropFirst().elementsEqual(knownRest)
    default:
      if rest.dropFirst().elementsEqual(knownRest.dropFirst()) { return true }
      return rest.count >= 2 && rest.prefix(2).elementsEqual(knownRest.prefix(2).reversed())
        && rest.dropFirst(2).elementsEqual(knownRest.dropFirst(2))
    }
  }
}
