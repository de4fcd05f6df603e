/// A check of one entry, given the library as a whole.
public protocol RecordCheck {
  static var rule: Rule { get }

  static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void)
}

/// A check of the bytes of a file, before they are read as records.
public protocol TextCheck {
  static var rule: Rule { get }

  static func check(_ bytes: [UInt8], report: (TextFinding) -> Void)
}

/// All checks of this module, in the order in which their findings for a field are printed.
public enum Checks {
  public static var ofTexts: [any TextCheck.Type] {
    [ConflictCheck.self, EncodingCheck.self, LineEndCheck.self]
  }

  public static var ofRecords: [any RecordCheck.Type] {
    [
      MissingKeyCheck.self, DuplicateKeyCheck.self, SimilarKeyCheck.self, FieldNameCheck.self,
      ProgramFieldCheck.self, UnknownFieldCheck.self, RepeatedFieldCheck.self, TypeCheck.self,
      MissingFieldCheck.self,
      NameCheck.self, AttributeCheck.self, YearCheck.self, DateCheck.self, OldValueCheck.self,
      IdentifierCheck.self, LinkCheck.self,
      VenueCheck.self, ReferenceCheck.self, MarkupCheck.self, TeXCheck.self,
    ]
  }
}
