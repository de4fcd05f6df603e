/// What inputs are made of: files that have every construct, and the words that break them.
enum Seeds {
  static let all = [
    """
    @string{acm = "Communications of the " # {ACM}}
    @preamble{ "\\newcommand{\\noop}[1]{}" # acm }
    @comment{ @book{hidden} }
    % @book{disabled,
    @Article(knuth74, author = "Donald~E. Knuth and {The {\\TeX} Group} and others",
      title = {Computer {P}rogramming as an $\\mathcal{A}rt_{O(n)}$}, journal = acm # ", 2nd",
      year = 1974, month = dec # "~3", pages = "667--673", doi = {https://doi.org/10.1/x_y}, %c
    )
    """,
    """
    @inbook{child, crossref = {Parent}, xdata = {d, e}, title = "A" # "B", ids = {c1,c2},
      author = {family=Harman, given=Hans, prefix=von, given-i=H and van der Berg, Jr., Jan},
      author+an = {1=equal; 2=corresponding}, author+an:orcid = {1="0000-0001-0002-0003"},
      date = {2001-05/2002-06}, eprint = {hep-th/9901001}, archiveprefix = {arXiv},
      keywords = {a, {b, c}; d}, related = {x,y}, year = {}, title = {Again}}
    @xdata{d, publisher = {P}, location = {L and M}, crossref = {Parent}}
    @book{parent, title = {\\"Uber {\\'E}tudes \\emph{E. coli} \\ss{} ``x'' \\'{\\i}}, year = {2001--02},
      month = "10~May/12 June", editor = {{\\'E}. Fran{\\c c}ois and de la Cruz, {\\relax Ch}arles},
      url = {http://a.b/%7Ec_d#e}, note = {\\href{http://x}{y} \\url{z} \\foo[a]{b} \\char"E9 \\( x \\)}}
    """,
    "@misc{k, author = {A and}, title = {x < y <i>z</i> <b>w \\$5 {\\it q} $a$1 \\textbf{r}~s}}\r\n",
    "@misc{, title=\"a{\"}b\", note = bare word, month = sept, year = foo, pages = {1-2, 3--4}}",
    "@talk{\u{E9}t\u{E9}, venue = {x}, award = {y}, link = {z}, date = {19XX/}, urldate={2020-1-2}}",
  ]

  /// What structure hangs on, in all formats that a value is read as.
  static let words = [
    "@", "{", "}", "\"", "#", ",", "=", "(", ")", "%", "\\", "$", "~", "-", "'", "`", ";", "<", ">",
    " and ", "and", "others", "et al.", "\n", "\r\n", "\t", "\u{0}", "\u{A0}", "\u{301}", "𝄞", "é",
    "@string{", "@comment", "@preamble{", "@book{k,", "title = ", "crossref = {k},", "xdata={k},",
    "year = 2000", "month = jan", "date = {2000-01}", "author = {", "\\emph{", "\\'", "\\\"{",
    "\\i",
    "\\(", "\\)", "$$", "<i>", "</i>", "<span class=\"nocase\">", "</span>", "\\url{", "\\href{",
    "\\char", "^^e9", "\\foo", "\\ ", "{}", "\\{", "\\}", "--", "``", "''", "+an", "bibtex: x = y",
    "\\path|", "\\ifmmode", "\\else", "\\fi", "title = {xdata=k-title-1},", "$\\{$",
  ]
}
