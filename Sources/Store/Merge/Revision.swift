internal import Records
internal import Text

extension String {
  /// Whether the text is an old one with corrections, rather than another text in its place.
  ///
  /// It is for values of a field without their attributes, and for comments. `Doe, Jane` is a
  /// revision of `Doe, J.` and of `Deo, Jane`. `Doe, John` is not a revision of `Doe, Jane`:
  /// however few letters differ, it is another person.
  ///
  /// - Parameters:
  ///   - old: The text before.
  ///   - name: The field that both are values of; `nil` for comments.
  /// - Returns: Whether it is, also for equal texts.
  func isRevision(of old: String, in name: FieldName?) -> Bool {
    guard self != old else { return true }
    guard name?.kind == .name else {
      return Suggestion.nearest(to: old, among: [self]) != nil
    }
    let (one, other) = (Name(parsing: old), Name(parsing: self))
    let haveOneGiven = Folding.areEqual(one.given, other.given) && !one.given.isEmpty
    return (haveOneGiven && Suggestion.nearest(to: one.family, among: [other.family]) != nil)
      || (Folding.areEqual(one.family, other.family)
        && Self.isShortened(one.given, other.given))
  }

  /// Whether each given name begins as the other's: `J. M.` and `Jane Mary`, `Jane` and `Jane M.`.
  private static func isShortened(_ one: String, _ other: String) -> Bool {
    let parts = [one, other].map { given in
      Folding.fold(given).split { " .-~".contains($0) }
    }
    return zip(parts[0], parts[1]).allSatisfy { $0.hasPrefix($1) || $1.hasPrefix($0) }
  }
}
