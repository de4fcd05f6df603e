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
      may well answer you: such links are counted, and not a fault. A DOI is dead if the resolver does
      not know it.

      Find the page's new address, or an archived copy at web.archive.org, or remove the link:
      ibid set KEY url=ADDRESS, ibid unset KEY url.
      """)

  static let retraction = Rule(
    "retraction", .error, "a work that was retracted, withdrawn, or put in doubt",
    explanation: """
      A retracted work is not reliable, and if it must be cited, the bibliography should say that it
      was retracted. Crossref has retractions from publishers and from Retraction Watch, PubMed from
      journals; on arXiv authors withdraw papers in the comment.

      Read the notice. To keep the work, acknowledge it: ibid set KEY status=retracted. The check then
      no longer reports it.
      """)

  static let registryDifference = Rule(
    "registry-difference", .warning, "a field that says other than the registry",
    explanation: """
      Titles, names, dates and pages are often mistyped, and the errors copied. The record is compared
      with the description of its DOI, arXiv id or PMID at Crossref, doi.org, arXiv or PubMed.
      Differences of spelling are ignored: accents, initials, abbreviated journals, dashes, a missing
      subtitle. Registries have errors too, and the identifier may be of another work: look at the
      work itself, then accept the proposal, correct the identifier, or leave the record as it is.

      ibid changes nothing by itself: the hint is the command that would.
      """)
}
