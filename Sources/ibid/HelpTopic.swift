import Formats
import Workspace

/// The topics that `ibid help` explains besides commands.
enum HelpTopic: String, CaseIterable {
  case query, records, formats, lists, templates, settings

  var text: String {
    switch self {
    case .query: Self.queryText
    case .records: Self.recordsText
    case .formats: Self.formatsText
    case .lists: Self.listsText
    case .templates: Self.templatesText
    case .settings: Self.settingsText
    }
  }

  private static let queryText = """
    A query selects records; its syntax is the same for every command.

      ibid list hopper1952education turing1936  keys, or former keys
      ibid list computable numbers              words, in any field
      ibid list author:hopper                   a word in one field
      ibid list 'title:"of a computer"'         consecutive words
      ibid list 'title:/^on the/'               a regular expression
      ibid list year:2020..2023                 years; also 2020.. and ..2023
      ibid list date:2022-07..                  dates
      ibid list award:                          has an award
      ibid list link:code                       has a link with the label code
      ibid list not type:talk                   all but
      ibid list -- -type:talk                   the same; a dash before -- is an option
      ibid list tag:a or tag:b                  either
      ibid list tag:a and tag:b                 both, as without the word between them
      ibid list '(tag:a or tag:b)' year:2022    parentheses, at most 200 deep

    Adjacent terms must all match; adjacent keys are alternatives. `not` binds closest, then `and`,
    then `or`; they may be in capitals, and in double quotes they are words to find. Case and accents
    are ignored. Tags and types are compared as a whole, other fields by any part; a name matches as
    "Hopper, Grace" and as "Grace Hopper".
    A field has biblatex's name or BibTeX's: journaltitle: is journal:, month:may is a part of the
    date.

    Commands that write do not match a word with a part of a key; key:PART does so explicitly.

    A regular expression is written between slashes; \\/ in it is a slash. Case is ignored, accents
    are not.

      a . \\t \\n \\r \\u{E9}    a character; any but a line end; some by name
      \\. \\( \\[ \\\\ …           \\ before a sign: the sign itself
      [a-z] [^a-z]            one of these characters, one of all others
      \\d \\w \\s                a digit; a letter, digit or _; white space; \\D \\W \\S: all others
      ^ $ \\b \\B               start; end; a word's start or end; anywhere else
      (a|b) (?:a|b)           either
      * + ? {2} {2,} {2,5}    any number of times, at least once, at most once, so many times

    Back-references, look-ahead and look-behind are not supported. Nested repetitions multiply: with
    repetitions written out, an expression may have 2000 characters.

    """

  private static let formatsText: String = {
    let formats = FileFormat.all
    let width = formats.map(\.name.utf8.count).max() ?? 0
    func lines(_ formats: [FileFormat]) -> String {
      formats.map { format in
        let name = format.name + String(repeating: " ", count: width - format.name.utf8.count)
        return "  \(name)  \(format.documentation)\n"
      }.joined()
    }
    return """
      Formats that `ibid add` reads, and that `ibid export --to` writes:

      \(lines(formats.filter { $0.reader != nil && $0.writer != nil }))
      Formats that are read alone:

      \(lines(formats.filter { $0.writer == nil }))
      A file's format is known by the end of its name and by how its text begins; that of standard
      input, and of a file with another ending, by its text. A text of no format is refused. A broken
      entry gives one warning with its line, and the others are read. The endings are
      \(FileFormat.readableEndings).

      `ibid add FOLDER` reads the library of another program:

        papis          a folder for each document, with info.yaml; its files and notes are linked
        coBib          a folder with its YAML file
        al-folio       a site with _bibliography/*.bib
        academicpages  a site with _publications/*.md; authors come from each page's citation

      What a format has and ibid has no field for is kept in fields of its own names, such as wos_tc
      or papis_id.

      """
  }()

  private static let recordsText = """
    A record is a paragraph of `field: value` lines in a file of library/:

      key: hopper1952education
      type: inproceedings
      title: The Education of a Computer
      author: Hopper, Grace Murray
      date: 1952
      venue: acm 1952; presentation=oral
      doi: 10.1145/609784.609818
      award: Best Paper Award; url=https://example.org/awards
      link: slides files/slides/education.pdf
      tag: selected

    A field with several values is repeated. A long value continues in lines that begin with `+ `; a
    line that begins with # is a comment. Fields are biblatex's; author, editor, translator, alias,
    tag, keyword, award, link, venue, file and related may be repeated.

    Text is Unicode, without TeX escapes: $…$ is math, <i> <b> <sup> <sub> mean the same as in HTML,
    {…} keeps capitals. A name is Family, Given; the name of a body is in {…}. Attributes follow a
    value after semicolons; a semicolon in the value itself is \\;

    """

