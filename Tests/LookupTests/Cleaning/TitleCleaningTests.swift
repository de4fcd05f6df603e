import Identifiers
import Testing

@testable import Lookup

/// A text as a publisher deposits it, and as a record should have it.
struct CleaningCase: CustomTestStringConvertible {
  let given: String
  let cleaned: String

  init(_ given: String, _ cleaned: String) {
    self.given = given
    self.cleaned = cleaned
  }

  /// A text that is well as it is.
  init(same text: String) { self.init(text, text) }

  var testDescription: String { given }
}

@Suite struct TitleCleaningTests {
  static let markup = [
    CleaningCase(same: "On Computable Numbers, with an Application to the Entscheidungsproblem"),
    CleaningCase(
      "The <i>Caenorhabditis elegans</i> Genome", "The <i>Caenorhabditis elegans</i> Genome"),
    CleaningCase(
      "Effects of <jats:italic>Escherichia coli</jats:italic> on CO<jats:sub>2</jats:sub>",
      "Effects of <i>Escherichia coli</i> on CO<sub>2</sub>"),
    CleaningCase("<b>Bold</b> <em>claims</em>", "<b>Bold</b> <i>claims</i>"),
    CleaningCase("A <I>capital</I> tag", "A <i>capital</i> tag"),
    CleaningCase("The<i> spaced </i>word", "The <i>spaced</i> word"),
    CleaningCase("An <i></i>empty tag", "An empty tag"),
    CleaningCase("An <i>open tag", "An open tag"),
    CleaningCase("A closed</i> tag", "A closed tag"),
    CleaningCase("<i>one <b>two</i> three</b>", "<i>one two</i> three"),
    CleaningCase(
      "<span style=\"font-variant:small-caps\">l</span>-DOPA and <scp>D</scp>-serine",
      "<sc>l</sc>-DOPA and <sc>D</sc>-serine"),
    CleaningCase("<span class=\"title-text\">Plain</span> words", "Plain words"),
    CleaningCase("One line<br/>and another<br>one", "One line and another one"),
    CleaningCase("<p>A title in a paragraph</p>", "A title in a paragraph"),
    CleaningCase(same: "Inference of List<T> and p<q in Tables of 3 < x > 2"),
    CleaningCase("A note<fn id=\"n1\"><p>Paid by X.</p></fn> in a title", "A note in a title"),
    CleaningCase("Comments <!-- are --> nothing", "Comments nothing"),
  ]

  static let entities = [
    CleaningCase("Science &amp; Technology", "Science & Technology"),
    CleaningCase("Science &amp;amp; Technology", "Science & Technology"),
    CleaningCase("&lt;i&gt;Homo sapiens&lt;/i&gt; and others", "<i>Homo sapiens</i> and others"),
    CleaningCase(
      "&amp;lt;i&amp;gt;Homo sapiens&amp;lt;/i&amp;gt; and others", "<i>Homo sapiens</i> and others"
    ),
    CleaningCase("Sur les &eacute;quations", "Sur les équations"),
    CleaningCase("The &#x2018;end&#x2019; of &#8220;time&#8221;", "The ‘end’ of “time”"),
    CleaningCase("Windows&#146;s quotes", "Windows’s quotes"),
    CleaningCase("p &lt; 0.05 for the rest of us", "p < 0.05 for the rest of us"),
    CleaningCase(same: "R&D; and AT&T in Q&A"),
    CleaningCase("&#0;&#xFFFFFFFF; &bogus; stay", "&#0;&#xFFFFFFFF; &bogus; stay"),
  ]

