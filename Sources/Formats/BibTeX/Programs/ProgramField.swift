internal import Text

/// A field that other programs write into `.bib` files, and what it is in a record.
///
/// `all` is the table of them, for both directions: `EntryImport.take` reads the fields, and
/// `EntryExport` writes awards, links and tags under these names. A field without a row keeps its
/// name and value, as al-folio's `preview` and JabRef's `ranking` do.
struct ProgramField: Sendable {
  enum Meaning: Sendable {
    /// An award; al-folio shows its text when the button with `award_name` is pressed.
    case award
    /// The name of the award whose text is in `award`.
    case awardName
    /// A link whose label is the name of the field.
    case link
    /// A further address of the work: a link with the label `url`.
    case address
    /// Tags, separated by commas.
    case tags
    /// A tag with the name of the field, if the value is `true`.
    case flag
    /// Files, as `FileList` describes.
    case files
    /// A file, as `BibDeskFile` describes; the value is kept too, since it says more than the path.
    case bibDeskFile
  }

  let name: String
  let meaning: Meaning

  /// - Source: al-folio, `_layouts/bib.liquid` and `CUSTOMIZE.md`; JabRef's documentation, "Groups"
  ///   and "Manage associated files"; the exports of Zotero, Better BibTeX, Mendeley Desktop and
  ///   Citavi; BibDesk's manual, "Linked files".
  static let all: [ProgramField] =
    rows(.award, "award awards") + rows(.awardName, "award_name")
    + rows(.link, "html pdf supp video blog code poster slides website link")
    + rows(.flag, "selected")
    + rows(.tags, "groups mendeley-tags mendeley-groups collections tag tags")
    + rows(.files, "file files local-url")
    + rows(.bibDeskFile, numbered: "bdsk-file-") + rows(.address, numbered: "bdsk-url-")
    + rows(.address, "url2 url3 url4 url5")

  private static func rows(_ meaning: Meaning, _ names: String) -> [ProgramField] {
    names.split(separator: " ").map { ProgramField(name: String($0), meaning: meaning) }
  }

  /// BibDesk numbers its fields from 1; it writes more than nine to hardly any entry.
  private static func rows(_ meaning: Meaning, numbered name: String) -> [ProgramField] {
    (1...9).map { ProgramField(name: "\(name)\($0)", meaning: meaning) }
  }

  private static let byName: [String: ProgramField] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The row for a field of a `.bib` file, by its name in lower case.
  static func named(_ name: String) -> ProgramField? { byName[name] }

  /// Whether the values of several such fields add up.
  var mayRepeat: Bool {
    switch meaning {
    case .tags, .files: true
    case .award, .awardName, .link, .address, .flag, .bibDeskFile: false
    }
  }

  /// The field in which tags are written, as JabRef and Zotero read them.
  static let tags = "groups"
  /// The tags that al-folio reads from a field of their own.
  static let flags = Set(all.filter { $0.meaning == .flag }.map(\.name))
}
