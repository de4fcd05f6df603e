internal import OperatingSystem
public import Records
public import Text

/// The settings of a library in `library/ibid.rec`: one record, each field optional.
public struct Settings: Sendable {
  private let entry: RecDocument.Entry
  /// The form of the library's records.
  public let format: LibraryFormat

  /// - Throws: A `Diagnostic` if this version does not know the library's format.
  init(_ document: RecDocument) throws(Diagnostic) {
    entry = document.entries.first { !$0.isDescriptor } ?? RecDocument.Entry(fields: [])
    let field = entry.fields.first { $0.name == .format }
    format =
      if let field {
        try LibraryFormat(
          field.value, at: SourceRange(file: document.file, bytes: field.valueBytes))
      } else { .first }
  }

  /// Reads only the settings of a library.
  ///
  /// - Parameter root: The folder that holds `library/`.
  /// - Throws: A `Diagnostic` when `library/ibid.rec` cannot be read, or names a format that this
  ///   version does not know.
  public init(of root: String) throws(Diagnostic) {
    let path = Files.join(root, "library/ibid.rec")
    try self.init(RecDocument(try Files.readRegular(path), file: path))
  }

  /// The owner's name in all forms that occur in records.
  public var me: [Name] { entry.values(of: FieldName.me).map(Name.init(field:)) }

  /// The pattern for the keys of new records; see `KeyPattern`.
  public var keyPattern: String? { entry[.keyPattern] }

  /// Fields that exports leave out, in addition to the usual ones.
  public var privateFields: [FieldName] {
    entry.values(of: FieldName.private).flatMap { $0.split(whereSeparator: { " ,".contains($0) }) }
      .map { FieldName(String($0)) }
  }

  /// The default citation style.
  public var style: String? { entry[.style] }
  /// The default language of citations.
  public var locale: String? { entry[.locale] }

  /// Where official styles are fetched from: the beginning of an address, or a folder.
  public var styleSource: String? { entry[.styleSource] }
  /// Where official locales are fetched from, in the same form.
  public var localeSource: String? { entry[.localeSource] }

  /// The address of a look-up service other than the usual one: the value of a setting such as
  /// `crossref_source`.
  public func source(_ setting: String) -> String? { entry[FieldName(setting)] }

  /// The mail address that services receive, so that their operators can report problems.
  public var mailto: String? { entry[.mailto] }

  /// Whether a text is safe as a mail address in a comment of an HTTP header, which it must not
  /// end.
  public static func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"()<>,;:\\\"".utf8.contains(byte)
      }
  }

  /// Whether each command that changes the library's files makes a commit.
  public var commitsChanges: Bool {
    entry[.autoCommit].flatMap(Self.truth) ?? false
  }

  /// The meaning of `yes` and `no`, and of the other words that git accepts; `nil` for other text.
  public static func truth(of text: String) -> Bool? {
    switch text.asciiLowercased {
    case "yes", "true", "on": true
    case "no", "false", "off": false
    default: nil
    }
  }

  /// The names of all settings; others are reported by `check`.
  public static let names: Set<FieldName> = [
    FieldName.me, FieldName.keyPattern, FieldName.private, FieldName.style, FieldName.locale,
    FieldName.styleSource, FieldName.localeSource,
    FieldName.autoCommit, FieldName.format, FieldName.mailto, FieldName.doiSource,
    FieldName.crossrefSource,
    FieldName.arxivSource, FieldName.openlibrarySource,
    FieldName.pubmedSource, FieldName.pageSource,
  ]
}
