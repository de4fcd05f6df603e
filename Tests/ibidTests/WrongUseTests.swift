import Foundation
import Support
import Testing

/// Wrong use ends with status 2 and a message that says what to do, and changes nothing.
struct WrongUseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let line: String
    let message: String
    var hint: String?
    var input = ""

    var testDescription: String { line }
  }

  @Test(arguments: options + words + values)
  func isRefused(_ test: Case) throws {
    let world = try TestWorld(records: ["a.rec": "key: a\ntype: misc\ntitle: A\ntag: t\n"])
    try world.folder.write("@misc{x, title = {X}}\n@misc{y, title = {Y}}", to: "two.bib")
    let before = try world.folder.contents()
    let result = world.run(test.line, input: test.input)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    let hint = test.hint.map { "hint: \($0)\n" } ?? ""
    let errors = result.errors.replacingOccurrences(of: world.folder.path + "/", with: "")
    #expect(errors == "error: \(test.message)\n\(hint)")
    #expect(try world.folder.contents() == before)
  }

  static let options = [
    Case(line: "lst", message: #"there is no command "lst""#, hint: "did you mean ibid list?"),
    Case(
      line: "frobnicate", message: #"there is no command "frobnicate""#,
      hint: "`ibid help` lists the commands"),
    Case(
      line: "list --kyes", message: "there is no option --kyes", hint: "did you mean --keys?"),
    Case(
      line: "list -x", message: "there is no option -x",
      hint: "see `ibid help list`, or put the word after `--`"),
    Case(
      line: "--frobnicate", message: "there is no option --frobnicate",
      hint: "`ibid help` lists what can be asked"),
    Case(line: "-C", message: "-C needs a value", hint: "write --directory DIR"),
    Case(line: "list -C", message: "-C needs a value", hint: "write --directory DIR"),
    Case(line: "list --sort", message: "--sort needs a value", hint: "write --sort FIELDS"),
    Case(
      line: "list --sort date --sort key", message: "--sort is given twice", hint: "give it once"),
    Case(line: "list --keys=yes", message: "--keys takes no value", hint: "write --keys alone"),
    Case(
      line: "list --color sometimes", message: #"--color cannot be "sometimes""#,
      hint: "choose one of auto, always, never"),
    Case(
      line: "export --to bibtx", message: #"--to cannot be "bibtx""#, hint: "did you mean bibtex?"),
  ]

  static let words = [
    Case(line: "show", message: "ibid show needs KEY…", hint: "write ibid show KEY…"),
    Case(
      line: "set a", message: "ibid set needs KEY|QUERY FIELD=VALUE…",
      hint: "write ibid set KEY|QUERY FIELD=VALUE…"),
    Case(
      line: "open a b c", message: #"ibid open takes two arguments; "c" is one more"#,
      hint: "write ibid open KEY [LABEL]"),
    Case(
      line: "schema x", message: #"ibid schema takes no arguments; "x" is one more"#,
      hint: "write ibid schema"),
    Case(
      line: "add", message: "add needs something to add",
      hint: "name a file or a DOI, write - for standard input, or give --title and --author"),
    Case(
      line: "add two.bib --title X", message: "a record comes from a source or by hand, not both",
      hint: "use --set FIELD=VALUE to change what a source says"),
    Case(
      line: "add two.bib --key x", message: "--key names one record, and there are 2",
      hint: "leave --key out"),
    Case(
      line: "add three.bib", message: #"there is no file "three.bib""#,
      hint: """
        name a file (.bib .json .ris .enw .yml .yaml .csv .tsv .rec .nbib .xml .ciw .cff .md), or - \
        for standard input
        """),
    Case(
      line: "add -", message: "standard input holds no records of a known format",
      hint: "`ibid help formats` lists the formats that are read",
      input: "Dear all,\n"),
    Case(
      line: "tag a", message: "tag needs a tag to add or remove",
      hint: "write +TAG or -TAG after the query"),
    Case(
      line: "tag +t", message: "tag needs the records to tag",
      hint: "write ibid tag QUERY +TAG"),
    Case(
      line: "tags rename t", message: #""rename t" is not an action of tags"#,
      hint: "write ibid tags, or ibid tags rename OLD NEW"),
    Case(
      line: "help frob", message: #"there is no help on "frob""#,
      hint: "`ibid help` lists the commands"),
    Case(
      line: "publish none", message: #"there is no list "none""#,
      hint: "write one as library/lists/NAME.rec; see `ibid help lists`"),
    Case(
      line: "publish ../a", message: #"there is no list "../a""#,
      hint: "write one as library/lists/NAME.rec; see `ibid help lists`"),
    Case(
      line: "publish --context", message: "which list?",
      hint: "write ibid publish LIST --context"),
    Case(
      line: "export --with notes", message: #"--with cannot be "notes""#,
      hint: "write award, link, tag or file, or several, as in award,link"),
    Case(
      line: "export --cited a.doc", message: #""a.doc" is not a paper"#,
      hint: "name .tex, .aux, .bcf, .md, .qmd or .typ files"),
    Case(
      line: "export --cited a.tex tag:x",
      message: #"--cited exports what papers cite, and "tag:x" is not a paper"#,
      hint: "name .tex, .aux, .bcf, .md, .qmd or .typ files, or leave the query out"),
    Case(
      line: "rename a b a.aux", message: #""a.aux" is not a paper that can be rewritten"#,
      hint: "name .tex, .md, .qmd or .typ files"),
    Case(
      line: "-C nowhere list", message: #"there is no folder "nowhere""#,
      hint: "name one that is there, or make a library with `ibid init nowhere`"),
  ]

  static let values = [
    Case(
      line: "rename a 'b c'", message: #""b c" is not a citation key: it contains white space"#,
      hint: "leave out white space, commas, braces and control characters"),
    Case(
      line: "rename a ''", message: "a citation key is empty",
      hint: "give it letters, such as knuth1984literate"),
    Case(
      line: "add --title X --key a", message: "the key a is taken",
      hint: "choose another, or leave --key out"),
    Case(
      line: "add --title X --key 'a{b'", message: #""a{b" is not a citation key: it contains "{""#,
      hint: "leave out white space, commas, braces and control characters"),
    Case(
      line: "set a date=Febuary", message: #""Febuary" is not a date"#,
      hint: "write it as 2022, 2022-07, 2022-07-17 or 2022/2023"),
    Case(
      line: "add --title X --date 2021-13", message: #""2021-13" is not a date"#,
      hint: "write it as 2022, 2022-07, 2022-07-17 or 2022/2023"),
    Case(
      line: "set a url='no url'", message: #""no url" is not a URL: it contains a space"#,
      hint: "write %20 for a space"),
    Case(
      line: "link a code 'https://e.org/a b'",
      message: #""https://e.org/a b" is not a URL: it contains a space"#,
      hint: "write %20 for a space"),
    Case(line: "link a code", message: "a link needs a URL", hint: "write ibid link a code URL"),
    Case(
      line: "award a Best --url 'a b'", message: #""a b" is not a URL: it contains a space"#,
      hint: "write %20 for a space"),
    Case(
      line: "set a type=artcle", message: #""artcle" is not a record type"#,
      hint: "did you mean article?"),
    Case(
      line: "add --type zzzzzz --title X", message: #""zzzzzz" is not a record type"#,
      hint: "write article, inproceedings, book, misc …"),
    Case(
      line: "set a doi=11.1/2", message: #""11.1/2" is not a DOI"#,
      hint: "write it as 10.1000/182"),
    Case(
      line: "set a title", message: #""title" sets no field"#,
      hint: "write FIELD=VALUE, such as date=2022"),
    Case(
      line: "set a titel=X", message: #"ibid knows no field "titel""#,
      hint: "did you mean title? --force stores it as it is"),
    Case(
      line: "set a 'bad name=X'", message: #""bad name" is not a field name"#,
      hint: "write bad_name"),
    Case(
      line: "set a year=soon", message: #""soon" is not a year"#,
      hint: "write year=2022; what is not out yet has a status, as in status='in press'"),
    Case(
      line: "unset a", message: "ibid unset needs KEY|QUERY FIELD…",
      hint: "write ibid unset KEY|QUERY FIELD…"),
    Case(
      line: "unset a tag:x", message: "unset names no field",
      hint: "write the fields after the key or the query"),
    Case(
      line: "remove ''", message: "the query is empty",
      hint: "name a key, or write a query such as tag:old"),
    Case(
      line: "set a key=b", message: "the key is no field to set",
      hint: "use `ibid rename OLD NEW`"),
    Case(
      line: "set a title=x title=y", message: "title is given twice, and holds one value",
      hint: "give it once"),
    Case(
      line: "unset a type", message: "a record cannot be without its type",
      hint: "change it with `ibid set KEY type=…`"),
    Case(
      line: "tag a +x,y", message: #""x,y" is not a tag"#,
      hint: "leave out commas and line ends"),
    Case(line: "list '(a'", message: "a parenthesis is never closed", hint: "add a `)`"),
    Case(
      line: "list autor:lee", message: #"no record has a field "autor""#,
      hint: "did you mean author:?"),
    Case(
      line: "remove 'title:/(/'",
      message: "/(/ is not a regular expression: a parenthesis is never closed, at character 1",
      hint: #"add a ), or write \( for the sign itself"#),
    Case(
      line: "list year:soon", message: #""soon" is neither a date nor a span of dates"#,
      hint: "write year:2022, year:2020..2023 or year:2022-07.."),
    Case(
      line: "list --sort -", message: #""-" is not an order"#,
      hint: "write fields, such as -date,author"),
    Case(
      line: "list --sort -yaer", message: #"no record has a field "yaer""#,
      hint: "did you mean year?"),
    Case(
      line: "list --columns ,", message: "--columns names no field",
      hint: "write fields, such as key,year,title"),
    Case(
      line: "list --columns key,titel", message: #"no record has a field "titel""#,
      hint: "did you mean title?"),
    Case(
      line: "export --sort zzz", message: #"no record has a field "zzz""#,
      hint: "write fields such as key, type, date, author or title"),
  ]

  @Test func withoutALibraryEveryCommandSaysHowToMakeOne() throws {
    let lines = [
      "list", "show a", "set a title=x", "unset a title", "edit a", "tag a +b", "tags", "award a b",
      "awards", "link a b c", "links", "open a", "rename a b", "remove a", "export", "publish",
      "cite a", "format", "styles add ieee", "add --title X", "add --title X --dry-run",
    ]
    for line in lines {
      let result = try TestWorld().run(line)
      #expect(result.status == 2, "\(line)")
      #expect(
        result.errors == """
          error: no library here: neither this folder nor one above it holds library/ibid.rec
          hint: make one with `ibid init`, or name one with `-C DIR`

          """, "\(line)")
    }
  }
}
