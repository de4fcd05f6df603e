/// The values that decide the relation of two records.
///
/// Each comment gives the results of `.ci/measure-dedupe 7 40` when only that value is changed. The
/// medical sets are SRA cytology, SRA stroke, IEBH tafenoquine and ASySD diabetes, where 8 of 2,422
/// repeats are left and no work is lost. Among generated pairs, `two works` counts those that are
/// wrongly judged the same, and `one work` those that are not found. "No set changes" means that
/// the value decides only single pairs, such as the hard cases in the tests.
enum Threshold {

  // MARK: Numbers of content words of a title

  /// Minimum for a title that identifies a work by itself.
  ///
  /// At 1, two works: 2 more; at 5, DBLP–Scholar falls by .001.
  static let distinctWords = 3

  /// With fewer words, two venue names must be known to be of one venue.
  ///
  /// At 2, DBLP–Scholar rises by .005, but `Nature` and `Nature Physics` may be one; at 7, it falls by
  /// .048, and 6 more medical repeats are left.
  static let wordsAcrossVenues = 4

  /// Minimum if no author is known.
  ///
  /// At 6, DBLP–Scholar falls by .001; at 2, no set changes.
  static let severalWords = 4

  /// Minimum for a title that is unlikely to be given twice by chance.
  ///
  /// At 8, DBLP–Scholar falls by .003, and 1 more medical repeat is left; at 3, no set changes.
  static let tellingWords = 5

  /// Minimum for a title that identifies a text of one page.
  ///
  /// At 10, 7 more medical repeats are left; at 3, no set changes.
  static let longTitleWords = 6

  /// Minimum for a title that identifies a text printed in two journals in one year.
  ///
  /// At 3, 27 more pairs of two works are called versions; at 14, no set changes.
  static let wordsInTwoJournals = 8

  /// Minimum for a title that, if all other details agree, shows that the pages are wrong.
  ///
  /// At 30, 2 more medical repeats are left; at 6, two works: 1 more.
  static let unmistakableWords = 12

  /// Minimum for a title without its subtitle.
  ///
  /// At 6, DBLP–Scholar falls by .001; at 1, no set changes.
  static let shortenedWords = 3

  /// Minimum for a subtitle; fewer additional words may be `a critique` or `ten years later`.
  ///
  /// At 1, DBLP–Scholar rises by .001, but supplements and replies are judged the same as their
  /// article.
  static let subtitleWords = 4

  // MARK: Shares of a title's words in another title

  /// The weight of a function word such as "of", relative to a content word.
  ///
  /// No set changes from 0 to 0.6.
  static let smallWord = 0.2

  /// For titles that are equal except for a word or two.
  ///
  /// At 0.95, 1 more medical repeat is left; at 0.75, no set changes.
  static let alikeTitles = 0.85

  /// The share of an article's title that its erratum or reply repeats.
  ///
  /// No set changes from 0.7 to 0.97.
  static let namedTitle = 0.85

  /// For titles at one volume and page.
  ///
  /// No set changes from 0.6 to 0.95.
  static let titlesAtOnePlace = 0.8

  /// For titles of two parts of one text.
  ///
  /// No set changes from 0.5 to 0.9.
  static let titlesOfParts = 0.7

  /// For a reworded title.
  ///
  /// At 0.4, a work is lost; at 0.8, no set changes.
  static let rewrittenTitle = 0.6

  /// For a title that another contains completely.
  ///
  /// No set changes from 0.85 to 0.999.
  static let wholeTitle = 0.95

  /// For titles of two records of one preprint.
  ///
  /// No set changes from 0.7 to 1.
  static let titlesOfOnePreprint = 0.9

  /// For a preprint and an article with different titles that are versions, after the values for
  /// authors below are added.
  ///
  /// At 0.55, medRxiv rises by .001, but papers of one group become versions; at 0.8, no set changes.
  static let rewrittenVersion = 0.68

  /// The same, for asking the user about them.
  ///
  /// No set changes from 0.2 to 0.6.
  static let perhapsVersion = 0.4

  /// Added to that share for four or more authors in common.
  ///
  /// See `rewrittenVersion`.
  static let fourSharedAuthors = 0.15

  /// Added to it for two or three authors in common.
  ///
  /// See `rewrittenVersion`.
  static let twoSharedAuthors = 0.05

  /// Added to it for a single author in common.
  ///
  /// See `rewrittenVersion`.
  static let oneSharedAuthor = -0.1

  // MARK: Authors

  /// The share of the shorter list that is in the longer; the others may be misspelled.
  ///
  /// At 1, medRxiv falls by .001, and 1 more medical repeat is left; at 0.5, DBLP–Scholar rises by
  /// .013, but half of the authors are not enough for agreement.
  static let nearlyAllAuthors = 0.8

  /// The number of authors in common that is enough for any list.
  ///
  /// No set changes from 2 to 8.
  static let manyAuthors = 4

  /// With a smaller share of the longer list, a longer title is that of the group's next paper.
  ///
  /// At 1, the hard pair of a preprint whose title was reordered is missed; at 0.5, a longer title
  /// by half of the authors is judged a version.
  static let authorsOfOnePaper = 2.0 / 3

  /// The share of common words in two names of one organization.
  ///
  /// No set changes from 0.3 to 1.
  static let wordsOfOneBody = 2.0 / 3

  // MARK: Years

  /// The maximum difference between the years that two sources give for a text at one volume and
  /// page: online first, and in print.
  ///
  /// At 0, one work: 22 more, and 2 more medical repeats are left; at 5, no set changes.
  static let yearsOfOnePlace = 2

  /// The same for a text with one DOI, or for one title in two journals.
  ///
  /// No set changes from 1 to 9.
  static let yearsOfOneText = 4

  /// The maximum years from a preprint or a thesis to its publication.
  ///
  /// No set changes from 2 to 9.
  static let yearsToPublication = 5

  /// The maximum years from a publication to its preprint.
  ///
  /// At 0, medRxiv falls by .001; at 4, no set changes.
  static let yearsBeforePreprint = 1

  /// The maximum years from a paper to its longer version in a journal.
  ///
  /// No set changes from 2 to 10.
  static let yearsToJournal = 6

  // MARK: Venues

  /// The share of the longer name's words that are in the shorter if both are of one venue.
  ///
  /// At 0.9, one work: 1 more; at 0.3, no set changes.
  static let wordsOfOneVenue = 0.6

  /// The share of the shorter name's words that are in the longer if both may be of one venue.
  ///
  /// No set changes from 0.2 to 0.9.
  static let wordsOfPerhapsOneVenue = 0.5

  // MARK: Limits

  /// The maximum number of pairs compared when two groups join; larger groups stay separate.
  ///
  /// All sets stay far below it: at 20, none changes.
  static let maximumComparisons = 20_000
}

/// The weights of details for the confidence in a judgement.
///
/// They order the pairs of one relation, so that those with the highest confidence join first; they
/// never change a relation.
enum Confidence {
  static let withoutTitle = 0.3
  static let title = 0.45
  static let strongAuthors = 0.2
  static let fairAuthors = 0.12
  static let onePlace = 0.2
  static let otherPlace = 0.15
  static let oneVenue = 0.05
  static let identifier = 0.2
  static let otherDOI = 0.1
  static let oneYear = 0.05
  static let minimumOfSame = 0.75
  static let minimumOfVersion = 0.6
  static let minimumOfAsk = 0.4
}
