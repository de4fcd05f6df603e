import Text

/// Which items of a bibliography a fixture asks for.
///
/// `include` wants any of its conditions to hold, `select` all; `exclude` leaves out those for which
/// any holds, and `quash` those for which all do.
struct BibliographyFilter {
  private let section: JSON?

  init(_ section: JSON?) {
    self.section = section
  }

  func keeps(_ item: JSON) -> Bool {
    guard let section else { return true }
    func holds(_ condition: JSON) -> Bool {
      matches(item[condition["field"]?.scalarText ?? ""], condition["value"]?.scalarText ?? "")
    }
    let include = section["include"].values
    let select = section["select"].values
    let quash = section["quash"].values
    return (include.isEmpty || include.contains(where: holds)) && select.allSatisfy(holds)
      && !section["exclude"].values.contains(where: holds)
      && (quash.isEmpty || !quash.allSatisfy(holds))
  }

  /// Whether a field has a value, alone or among others; an empty value asks for no field.
  private func matches(_ field: JSON?, _ value: String) -> Bool {
    switch field {
    case .array(let values)?:
      values.isEmpty ? value.isEmpty : values.contains { $0.scalarText == value }
    case nil: value.isEmpty
    default: field?.scalarText == value
    }
  }
}
