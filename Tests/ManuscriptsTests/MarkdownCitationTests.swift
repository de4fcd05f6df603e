import SeededRandom
import Manuscripts
import Support
import Testing

/// Pandoc's citations, taken apart.
struct MarkdownCitationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    /// Each with its extent, then `narrative` or its cites as `prefix|-key|label locator|suffix`.
    let citations: [String]

    var testDescription: String { text }

    init(_ text: String, _ citations: String...) {
      self.text = text
      self.citations = citations
    }
  }

  static let brackets: [Case] = [
    Case("As [@a] says.", "[@a] |a||"),
    Case("[@a; @b]", "[@a; @b] |a|| |b||"),
    Case(
      "[see @a, pp. 3-5 and *passim*; also -@b, chap. 2]",
      "[see @a, pp. 3-5 and *passim*; also -@b, chap. 2] see |a|page 3-5| and <i>passim</i>"
        + " also |-b|chapter 2|"),
    Case("[@{a b}, p. 3]", "[@{a b}, p. 3] |a b|page 3|"),
    Case("[-@a]", "[-@a] |-a||"),
    Case("[@a\np. 3]", "[@a\np. 3] |a|page 3|"),
    Case("[@a, [see] p. 3; @b]", "[@a, [see] p. 3; @b] |a||, [see] p. 3 |b||"),
    Case(#"[@a, \*; snake_case_x @b]"#, #"[@a, \*; snake_case_x @b] |a||, * snake_case_x |b||"#),
    Case("[@a, p.\u{A0}3]", "[@a, p.\u{A0}3] |a|page 3|"),
    Case("[[@a]]", "[@a] |a||"),
    Case("> [@a;\n> see @b]", "[@a;\n> see @b] |a|| see |b||"),
  ]

  static let sentences: [Case] = [
    Case("@a says", "@a narrative |a||"),
    Case("@a [p. 3] says", "@a [p. 3] narrative |a|page 3|"),
    Case("@a\n[p. 3]", "@a\n[p. 3] narrative |a|page 3|"),
    Case("@a [p. 3; see @b]", "@a [p. 3; see @b] narrative |a|page 3| see |b||"),
    Case("@a [@b; @c]", "@a [@b; @c] narrative |a|| |b|| |c||"),
    Case("-@a says", "-@a |-a||"),
    Case("@a [link](url)", "@a narrative |a||"),
    Case("@a[^1] and @b", "@a narrative |a||", "@b narrative |b||"),
    Case("@a\n\n[p. 3]", "@a narrative |a||"),
    Case("[see x; @a]", "@a narrative |a||"),
    Case("[@a\n\n@b]", "@a narrative |a||", "@b narrative |b||"),
    Case("[@a", "@a narrative |a||"), Case("@a [p. 3", "@a narrative |a||"),
    Case("(@a)", "@a narrative |a||"), Case("![@a](b.png)", "@a narrative |a||"),
    Case("x^[see @a and [@b].]", "@a narrative |a||", "[@b] |b||"),
    // Not code: the paragraph goes on, or it is one of a list or of a note.
    Case("Text\n    @a", "@a narrative |a||"),
    Case("- One\n\n    @a\n\nNew\n\n    @b\n", "@a narrative |a||"),
    Case("[^1]: One\n\n    @a", "@a narrative |a||"),
    Case("1. One\n\n    @a", "@a narrative |a||"),
    // A sign of punctuation is within a key, two are not.
    Case("@a.b. @a--b @a:/b", "@a.b narrative |a.b||", "@a narrative |a||", "@a narrative |a||"),
    Case("@{a.}. @_a @1a", "@{a.} narrative |a.||", "@_a narrative |_a||", "@1a narrative |1a||"),
    // The text of a link cites, and its bracket is no citation.
    Case("[see @a](b.html) [@b](c 'd')", "@a narrative |a||", "@b narrative |b||"),
    Case("[@a](no link)", "[@a] |a||"),
    Case("@a [p. 3](no link)", "@a [p. 3] narrative |a|page 3|"),
    Case("<a href='@b'>@a</a>", "@a narrative |a||"),
    Case("x < y [@a] > z", "[@a] |a||"), Case("x <y [@a]> z", "[@a] |a||"),
    // Prices, and formulas that no dollar ends.
    Case("$5 @a $6", "@a narrative |a||"), Case("$ @a $", "@a narrative |a||"),
    Case("$x @a\n\ny$", "@a narrative |a||"), Case("\\$x @a$", "@a narrative |a||"),
    Case("A ` stray\n\n@a `", "@a narrative |a||"), Case("$$x$$ @a", "@a narrative |a||"),
    Case("> ```\n> @b\n> ```\n> @a", "@a narrative |a||"),
    Case("```\n`@b\n````\n@a", "@a narrative |a||"),
  ]

  static let none: [Case] = [
    Case("`[@a]` and\n```\n@a\n```\n~~~\n@a\n~~~\n<!-- @a -->"), Case(#"\@a and me@a.org"#),
    Case("$a @b c$ and $$x\n@b$$ and $\\$ @b$"), Case("<https://x.y/?z=@a> <me@a.org>"),
    Case("[x](y?z=@a) ![x](<y @a>) [x](y '@a') [x](y(@a))"), Case("<a b=@c d='@a' e>x</a>"),
    Case("   ```x\n@a\n   ```"),
    Case("Code:\n\n    @a [@b]\n\n\t@c\n"), Case("    @a\n    @b\n"),
    Case("https://x.org/@a"), Case("[link](url) [^1]"), Case(""), Case("]["),
  ]

  @Test(arguments: brackets + sentences + none)
  func finds(_ test: Case) {
    let text = Array(test.text.utf8)
    let found = MarkdownManuscript(text).citations.map { citation in
      let extent = String(decoding: text[citation.bytes], as: UTF8.self)
      let cites = citation.cites.map { cite in
        let locator = cite.locator.map { "\($0.label) \($0.text)" } ?? ""
        let key = (cite.isAuthorSuppressed ? "-" : "") + cite.key.key
        return "\(cite.prefix)|\(key)|\(locator)|\(cite.suffix)"
      }
      return ([extent] + (citation.isNarrative ? ["narrative"] : []) + cites)
        .joined(separator: " ")
    }
    #expect(found == test.citations)
  }

  @Test func findsNotes() {
    let text = """
      One[^a] and two^[inline @x] and [^b].

      [^b]: Said of @b
      in two lines.

          And a second paragraph.

      [^a]: Said of a.
      [^c]: Never referred to.
      """
    let notes = MarkdownManuscript(Array(text.utf8)).notes
    let bytes = Array(text.utf8)
    let texts = notes.notes.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(
      texts == [
        "[^a]: Said of a.", "[inline @x",
        "[^b]: Said of @b\nin two lines.\n\n    And a second paragraph.",
      ])
    #expect(notes.labels == ["a", "b", "c"])
  }

  /// Any text is read to its end, and every extent is one of the text.
  @Test(arguments: 0..<100)
  func endsOnAnyInput(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parts = [
      "[", "]", "@a", "-@b", ";", "{", "}", ",", " p. 3", "\\", "*", "_", "^", "\n", ":",
    ]
    let text = (0..<200).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    var end = 0
    for citation in MarkdownManuscript(Array(text.utf8)).citations {
      #expect(citation.bytes.lowerBound >= end && citation.bytes.upperBound <= text.utf8.count)
      end = citation.bytes.upperBound
    }
  }
}
