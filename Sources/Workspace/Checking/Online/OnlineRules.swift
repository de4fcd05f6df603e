internal import Duplicates
public import Checks
internal import Text

/// The checks that use the network, which run only with `--online`.
extension Rule {
  /// All of them, in the order of the help.
  public static let online = [deadLink, retraction, registryDifference]

  static let deadLink = Rule(
    "dead-link", .warning, "an address at which there is no page any more",
    explanation: """
      Readers follow the links of a bibliography and a homepage. An address is dead when its host is
      not found, or answers that there is no such page (404, 410), when asked for the page as a
      browser asks. A host that refuses to answer programs (403, 429), or does not answer in time,
      may well answer you: such links are counted, and no fault. A DOI is dead when the resolver does
      not know it.

      Find the page's new address, or an archived copy at web.archive.org, or take the link out:
      ibid set KEY url=ADDRESS, ibid unset KEY url.
      """)

  static let retraction = Rule(
    "retraction", .error, "a work that was retracted, withdrawn, or put in doubt",
    explanation: """
      A retracted work should not be relied on, and where it must be cited, the bibliography should
      say that it is retracted. Crossref knows retractions from publishers and from Retraction Watch,
      PubMed from journals; on arXiv authors withdraw papers in the comment.

      Read the notice. To keep the work, note that you know: ibid set KEY status=retracted. Then the
      check is silent about it.
      """)

  static let registryDifference = Rule(
    "registry-difference", .warning, "a field that says other than the registry",
    explanation: """
      Titles, names, dates and pages are mistyped, and copied from others who did. What Crossref,
      doi.org, arXiv or PubMed say of the record's DOI, arXiv id or PMID is compared with the record.
      Spelling is no difference: accents, initials, abbreviated journals, dashes, a subtitle left
      out. Registries err too, and the identifier may be that of another work: look at the work
      itself, then take the proposal, mend the identifier, or leave the record as it is.

      Nothing is ever changed by itself: the hint is the command that would.
      """)
}
