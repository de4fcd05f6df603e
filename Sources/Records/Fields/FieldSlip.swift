internal import Text

extension FieldName {
  /// The known name that this one is a slip of, or `nil`.
  ///
  /// A slip has five letters or more and the same first letter; one letter is missing, doubled or
  /// changed, or two neighbours are swapped. Shorter names are too near to words of the user's own,
  /// as `rate` is to `date`, and hardly any slip is in the first letter.
  public var meant: FieldName? {
    guard text.utf8.count >= 5, !isKnown else { return nil }
    let bytes = Array(text.utf8)
    return Self.slipTargets.first { Self.isSlip(bytes, of: $0.bytes) }?.name
  }

  private static let slipTargets: [(name: FieldName, bytes: [UInt8])] = {
    let names = FieldSchema.all.map(\.name.text) + FieldNaming.byTypedName.keys.sorted()
    return names.map { (FieldName($0), Array($0.utf8)) }
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
