import Formats
import Testing
import Text

/// What the reader makes of every construct, and of everything that breaks one.
@Suite struct BibTeXReaderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    /// Each entry as `key: name=[value] name=[value]`.
    let entries: [String]
    /// The text that each message points at.
    var problems: [String] = []

    var testDescription: String { name }
  }

  @Test(arguments: values + keys + betweenEntries + broken)
  func reads(_ test: Case) {
    var problems: [String] = []
    let file = BibTeX.read(Array(test.input.utf8), file: "a.bib") { problem in
      problems.append(problem.text(in: Array(test.input.utf8)))
    }
    #expect(file.entries.map { $0.summary(in: file) } == test.entries)
    #expect(problems == test.problems)
  }

  static let values = [
    Case(
      name: "# joins strings, braces, numbers and macros",
      input: """
        @string{pub = "ACM"} @string{pubp = pub # " Press"}
        @book{k, title = "A " # {B} # " C", publisher = pubp # ", " # 2, year = 2020}
        """, entries: ["k: title=[A B C] publisher=[ACM Press, 2] year=[2020]"]),
    Case(
      name: "a macro stands for what it was when it was used",
      input: """
        @string{foo="One"} @book{a, publisher = foo} @string(FOO="Two") @book{b, publisher = fOo}
        """, entries: ["a: publisher=[One]", "b: publisher=[Two]"]),
    Case(
      name: "a macro used before its definition keeps its word",
      input: "@book{k, publisher = foo # { x}, note = foo}\n@string{foo=\"Foo\"}",
      entries: ["k: publisher=[foo x] note=[foo]"], problems: ["foo"]),
    Case(
      name: "macro names have punctuation, and here digits",
      input: "@string{a-b:c.d/e+f = {X}} @string{9x = {Y}} @book{k, a = a-b:c.d/e+f, b = 9x}",
      entries: ["k: a=[X] b=[Y]"], problems: ["@string{9x = {Y}}"]),
    Case(
      name: "months are macros, and September has two",
      input: "@book{k, month = \"1~\" # jan} @book{l, month = sept}",
      entries: ["k: month=[1~January]", "l: month=[September]"], problems: ["sept"]),
    Case(
      name: "several macros in one @string",
      input: "@string{a = {A}, b = {B}} @book{k, note = a # b}", entries: ["k: note=[AB]"],
      problems: ["@string{a = {A}, b = {B}}"]),
    Case(
      name: "quotes in braces, and braces in quotes",
      input: #"@book{k, title = {Say "hi"}, note = "{"}q{"} x", publisher="{\"o}"}"#,
      entries: [#"k: title=[Say "hi"] note=[{"}q{"} x] publisher=[{\"o}]"#]),
    Case(
      name: "a backslash escapes no brace",
      input: #"@book{k, title = {set \{a,b\} c}, note = {n}}"#,
      entries: [#"k: title=[set \{a,b\} c] note=[n]"#]),
    Case(
      name: "white space around everything, and names in any case",
      input: "@  Book  \n {\n k  \n , TITLE = {a\n b}\u{A0},\u{2003}Year\u{A0}= 2000}",
      entries: ["k: TITLE=[a\n b] Year=[2000]"]),
    Case(
      name: "parentheses around an entry, and within it",
      input: "@book(k, title={T (x) y}, note=\"a ) b\", year=2000)@book{l, a={B}}",
      entries: ["k: title=[T (x) y] note=[a ) b] year=[2000]", "l: a=[B]"]),
    Case(
      name: "an entry within a value",
      input: "@book{k, abstract={see\n@book{no, title={N}}\n}, note={n}}",
      entries: ["k: abstract=[see\n@book{no, title={N}}\n] note=[n]"]),
    Case(name: "nothing", input: "", entries: []),
  ]

  static let keys = [
    Case(
      name: "keys with signs and letters of any script",
      input: "@book{a:b/c+d.e-f_g*h!i?j;k&l@m^n`o<p>q[r]s|t$u, a=1} @book{毛2001, a=1}",
      entries: ["a:b/c+d.e-f_g*h!i?j;k&l@m^n`o<p>q[r]s|t$u: a=[1]", "毛2001: a=[1]"]),
    Case(
      name: "keys that biber does not read",
      input: "@book{10.1016/j.x(2000)01, a=1} @book{a\"b, a=1} @book{a=b, a=1}",
      entries: ["10.1016/j.x(2000)01: a=[1]", "a\"b: a=[1]", "a=b: a=[1]"],
      problems: ["10.1016/j.x(2000)01", "a\"b", "a=b"]),
    Case(
      name: "braces in a key belong to it in parentheses, or when they pair",
      input: #"@book(a)b, a={T}) @book(a{b, a={T}) @book{M{\"u}ller, a=1}"#,
      entries: ["a)b: a=[T]", "a{b: a=[T]", #"M{\"u}ller: a=[1]"#],
      problems: ["a)b", "a{b", #"M{\"u}ller"#]),
    Case(
      name: "a key alone", input: "@book{one} @book{two,} @book(three) @book{2000, a=1}",
      entries: ["one: ", "two: ", "three: ", "2000: a=[1]"]),
    Case(
      name: "no key",
      input: "@book{, a={T1}} @book{title={T2}} @book{title = {T3}}",
      entries: [": a=[T1]", ": title=[T2]", ": title=[T3]"],
      problems: ["title={T2}", "title"]),
    Case(
      name: "a key with a space", input: "@book{my key, a={T}} @book{b, a={B}}",
      entries: ["my key: a=[T]", "b: a=[B]"], problems: ["my key"]),
    Case(
      name: "a brace closes the entry at its key", input: "@book{a}b, a={T}}\n@book{z, a={Z}}",
      entries: ["a: ", "z: a=[Z]"]),
    Case(
      name: "the same key twice, and in another case",
      input: "@book{a, t=1} @misc{a, t=2} @book{A, t=3}",
      entries: ["a: t=[1]", "a: t=[2]", "A: t=[3]"], problems: ["@misc{a", "@book{A"]),
  ]

  static let betweenEntries = [
    Case(
      name: "any text between entries",
      input: "free, \"text {\n@book{a, t={A}}} more\nmail me@example.com now\n@book{b, t={B}}",
      entries: ["a: t=[A]", "b: t=[B]"]),
    Case(
      name: "comments in braces are skipped with what is in them",
      input: "@comment{ @book{inner, t={T}} } @Comment{jabref-meta: x:y;}\n@book{k, t={T}}",
      entries: ["k: t=[T]"]),
    Case(
      name: "a comment without braces, or with one",
      input: "@comment hello\n@comment{ meta: { unbalanced \n}\n@book{k, t={T}}",
      entries: ["k: t=[T]"]),
    Case(
      name: "a percent sign takes out the rest of its line",
      input: "% @book{hidden, t={H}}\n@book{a, t={A}} 100% @book{b, t={B}}",
      entries: ["a: t=[A]"], problems: ["% @book{hidden, t={H}}", "% @book{b, t={B}}"]),
    Case(
      name: "a percent sign within an entry and within a value",
      input: "@book{a, t={100% wool}, % note={N},\n % and more\n note=\"50% off\"}",
      entries: ["a: t=[100% wool] note=[50% off]"]),
    Case(
      name: "preambles", input: #"@preamble{"\x{y}" # "\b"} @preamble({\c}) @book{a, t={A}}"#,
      entries: ["a: t=[A]"]),
    Case(
      name: "types of any spelling",
      input: "@foo{a, t=1} @my-type2{b, t=2} @3d{c, t=3}",
      entries: ["a: t=[1]", "b: t=[2]", "c: t=[3]"]),
    Case(
      name: "a type without a brace", input: "@book k, t={T}\n@book{z, t={Z}}",
      entries: ["z: t=[Z]"], problems: ["@book"]),
  ]

  static let broken = [
    Case(
      name: "a comma is missing",
      input: "@book{k t={T}, y=1}\n@book{l, t={T} y=2}\n@book{m, t=\"T\" y=3}",
      entries: ["k: t=[T] y=[1]", "l: t=[T] y=[2]", "m: t=[T] y=[3]"],
      problems: ["k", "y", "y"]),
    Case(
      name: "commas too many", input: "@book{k, t={T},}\n@book{l, t={T},, y=2000}",
      entries: ["k: t=[T]", "l: t=[T] y=[2000]"], problems: [","]),
    Case(
      name: "semicolons for commas", input: "@book{k; t={T}; y=2000}",
      entries: ["k: t=[T] y=[2000]"], problems: ["k"]),
    Case(
      name: "no equals sign", input: "@book{k, t {T}, y=2000}",
      entries: ["k: t=[T] y=[2000]"], problems: ["t"]),
    Case(
      name: "the entry is not closed",
      input: "@book{k, t={T}, y=2000\n\n@book{z, t={Z}}\n@book{y, t={Y}}",
      entries: ["k: t=[T] y=[2000]", "z: t=[Z]", "y: t=[Y]"], problems: ["@book{z, t={Z}}"]),
    Case(
      name: "a value is not closed: the entry's brace does it",
      input: "@book{k, t={T, y=2000}\n\n@book{z, t={Z}}",
      entries: ["k: t=[T, y=2000]", "z: t=[Z]"], problems: ["@book{z, t={Z}}"]),
    Case(
      name: "a value is not closed: nothing does it",
      input: "@book{k, t={{T, y=2000}\n\n@book{z, t={Z}}\n@book{y, t={Y}}",
      entries: ["k: t=[{T] y=[2000]", "z: t=[Z]", "y: t=[Y]"], problems: ["{"]),
    Case(
      name: "a quote is not closed",
      input: "@book{k, t=\"T, y=2000}\n\n@book{z, t={Y \"quoted\" x}}",
      entries: ["k: t=[T] y=[2000]", "z: t=[Y \"quoted\" x]"], problems: ["\""]),
    Case(
      name: "a brace is not closed within quotes",
      input: "@book{k, t = \"a { b\", note = {n}}\n@book{l, t={next}}",
      entries: ["k: t=[a { b] note=[n]", "l: t=[next]"], problems: ["\""]),
    Case(
      name: "an extra brace within quotes",
      input: "@book{k, t = \"a } b\", note = {n}}\n@book{l, t={next}}",
      entries: ["k: t=[a } b] note=[n]", "l: t=[next]"], problems: ["}"]),
    Case(
      name: "a quote within quotes",
      input: #"@book{k, t = "a \"o b", note = {n}}  @book{l, t = "a "b" c", note={n}}"#,
      entries: [#"k: t=[a \"o b] note=[n]"#, #"l: t=[a "b" c] note=[n]"#],
      problems: ["\"", "\""]),
    Case(
      name: "the next value's quote does not close this one",
      input: "@book{k, t = \"a, note = \"n\"}\n@book{l, t={next}}",
      entries: ["k: t=[a] note=[n]", "l: t=[next]"], problems: ["\""]),
    Case(
      name: "the file ends",
      input: "@book{z, t={Z}}\n@book{k, t={T}, y=20",
      entries: ["z: t=[Z]", "k: t=[T] y=[20]"], problems: [""]),
    Case(
      name: "no value", input: "@book{k, t=, y=2000}", entries: ["k: t=[] y=[2000]"],
      problems: ["t"]),
    Case(
      name: "nothing to join", input: "@book{k, t={T} #, y=2000}",
      entries: ["k: t=[T] y=[2000]"], problems: [""]),
    Case(
      name: "bare words for values",
      input: "@book{k, y=2000a}@book{l, p=1-2}@book{m, n=hello world}@book{o, d=2000-01-02, y=-50}",
      entries: ["k: y=[2000a]", "l: p=[1-2]", "m: n=[hello world]", "o: d=[2000-01-02] y=[-50]"],
      problems: ["2000a", "1-2", "hello world", "2000-01-02"]),
    Case(
      name: "a bare word that is no macro", input: "@book{k, p=Müller}",
      entries: ["k: p=[Müller]"], problems: ["Müller"]),
    Case(
      name: "brace for parenthesis", input: "@book{k, t={T})\n@book{b, t={B}}",
      entries: ["k: t=[T]", "b: t=[B]"], problems: [")"]),
    Case(
      name: "words between fields", input: "@book{k, t={T} oh no, y=1}\n@book{b, oops, t={B}}",
      entries: ["k: t=[T] y=[1]", "b: t=[B]"], problems: ["oh no", "oops"]),
    Case(
      name: "names of fields with signs, digits and letters of any script",
      input: "@book{k, bdsk-url-1={u}, author+an={1=x}, a.b={1}, 1x={5}, größe={6}}",
      entries: ["k: bdsk-url-1=[u] author+an=[1=x] a.b=[1] 1x=[5] größe=[6]"]),
    Case(
      name: "a misspelled @string", input: "@strng{a = {x}} @book{k, t = a}",
      entries: ["k: t=[x]"], problems: ["@strng"]),
  ]
}

extension Diagnostic {
  /// The text that the message points at.
  func text(in source: [UInt8]) -> String {
    guard let range = location?.bytes else { return "(nowhere)" }
    return String(decoding: source[range], as: UTF8.self)
  }
}

extension BibTeX.Entry {
  fileprivate func summary(in file: BibTeX.File) -> String {
    let fields = fields.map {
      "\($0.name)=[\(String(decoding: file.source(of: $0.value), as: UTF8.self))]"
    }
    return "\(key): \(fields.joined(separator: " "))"
  }
}
