internal import OperatingSystem
public import Records
public import Text

/// What `library/ibid.rec` says: one record of settings, each field optional.
public struct Settings: Sendable {
  private let entry: RecDocument.Entry

  init(_ document: RecDocument) {
    entry = document.entries.first { !$0.isDescriptor } ?? RecDocument.Entry(fields: [])
  }

  /// Reads the settings of a library alone.
  ///
  /// - Parameter root: The folder that holds `library/`.
  /// - Throws: A `Diagnostic` when `library/ibid.rec` cannot be read.
  public init(of root: String) throws(Diagnostic) {
    let path = Files.join(root, "library/ibid.rec")
    self.init(RecDocument(try Files.readRegular(path), file: path))
  }

  /// The owner's name in its several spellings, as records have it.
  public var me: [Name] { entry.values(of: "me").map(Name.init(field:)) }

  /// How a new record's key is made; see `KeyPattern`.
  public var keyPattern: String? { entry["key_pattern"] }

  /// Fields that stay out of exports, besides those that always do.
  public var privateFields: [FieldName] {
    entry.values(of: "private").flatMap { $0.split(whereSeparator: { " ,".contains($0) }) }
      .map { FieldName(String($0)) }
  }

  /// The citation style and the language that hold where no other is asked for.
  public var style: String? { entry["style"] }
  public var locale: String? { entry["locale"] }

  /// Where official styles and locales are fetched from: the beginning of an address, or a folder.
  public var styleSource: String? { entry["style_source"] }
  public var localeSource: String? { entry["locale_source"] }

  /// Where a look-up service is, if not where it usually is: the value of a setting such as
  /// `crossref_source`.
  public func source(_ setting: String) -> String? { entry[FieldName(setting)] }

  /// Where the keepers of services may write to when something goes wrong.
  public var mailto: String? { entry["mailto"] }

  /// Whether a text can stand as a mail address in a header of HTTP, where it may end neither the
  /// header nor the comment that it stands in.
  public static func isMailAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && text.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"()<>,;:\\\"".utf8.contains(byte)
      }
  }

  /// Whether each command that changes the library's files is to be one commit.
  public var commitsChanges: Bool {
    entry["auto_commit"].flatMap(Self.truth) ?? false
  }

  /// What `yes` and `no` mean, and the other words that git takes for them; `nil` for any else.
  public static func truth(of text: String) -> Bool? {
    switch text.asciiLowercased {
    case "yes", "true", "on": true
    case "no", "false", "off": false
    default: nil
    }
  }

  /// The names of all settings; others are reported by `check`.
  public static let names: Set<FieldName> = [
    "me", "key_pattern", "private", "style", "locale", "style_source", "locale_source",
    "auto_commit", "mailto", "doi_source", "crossref_source", "arxiv_source", "openlibrary_source",
    "pubmed_source", "page_source",
  ]
}
