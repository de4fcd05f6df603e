public import Text

extension Record {
  /// Changes parts of the date.
  ///
  /// In a record with `year` and `month`, a `date` replaces them. A value that is not a part of a
  /// date stays, such as `month: Spring--Summer`.
  ///
  /// - Parameter changes: The new text of each part; `nil` removes the part.
  /// - Throws: A `Diagnostic` if the parts do not form a date; the record is then unchanged.
  public mutating func changeDate(_ changes: [DatePart: String?]) throws(Diagnostic) {
    var changes = changes
    var record = self
    for part in DatePart.allCases {
      // The user means the record's field of that name.
      guard case .some(.none) = changes[part], self[FieldName(part.rawValue)] != nil else {
        continue
      }
      record.removeAll(FieldName(part.rawValue))
      changes[part] = nil
    }
    if !changes.isEmpty { try record.setDate(changes) }
    self = record
  }

  private mutating func setDate(_ changes: [DatePart: String?]) throws(Diagnostic) {
    var consumed = Set(changes.keys)
    var before = self[.date]
    if before == nil, let year = self[.year], EDTF(ifValid: year) != nil {
      before = year
      consumed.insert(.year)
      if let month = self[.month].flatMap(Month.init(named:)) {
        before = "\(year)-\(month.twoDigits)"
        consumed.insert(.month)
      }
    }
    guard let text = try DatePart.changing(changes, in: before) else {
      removeAll(.date)
      return
    }
    if self[.date] == nil, let index = fields.firstIndex(where: { $0.name == .year }) {
      fields[index] = Field(.date, text)
    } else {
      set(.date, to: text)
    }
    for part in consumed { removeAll(FieldName(part.rawValue)) }
  }

  /// Removes the field of this name, or else the field under its other names.
  ///
  /// - Returns: Whether a field was removed.
  /// - Throws: A `Diagnostic` if the name is a part of the date that cannot be removed alone.
  public mutating func remove(named name: FieldName) throws(Diagnostic) -> Bool {
    let typed = FieldName(name.text.asciiLowercased)
    let count = fields.count
    for name in [typed.canonicalName] + typed.readNames {
      removeUnderAllNames(name)
      if fields.count < count { return true }
    }
    guard let part = DatePart(rawValue: typed.text), self[.date] != nil,
      !values(named: typed).isEmpty
    else { return false }
    try changeDate([part: nil])
    return true
  }
}
