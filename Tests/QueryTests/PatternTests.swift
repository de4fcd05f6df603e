import Query
import SeededRandom
import Testing
import Text

/// What regular expressions match, and that none takes long.
struct PatternTests {
  @Test(arguments: [
    ("a", "xAx", true), ("É", "café", true), ("ж", "ЖУК", true), ("σ", "ς", true),
    ("[а-я]", "Я", true), ("[^a]", "aAa", false), ("s", "\u{17F}", false), ("", "", true),
    (".", "\n", false), (".", "\r", false), ("^.$", "é", true), ("^.$", "😀", true),
    ("a{2}", "aa", true), ("^a{2,}$", "a", false), ("^a{,2}$", "aaa", false), ("a{,2}b", "b", true),
    ("^a{0}$", "", true), ("{a}", "{A}", true), ("x{", "x{", true), ("a{1,2,3}", "a{1,2,3}", true),
    ("^(?:ab|cd)+?$", "abcdab", true), ("(?i)a(?i:b)", "AB", true), ("a|", "", true),
    ("^(|a)b", "ab", true), (#"\d"#, "٣", true), (#"\D"#, "3", false), (#"\w"#, "字", true),
    (#"\W"#, "a_1é", false), (#"\s"#, "\u{A0}", true), (#"\S"#, " \t", false),
    (#"\bon\b"#, "Go on, now", true), (#"\bon\b"#, "once", false), (#"\Bon"#, "upon", true),
    (#"é\b"#, "café", true), (#"\u{E9}\u00E9"#, "éÉ", true), (#"[\]\-\\]"#, "-", true),
    ("[a-]", "-", true), ("[-a]", "-", true), (#"[^\s\d]"#, "1 2", false), ("a$", "a\n", false),
    ("a$", "a\n\n", false), ("^a", "b\na", false), ("a.c", "ab\nabc", true),
    ("(a*)*b", "aab", true),
    ("((a)|b)*$", "c", true), ("(^a|b)c", "xac", false), ("(^a|b)c", "xbc", true),
    ("日本", "x日本語", true), ("[一-龥]{2}", "x日本", true), (#"\."#, "x", false),
    (#"a\_b"#, "a_b", true), (#"\/"#, "/", true), ("]", "]", true), ("}", "}", true),
  ])
  func isFound(_ source: String, _ text: String, _ isFound: Bool) throws {
    #expect(try Pattern(source).isIn(text) == isFound)
  }

  @Test(arguments: [
    ("(", "a parenthesis is never closed, at character 1"),
    ("é(a", "a parenthesis is never closed, at character 2"),
    ("a)", "a parenthesis closes that was never opened, at character 2"),
    ("*a", "there is nothing to repeat, at character 1"),
    ("a|+", "there is nothing to repeat, at character 3"),
    ("a**", "there is nothing to repeat, at character 3"),
    ("({2})", "there is nothing to repeat, at character 2"),
    ("^*", "a place such as ^ cannot be repeated, at character 1"),
    (#"a\b{2}"#, "a place such as ^ cannot be repeated, at character 2"),
    ("a++", "possessive repetitions are not supported, at character 3"),
    (#"(a)\1"#, "back-references are not supported, at character 4"),
    (#"\k<a>"#, "back-references are not supported, at character 1"),
    ("(?=a)", "look-ahead is not supported, at character 1"),
    ("(?!a)", "look-ahead is not supported, at character 1"),
    ("(?<=a)", "look-behind is not supported, at character 1"),
    ("(?<!a)", "look-behind is not supported, at character 1"),
    ("(?<n>a)", "names of groups are not supported, at character 1"),
    ("(?P<n>a)", "names of groups are not supported, at character 1"),
    ("(?>a)", "this kind of group is not supported, at character 1"),
    ("(?s)a", "this kind of group is not supported, at character 1"),
    ("(?-i)a", "this kind of group is not supported, at character 1"),
    (#"\p{L}"#, #"\p is not supported, at character 1"#),
    (#"\A"#, #"\A is not supported, at character 1"#),
    (#"a\"#, "a backslash has nothing after it, at character 2"),
    (#"\u{110000}"#, #"\u names no character, at character 1"#),
    (#"\uD800"#, #"\u names no character, at character 1"#),
    (#"\u{}"#, #"\u names no character, at character 1"#),
    ("[a", "a bracket is never closed, at character 1"),
    ("[]", "a class has no character, at character 1"),
    ("[^]]", "a class has no character, at character 1"),
    ("[z-a]", "a range has its ends the wrong way round, at character 2"),
    (#"[\d-z]"#, "a range has no character at one of its ends, at character 2"),
    (#"[a-\w]"#, "a range has no character at one of its ends, at character 2"),
    ("[[:alpha:]]", "a bracket opens in a class, at character 2"),
    ("[a&&b]", "classes cannot be combined, at character 3"),
    ("[a--b]", "a range has its ends the wrong way round, at character 2"),
    (#"[\b]"#, #"\b is not supported, at character 2"#),
    ("a{3,2}", "a repetition has its larger number first, at character 2"),
    ("a{1001}", "a repetition is of more than 1000 times, at character 2"),
    ("a{99999999999999999999}", "a repetition is of more than 1000 times, at character 2"),
    (
      "((a{1,50}){1,50}){1,50}",
      "it is larger than 2000 characters when its repetitions are written out"
    ),
    ("(){1000}(){1000}", "it is larger than 2000 characters when its repetitions are written out"),
    (
      "(((){999}){999}){999}",
      "it is larger than 2000 characters when its repetitions are written out"
    ),
  ])
  func isRefused(_ source: String, _ message: String) {
    let error = #expect(throws: Diagnostic.self) { try Pattern(source) }
    #expect(error?.message == "/\(source)/ is not a regular expression: \(message)")
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func groupsNestAsDeepAsIsSaid() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")*", count: depth)
    }
    #expect(try Pattern(nested(200)).isIn("a"))
    #expect(throws: Diagnostic.self) { try Pattern(nested(201)) }
    #expect(throws: Diagnostic.self) { try Pattern(String(repeating: "(", count: 100_000)) }
  }

  /// Expressions for which programs that try one way after the other take a time that doubles with
  /// each letter.
  @Test(arguments: [
    "(a+)+$", "(a|a)*b", "(.*)*x", "(a*)*b", "(a|aa)+$", "(a?){30}b", "(.*a){12}b", "(x+x+)+y",
    "((a*)*)*b", #"(\w*\s*)*!"#, "^(([a-z])+.)+[A-Z]([a-z])+$~",
  ])
  func takesTimeInProportion(_ source: String) throws {
    let pattern = try Pattern(source)
    let steps = [1_000, 2_000].map {
      pattern.search(String(repeating: "a", count: $0) + "!~").steps
    }
    #expect(steps[1] < 2 * steps[0] + 2_000)
    #expect(steps[1] < 2_010 * 300)
  }

  /// Small random expressions find in small random texts what the standard library's do.
  ///
  /// Each of the letters is one scalar, so that what the library takes for a character is the same.
  @Test func agreesWithTheStandardLibrary() throws {
    var random = SeededGenerator(seed: 11)
    var found = 0
    for _ in 0..<1_500 {
      let source = Self.expression(depth: 3, &random)
      let theirs = try Regex(source).ignoresCase().wordBoundaryKind(.simple)
      let ours = try Pattern(source)
      for _ in 0..<4 {
        let text = (0..<random.below(9)).map { _ in random.pick(Self.letters) }.joined()
        let isFound = text.firstMatch(of: theirs) != nil
        found += isFound ? 1 : 0
        #expect(ours.isIn(text) == isFound, "/\(source)/ in \(text.debugDescription)")
      }
    }
    #expect((1_500...5_500).contains(found))
  }

  private static let letters = ["a", "b", "B", "1", " ", "é", "É", "字", "\n", "-"]

  private static func expression(depth: Int, _ random: inout SeededGenerator) -> String {
    let parts = (0..<1 + random.below(3)).map { _ in
      part(depth: depth, &random)
    }
    let sequence = parts.joined()
    return random.once(in: 4) && depth > 0
      ? sequence + "|" + expression(depth: depth - 1, &random) : sequence
  }

  private static func part(depth: Int, _ random: inout SeededGenerator) -> String {
    if random.once(in: 9) { return random.pick(["^", "$", #"\b"#, #"\B"#]) }
    let atom =
      depth > 0 && random.once(in: 3)
      ? random.pick(["(", "(?:"]) + expression(depth: depth - 1, &random) + ")"
      : random.pick([
        "a", "b", "A", "é", ".", "[ab]", "[^a]", #"\d"#, #"\w"#, #"\s"#, #"\D"#, #"\W"#, #"\S"#,
        "[a-c1]", #"[^\w]"#, "字",
      ])
    let repetition = random.pick([
      "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{2,}",
    ])
    return atom + repetition
  }
}
