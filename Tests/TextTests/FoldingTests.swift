import Testing
import Text

/// Text as a search sees it.
struct FoldingTests {
  @Test(arguments: [
    ("Growth", "growth"), ("GROWTH 2", "growth 2"), ("é", "e"), ("e\u{301}", "e"), ("ÅÄÖ", "aao"),
    ("Łojasiewicz’s Straße", "lojasiewicz's strasse"), ("Œuvre Æther", "oeuvre aether"),
    ("ﬁnal", "final"), ("Erdős–Rényi", "erdos-renyi"), ("“q” «r»", "\"q\" \"r\""),
    ("a\u{A0}b\u{202F}c", "a b c"), ("co\u{AD}op\u{200B}", "coop"), ("İstanbul", "istanbul"),
    ("ıI", "ii"), ("Ελληνικά", "ελληνικα"), ("ΣΑΣ σας", "σασ σασ"), ("Ёлка", "елка"),
    ("Юрий", "юрии"), ("数学", "数学"), ("µm μm", "μm μm"), ("Ｔ", "ｔ"), ("x₁²", "x₁²"), ("", ""),
    ("ñ n\u{303} Ñ", "n n n"), ("ß ẞ", "ss ss"), ("Ø", "o"), ("Þór", "thor"),
  ])
  func folds(_ text: String, _ folded: String) {
    #expect(Folding.fold(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    #expect(Folding.areEqual(text, folded))
    // What is folded stays as it is.
    #expect(Folding.fold(folded) == folded)
  }

  @Test func differentWordsStayDifferent() {
    for (one, other) in [("a", "b"), ("a", "aa"), ("数", "学"), ("и", "н"), ("", " ")] {
      #expect(!Folding.areEqual(one, other))
    }
  }
}