  private static let listsText = """
    A publication list is a file library/lists/NAME.rec: a head, then a record for each section.

      heading: Selected Publications
      template: homepage.md
      base: https://example.org/
      into: index.md

      item: hopper1952education
      item: turing1936computable; note=the beginning

      section: Talks
      query: type:talk
      sort: -date
      group: year

    The head: `template` names a template (ibid help templates), `me` your name in each spelling
    (default: that of the settings), `base` the prefix for URLs of your own files, `into` the file of
    the page (relative to the library's root), which has two lines such as

      <!-- ibid:begin NAME -->
      <!-- ibid:end NAME -->

    `ibid publish` writes the list between them. In LaTeX they begin with %, in Typst with //.

    A section: `section` is its heading, `marker` a sign for its items. It has `item: KEY` lines, in
    order, whose attributes replace fields of the record in this list only; or a `query` with `sort`
    (default -date) and `group` (year, type, venue, tag, or any field). Templates can use any further
    field of the head or of a section.

    """

  private static let templatesText = """
    A template is a Mustache file styles/NAME.FORMAT.mustache: FORMAT is md, html, tex, typ or txt,
    and decides how {{values}} are escaped; {{{values}}} are not. Partials {{>name}}, inheritance
    {{<parent}} and dynamic names {{>*name}} work as in the specification. `ibid publish LIST
    --context` prints what a template sees:

      name, heading, count, sections
      section   heading, marker, count, first, last, items, groups
      group     heading, count, first, last, items; a section that is not grouped is one group
                without a heading
      item      key, type, title, title_prefix, year, end_year, month, month_name, month_short, day,
                url (the url field, or the DOI's, or arXiv's), doi, arxiv, status, genre, note,
                publisher (or institution, school, organization), every other field of the record,
                authors, editors, venues, awards, links (and has_authors …), has_equal,
                is_alphabetical, presentation, presentation_name, number, countdown, first, last,
                is.TYPE, is.STATUS, is.GENRE
      author    name, family, given, initials, me, equal, corresponding, orcid, url, first, last;
                others, for the "et al." of a list that ends in it
      venue     name, short, year, kind, is_KIND, workshop, presentation, presentation_name, note,
                url, is_abbreviated, first, last
      award     name, official_name, url, date, first, last
      link      label, before, anchor, after, url, own, first, last

    Further fields and attributes have their own names.

    """

  private static let settingsText = """
    The settings are the one record in library/ibid.rec; each is optional.

      me: Hopper, Grace                your name as in records; repeat it for each spelling
      key_pattern: {author}{year}{word}
                                       how new keys are made, from {author} {authors:N} {year} {yy}
                                       {word} {words:N} {venue} {type}; a capital ({Author})
                                       capitalises
      private: abstract                fields that exports leave out, besides tag, annote and file
      style: ieee                      the default citation style
      locale: de-DE                    the language of citations, rather than the style's own
      style_source: https://example.org/styles/
      locale_source: ../locales        where `ibid styles add` fetches from: an address, or a
                                       folder, rather than the official ones
      mailto: you@example.org          sent to the services that look works up, so that they can
                                       contact you; Crossref then answers faster
      crossref_source, doi_source, arxiv_source, openlibrary_source, pubmed_source, page_source:
                                       other addresses for these services; each begins with
                                       https://
      auto_commit: yes                 each command that changes something makes a commit, with its
                                       own changes only; `ibid undo` reverts it by another commit
      format: 2                        the form of the records: ibid writes it where older versions
                                       would misread one, and refuses a number that it does not know

    Your own settings are one record in $XDG_CONFIG_HOME/ibid/config.rec (~/.config/ibid/config.rec
    without that variable). No library can set them.

      mailto: you@example.org          your mail address, in place of the library's
      documents: ~/papers              a folder whose documents `ibid open` opens; repeat it for each
      tex_command: \\name 2             a command that your papers define, and the number of its
                                       arguments (default 0); repeat it for each. export, cite, format
                                       and publish print commands as text unless they are listed here
                                       or known to be harmless
      private_network: yes             allow links of records to this machine and to private
                                       networks

    """
}