  static let math = [
    CleaningCase(
      """
      Search for <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>B</mml:mi></mml:math> \
      decays
      """, "Search for <i>B</i> decays"),
    CleaningCase(
      """
      Order in <mml:math><mml:mrow><mml:msub><mml:mi mathvariant="normal">H</mml:mi><mml:mn>2</mml:mn>\
      </mml:msub><mml:mi mathvariant="normal">O</mml:mi></mml:mrow></mml:math>
      """, "Order in H<sub>2</sub>O"),
    CleaningCase(
      "Collisions at <math><msqrt><msub><mi>s</mi><mrow><mi>N</mi><mi>N</mi></mrow></msub></msqrt>"
        + "<mo>=</mo><mn>200</mn></math> GeV", "Collisions at $\\sqrt{s_{NN}}=200$ GeV"),
    CleaningCase(
      "A <math><mfrac><mn>1</mn><mi>n</mi></mfrac></math> law", "A $\\frac{1}{n}$ law"),
    CleaningCase(
      "The <math><mover accent=\"true\"><mi>x</mi><mo>¯</mo></mover></math> mean",
      "The $\\bar{x}$ mean"),
    CleaningCase(same: "Bounds in $L^p(\\mathbb{R}^n)$ and for $100 or less"),
    CleaningCase(
      "On <inline-formula><alternatives><tex-math>\\documentclass{minimal}\\begin{document}"
        + "$$\\alpha$$\\end{document}</tex-math><math><mi>α</mi></math></alternatives>"
        + "</inline-formula>-stable processes", "On <i>α</i>-stable processes"),
    CleaningCase(
      "On <inline-formula><tex-math>\\documentclass{minimal}\\begin{document}$$\\alpha$$"
        + "\\end{document}</tex-math></inline-formula>-stable processes",
      "On $\\alpha$-stable processes"),
    CleaningCase("Broken <math><mi>x", "Broken <i>x</i>"),
    CleaningCase(
      "Bands in<math><mmultiscripts><mi mathvariant=\"normal\">Tb</mi><mprescripts/><none/>"
        + "<mn>153</mn></mmultiscripts></math>nuclei", "Bands in <sup>153</sup>Tb nuclei"),
    CleaningCase(
      "<math><mmultiscripts><mi>U</mi><none></none><mrow><mn>4</mn><mo>+</mo></mrow><mprescripts/>"
        + "<mn>92</mn><mn>238</mn></mmultiscripts></math> ions",
      "<sup>238</sup><sub>92</sub><i>U</i><sup>4+</sup> ions"),
    CleaningCase(
      "At <math><mfrac><mn>1</mn><mmultiscripts><mi>Li</mi><mprescripts/><none/><mn>6</mn>"
        + "</mmultiscripts></mfrac></math>", "At $\\frac{1}{{}^{6}\\mathrm{Li}}$"),
    CleaningCase(
      "Spaces in<i>L</i>and the<i>p</i>-adic <i>n</i>th power",
      "Spaces in <i>L</i> and the <i>p</i>-adic <i>n</i>th power"),
    CleaningCase(
      "Order with<math><mi>L</mi></math>Data of the <math><mi>n</mi></math>th kind",
      "Order with <i>L</i> Data of the <i>n</i>th kind"),
  ]

  static let noise = [
    CleaningCase("A  title\n   over lines", "A title over lines"),
    CleaningCase(
      "Soft\u{AD}hyphens, zero\u{200B}width\u{FEFF} marks", "Softhyphens, zerowidth marks"),
    CleaningCase("A no-break\u{A0}space", "A no-break space"),
    CleaningCase("A title with a stop.", "A title with a stop"),
    CleaningCase(same: "A title that trails off..."),
    CleaningCase(same: "The foreign policy of the U.S."),
    CleaningCase(same: "A reply to Smith et al."),
    CleaningCase(same: "Why do we sleep?"),
    CleaningCase(same: "A new species of Aus sp. nov."),
    CleaningCase("Deep learning [Internet]", "Deep learning"),
    CleaningCase(same: "Deep learning [Erratum]"),
    CleaningCase("A funded study☆", "A funded study"),
    CleaningCase("A funded study ☆☆", "A funded study"),
    CleaningCase("A funded study<sup>*</sup>", "A funded study"),
    CleaningCase("A funded study<sup>†,‡</sup>", "A funded study"),
    CleaningCase(same: "The transition metal ion Fe<sup>3+</sup>"),
    CleaningCase(same: "Fast search with A*"),
    CleaningCase(same: "RETRACTED: Ileal-lymphoid-nodular hyperplasia"),
    CleaningCase(same: "*"),
    CleaningCase("Cloud computing \u{FFFD} Framework", "Cloud computing – Framework"),
    CleaningCase("A manual for planters /", "A manual for planters"),
    CleaningCase(same: "Speed in km/h"),
    CleaningCase(
      "ANEMIA IN AN INFANT OF TEN<subtitle>Treatment with Corticotropin</subtitle>",
      "Anemia in an Infant of Ten: Treatment with Corticotropin"),
    CleaningCase("On <jats:unknown-tag>cells</jats:unknown-tag>", "On cells"),
  ]

  @Test(arguments: markup + entities + math + noise)
  func cleansTitles(_ test: CleaningCase) {
    #expect(TitleCleaning.title(test.given) == test.cleaned)
    #expect(TitleCleaning.title(test.cleaned) == test.cleaned, "a second time")
  }

