internal import Records
internal import Text

/// Whether a changed text is the old one corrected rather than another in its place.
enum Likeness {
  /// Compares two values of a field without their attributes, or two comments.
  ///
  /// `Doe, J.` may have become `Doe, Jane`, and `Deo, Jane` too; but not `Doe, John`, who is someone
  /// else however few letters differ.
  static func holds(between old: String, and new: String, of name: FieldName?) -> Bool {
    guard old != new else { return true }
    guard name?.kind == .name else {
      return Suggestion.nearest(to: old, among: [new]) != nil
    }
    let (one, other) = (Name(parsing: old), Name(parsing: new))
    let haveOneGiven = Folding.areEqual(one.given, other.given) && !one.given.isEmpty
    return (haveOneGiven && Suggestion.nearest(to: one.family, among: [other.family]) != nil)
      || (Folding.areEqual(one.family, other.family) && isShortened(one.given, other.given))
  }

  /// Whether each given name begins as the other's: `J. M.` and `Jane Mary`, `Jane` and `Jane M.`.
  private static func isShortened(_ one: String, _ other: String) -> Bool {
    let parts = [one, other].map { given in
      Folding.fold(given).split { " .-~".contains($0) }
    }
    return zip(parts[0], parts[1]).allSatisfy { $0.hasPrefix($1) || $1.hasPrefix($0) }
  }
}
