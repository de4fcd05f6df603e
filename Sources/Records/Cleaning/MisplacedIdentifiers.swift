internal import Identifiers
internal import Text

/// Identifiers that programs write into another field.
extension [Field] {
  /// Moves each identifier to its own field: the DOI that is all of a note, a number or a type, as
  /// Atypon and EBSCO write it, and the ISSN that ProQuest calls an ISBN.
  ///
  /// An identifier that its field has already goes; one that differs stays where it is.
  public mutating func moveIdentifiers() {
    for index in indices.reversed() {
      let field = self[index]
      switch field.name {
      case .note, .number, .genre, .addendum:
        // The address of a DOI is a link, which styles print.
        guard field.value.contains("10."), !field.value.contains("://"),
          let doi = DOI(field.value)
        else { continue }
        move(index, to: Field(.doi, doi.text)) { DOI($0)?.comparable == doi.comparable }
      case .isbn where ISSN.fault(of: field.value) == nil:
        move(index, to: Field(.issn, field.value)) { $0.contains(field.value) }
      default: break
      }
    }
  }

  private mutating func move(
    _ index: Int, to field: Field, isSame: (String) -> Bool
  ) {
    let other = first { $0.name == field.name }
    if let other, !isSame(other.value) { return }
    if other == nil { self[index] = field } else { remove(at: index) }
  }
}