  static let joins = [
    (title: "Deep Learning", subtitle: "A Survey", joined: "Deep Learning: A Survey"),
    (title: "Deep Learning: A Survey", subtitle: "A survey", joined: "Deep Learning: A Survey"),
    (title: "What Is It Like?", subtitle: "On Bats", joined: "What Is It Like? On Bats"),
    (title: "Deep Learning", subtitle: "", joined: "Deep Learning"),
  ]

  @Test(arguments: joins)
  func joinsSubtitles(_ test: (title: String, subtitle: String, joined: String)) {
    #expect(TitleCleaning.joined(test.title, test.subtitle) == test.joined)
  }

  static let runningHeads = [
    ("Surviving Cancer for 18 Years: A Case Report", "Surviving Cancer", "10.1000/1", true),
    ("Efficacy of lumiracoxib in patients with arthritis", "Lumiracoxib in Arthritis", nil, true),
    ("Interaction of the unified power flow controller", "Interaction of the UPFC", nil, true),
    ("Finally getting closure?", "Editorials", nil, true),
    ("Communities of a spring under stress", "Diversity and stress", "10.1111/j.1", false),
    (
      "Communities of springs under thermal stress", "Spring community and heat", "10.1111/j.1",
      true
    ),
    ("Sex in mammals", "I. Testiconda", "10.1111/j.1", false),
    ("Effects of sleep on memory", "A review of effects on memory", "10.1002/1", false),
    ("Effects of sleep", "Sleep effects in a randomized trial", "10.1002/1", false),
    ("Deep Learning", "Methods and Applications", nil, false),
    ("Andean Ontologies", "An Introduction to Substance", nil, false),
  ]

  @Test(arguments: runningHeads)
  func recognizesRunningHeads(_ title: String, _ subtitle: String, _ doi: String?, _ isOne: Bool) {
    #expect(RunningHead.isOne(subtitle, of: title, doi: doi.flatMap(DOI.init)) == isOne)
  }

  static let containers = [
    ("Lecture Notes in Computer Science", "Computer Vision – ECCV 2020"),
    ("Lecture Notes in Computer Science", "Advances in Visual Computing"),
    ("Göttinger Schriften zur Englischen Philologie", "Of body snatchers and cyberpunks"),
    ("Progress in Colloid & Polymer Science", "Trends in Colloid and Interface Science XI"),
    ("Balisage Series on Markup Technologies", "Proceedings of Balisage 2009"),
    ("SpringerBriefs in Medical Earth Sciences", "Human Health During Heat Exposure"),
    ("Methods in Molecular Biology", "Handbook of Proteins"),
    ("IFIP Advances in Information Technology", "Open Systems: Proceedings of a Conference"),
    ("ACS Symposium Series", "Polymers in Symposium"),
  ]

  @Test(arguments: containers)
  func tellsSeriesFromVolumes(_ series: String, _ volume: String) {
    #expect(SeriesTitle.isFirst(series, before: volume))
    #expect(!SeriesTitle.isFirst(volume, before: series))
  }

  static let abstracts = [
    CleaningCase(
      "<jats:title>Abstract</jats:title><jats:p>We show <jats:italic>x</jats:italic>.</jats:p>",
      "We show <i>x</i>."),
    CleaningCase(
      "<jats:sec><jats:title>Background</jats:title><jats:p>Much.</jats:p></jats:sec>"
        + "<jats:sec><jats:title>Results</jats:title><jats:p>Few.</jats:p></jats:sec>",
      "Background: Much.\n\nResults: Few."),
    CleaningCase("Abstract We show this.", "We show this."),
    CleaningCase("ABSTRACTWe show this.", "We show this."),
    CleaningCase("Summary: we show this.", "we show this."),
    CleaningCase(same: "Abstract algebra is hard."),
    CleaningCase("<p>Graphical tools are slow.</p>", "Graphical tools are slow."),
  ]

  @Test(arguments: abstracts)
  func cleansAbstracts(_ test: CleaningCase) {
    #expect(TitleCleaning.abstract(test.given) == test.cleaned)
  }

  @Test func readsDeepAndLongTitlesInTime() {
    let deep = String(repeating: "<i>", count: 50_000) + "x"
    #expect(TitleCleaning.title(deep) == "x")
    let open = String(repeating: "<i \"", count: 50_000)
    #expect(TitleCleaning.title(open).utf8.count > 0)
    let math = String(repeating: "<math><mrow>", count: 20_000)
    #expect(TitleCleaning.title("y" + math) == "y")
  }
}
