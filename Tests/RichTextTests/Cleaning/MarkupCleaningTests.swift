import Testing

@testable import RichText

@Suite struct MarkupCleaningTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let value: String
    let cleaned: String

    init(_ name: String, _ value: String, _ cleaned: String) {
      (self.name, self.value, self.cleaned) = (name, value, cleaned)
    }

    init(kept name: String, _ value: String) { self.init(name, value, value) }

    var testDescription: String { name }
  }

  static let values = [
    Case(
      "publishers' tags", "<em>Rana</em> <scp>AB</scp> <strong>x</strong>",
      "<i>Rana</i> <sc>AB</sc> <b>x</b>"),
    Case(
      "tags as formulas",
      "$\\less$i$\\greater$E. coli$\\less$/i$\\greater$ and CrBr$\\less$sub"
        + "$\\greater$3$\\less$/sub$\\greater$", "<i>E. coli</i> and CrBr<sub>3</sub>"),
    Case(
      "tags with signs in math", "A $<$sup$>$2$<$/sup$>$H labelled acid",
      "A <sup>2</sup>H labelled acid"),
    Case(
      "escaped tags", "On \\<i>Homo\\</i> and \\<jats:sub>2\\</jats:sub>",
      "On <i>Homo</i> and <sub>2</sub>"),
    Case(
      "tags as entities", "&lt;sub&gt;2&lt;/sub&gt; and &amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt;",
      "<sub>2</sub> and <i>x</i>"),
    Case(
      "MathML",
      "<mml:math xmlns:mml=\"x\"><mml:msub><mml:mi>RuO</mml:mi><mml:mn>2</mml:mn></mml:msub>"
        + "</mml:math> film", "RuO<sub>2</sub> film"),
    Case(
      "named and numbered entities", "R &amp; D&#8211;M&uuml;ller &#xE9;&apos; &AMP; &hellip;",
      "R & D–Müller é' & …"),
    Case(
      "an entity for a sign of the markup", "cost &#36;5 &lbrace;x&rbrace;", "cost \\$5 \\{x\\}"),
    Case(
      "the wrong encoding", "L\u{C3}\u{B3}pez Garc\u{C3}\u{AD}a\u{E2}\u{20AC}\u{2122}s",
      "López García’s"),
    Case(
      "small capitals of CSL",
      "<span style=\"font-variant:small-caps\">dna</span>", "<sc>dna</sc>"),
    Case("protected case of CSL", "a <span class=\"nocase\">NASA</span> b", "a {NASA} b"),
    Case(
      "paragraphs", "<jats:p>One.</jats:p><jats:p>Two.</jats:p>",
      "\n\nOne.\n\n\n\nTwo.\n\n"),
    Case(kept: "a record's own markup", "<i>E. coli</i> in {BERT}, $a<b>c$ and \\$5 < \\$7"),
    Case(kept: "text about tags", "The <title> of a page, a <p and List<T>"),
    Case(kept: "a comparison", "For $p<0.05$ or p $<$ 0.05 and q $>$ 1"),
    Case(kept: "ampersands", "AT&T and R&D; Q&A"),
    Case(kept: "TeX", "\\ce{H2O} and \\foo"),
    Case(kept: "words in capitals before quotes", "«ÉTÉ» und „GRÖßE“ à la"),
  ]

  @Test(arguments: values)
  func cleansValues(_ test: Case) {
    #expect(MarkupCleaning.cleaned(test.value, as: .value) == test.cleaned)
    let again = MarkupCleaning.cleaned(test.cleaned, as: .value)
    #expect(again == test.cleaned, "a second time")
  }

  @Test func takesTimeInProportionToTheLength() {
    for part in ["<i", "$<$i", "&lt;", "\\<i>", "<p><i>", "$", "Ã"] {
      let text = String(repeating: part, count: 20_000)
      #expect(!MarkupCleaning.cleaned(text, as: .value).isEmpty)
    }
  }
}
