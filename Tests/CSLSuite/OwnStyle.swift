import OperatingSystem

/// One of the project's styles, and the official one of the same purpose.
///
/// Nature's, Vancouver's and the Harvard style of "Cite Them Right" have no counterpart among the
/// styles of which the reference processor's output is at hand: those that bear such a name follow
/// the house rules of a publisher or a university. BibTeX's `plain` and `alpha` are no CSL styles.
public struct OwnStyle: Sendable {
  /// As it is called in `styles/`.
  public var name: String
  public var official: String

  public static let all = [
    OwnStyle(name: "acm", official: "association-for-computing-machinery"),
    OwnStyle(name: "apa", official: "apa"),
    OwnStyle(name: "chicago-author-date", official: "chicago-author-date-17th-edition"),
    OwnStyle(name: "chicago-notes", official: "chicago-notes-bibliography"),
    OwnStyle(name: "ieee", official: "ieee"),
    OwnStyle(name: "mla", official: "modern-language-association"),
    OwnStyle(name: "springer-lncs", official: "springer-lecture-notes-in-computer-science"),
  ]

  /// Where the project's styles and locales are.
  public static let folder = SuitePlace.root + "/styles"

  var path: String { Files.join(Self.folder, "\(name).csl") }
}
