import Testing

@testable import RichText

/// What `encode` writes, `decode` reads back: every letter, alone and among others.
struct LaTeXRoundTripTests {
  /// All of Latin, Greek, Cyrillic, punctuation and signs, and a sample of the rest of Unicode.
  static let blocks: [ClosedRange<UInt32>] = [
    0x21...0x52F, 0x1AB0...0x2BFF, 0x2C60...0x2C7F, 0x2DE0...0x2E7F, 0xA640...0xA69F,
    0xA720...0xA7FF, 0xAB30...0xAB6F, 0xFB00...0xFB4F, 0x530...0x6FF, 0x900...0x97F,
    0x3000...0x30FF, 0x4E00...0x4E40, 0xAC00...0xAC40, 0x1D400...0x1D7FF, 0x1F600...0x1F640,
  ]

  /// Contexts as a prefix and a suffix.
  static let contexts = [
    ("", ""), ("a", "b"), ("é", "é"), ("α", "α"), ("a ", " b"), ("x-", "-x"), ("'", "'"),
    ("“", "”"),
    ("<i>", "</i>"), ("{", "}"), ("{", "Bc}"), ("{<b>", "</b>}"), ("$x$ ", " $y^2$"), ("!", "?"),
    ("‘", "’"),
  ]

  @Test(arguments: [LaTeX.Target.bibtex, .biblatex])
  func everyCharacterComesBack(target: LaTeX.Target) {
    var failures: [String] = []
    for value in Self.blocks.joined() {
      guard let scalar = Unicode.Scalar(value), Self.isText(scalar) else { continue }
      for (prefix, suffix) in Self.contexts {
        let value = "\(prefix)\(scalar)\(suffix)"
        let source = LaTeX.encode(value, for: target)
        let back = LaTeX.decode(source)
        // Marks may join the letter before them: that is the same text to Swift.
        if back != value
          || !Self.isMark(scalar) && !back.unicodeScalars.elementsEqual(value.unicodeScalars)
        {
          failures.append("\(String(scalar.value, radix: 16)) \(value) -> \(source) -> \(back)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(40))")
  }

  @Test(arguments: [LaTeX.Target.bibtex, .biblatex], [#"$\{$ to $\}$"#, #"$\{x\}$ $a_{\{}$"#])
  func bracesInMathComeBack(target: LaTeX.Target, value: String) {
    #expect(LaTeX.decode(LaTeX.encode(value, for: target)) == value)
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "{", "}", "$", "<": return false
    case _: break
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .control, .privateUse, .surrogate, .format, .lineSeparator,
      .paragraphSeparator:
      return false
    case _: return true
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Pieces of TeX that are balanced by themselves.
  static let sources = [
    "a", "B", "é", " ", "1", "-", "'", "`", "~", "^", "_", "%", "&", "<", ">", "\\'e", "\\v{s}",
    "\\ss{}",
    "\\i", "\\foo", "\\bar{xy}", "\\emph{a}", "{\\em b}", "\\textbackslash ", "\\{", "\\}", "\\$",
    "$x$",
    "{}", "{Ab}", "{\\'Ab}", "{\\textbf{A}}", "[1]", "<i>", "</i>", "\\mbox{A}", "\\uppercase{a}",
    "\\url{a_b}",
    "\\ensuremath{\\alpha}", "α", "ά", "“", "”", "--", "—", "!", "?", "\\,", "\\ ", "\\\\",
    "\\enquote{x}", "中",
    "\\t{oo}", "\u{323}", "\\;", "\\/",
  ]

  static let harmlessTeX = HarmlessTeX(
    own: ["\\foo", "\\bar 1"].compactMap(TeXMacro.init(setting:)))

  /// What was read and is written is read as the same value again, for any two pieces.
  @Test(arguments: [LaTeX.Target.bibtex, .biblatex])
  func valuesComeBack(target: LaTeX.Target) {
    for first in Self.sources {
      for second in Self.sources {
        for source in [first + second, "{\(first)\(second)}", "\\emph{\(first)\(second)}"] {
          let value = LaTeX.decode(source)
          var isPrinted = false
          let written = LaTeX.encode(value, for: target, allowing: Self.harmlessTeX) {
            isPrinted = true
          }
          // Two pieces may make a command that is not on the list, such as `\fooa`.
          #expect(!isPrinted || source.contains(/\\(foo|i)[aB]/))
          if !isPrinted, LaTeX.decode(written) != value {
            Issue.record("\(source) is \(value), written \(written)")
          }
          if !Self.isBalanced(written) { Issue.record("\(source) is written \(written)") }
        }
      }
    }
  }

  /// As BibTeX sees it: a backslash escapes nothing, and none stands at the end.
  private static func isBalanced(_ source: String) -> Bool {
    var depth = 0
    for byte in source.utf8 where depth >= 0 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
    }
    return depth == 0 && source.utf8.last != UInt8(ascii: "\\")
  }
}
