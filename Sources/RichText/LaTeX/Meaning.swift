extension LaTeX {
  /// What a command with a name does to a value.
  enum Meaning {
    /// Puts a mark on the next letter.
    case accent(Unicode.Scalar)
    /// Puts several marks on the next letter, the outermost first.
    case accents([Unicode.Scalar])
    /// Prints this text.
    case symbol(String)
    /// Prints the name of a program, which keeps its capitals.
    case logo(String)
    /// Sets its argument so: `\textit{…}`.
    case style(MarkedText.Style)
    /// Sets the rest of the group so: `{\it …}`.
    case fontSwitch(MarkedText.Style)
    /// Prints its argument, and does what a value cannot say: `\mbox{…}`, or, as a font,
    /// `\texttt{…}`.
    case argument(isFont: Bool)
    /// Prints its argument between these: `\enquote{…}`.
    case between(String, String)
    case changeCase(toUpper: Bool)
    /// Has no trace in a value: `\relax`, `\rm`.
    case nothing
    /// Ends a line.
    case space
    /// Ends a paragraph.
    case paragraph
    /// Hides its argument, which is there for sorting: `\noopsort{…}`.
    case hide
    case url
    /// Prints its argument, in which no sign is TeX's.
    case verbatim
    case href
    /// `\ifmmode`, of which a text takes what stands between `\else` and `\fi`.
    case mathConditional
    case endOfConditional
    case math
    /// `\char"E9`.
    case characterCode
    /// `\symbol{233}`.
    case symbolCode

    /// Looks a command up by its name, without the backslash.
    static func of(_ name: String) -> Meaning? { all[name] }

    /// Every command; made at the first backslash.
    private static let all: [String: Meaning] = {
      var all: [String: Meaning] = [:]
      for (name, mark) in Accents.named { all[name] = .accent(mark) }
      for (name, text) in MathSymbols.all { all[name] = .symbol(text) }
      for (name, text) in TextSymbols.all { all[name] = .symbol(text) }
      func add(_ names: String, _ meaning: Meaning) {
        for name in names.split(separator: " ") { all[String(name)] = meaning }
      }
      add("emph textit textsl mkbibemph mkbibitalic", .style(.italic))
      add("textbf mkbibbold", .style(.bold))
      add("textsc", .style(.smallCaps))
      add("textsuperscript mkbibsuperscript", .style(.superscript))
      add("textsubscript mkbibsubscript", .style(.subscript))
      add("em it sl itshape slshape", .fontSwitch(.italic))
      add("bf bfseries", .fontSwitch(.bold))
      add("sc scshape", .fontSwitch(.smallCaps))
      add("mbox hbox textrm textup textmd textnormal text", .argument(isFont: false))
      add("textsf texttt underline uline", .argument(isFont: true))
      for name in [
        "TeX", "LaTeX", "BibTeX", "XeTeX", "XeLaTeX", "LuaTeX", "LuaLaTeX", "pdfTeX", "pdfLaTeX",
        "ConTeXt", "AmSTeX",
      ] { all[name] = .logo(name) }
      all["LaTeXe"] = .logo("LaTeX2ε")
      // Vietnamese letters in MathSciNet.
      all["cftil"] = .accents(["\u{303}", "\u{302}"])
      all["cfac"] = .accents(["\u{301}", "\u{302}"])
      all["cfgrv"] = .accents(["\u{300}", "\u{302}"])
      all["cfhk"] = .accents(["\u{309}", "\u{302}"])
      all["cfudot"] = .accents(["\u{302}", "\u{323}"])
      add("enquote mkbibquote", .between("“", "”"))
      add("mkbibparens", .between("(", ")"))
      add("mkbibbrackets", .between("[", "]"))
      add("uppercase MakeUppercase", .changeCase(toUpper: true))
      add("lowercase MakeLowercase", .changeCase(toUpper: false))
      add("relax protect cyrchar rm sf tt rmfamily sffamily ttfamily upshape mdseries", .nothing)
      add("normalfont normalsize small footnotesize scriptsize tiny large Large", .nothing)
      add("selectfont leavevmode noindent ignorespaces unskip null", .nothing)
      add("newline linebreak", .space)
      add("par", .paragraph)
      add("noopsort SortNoop sortnoop NoopSort Noopsort noop", .hide)
      add("url", .url)
      add("nolinkurl path", .verbatim)
      add("href", .href)
      add("ifmmode", .mathConditional)
      add("fi", .endOfConditional)
      add("ensuremath", .math)
      add("char", .characterCode)
      add("symbol", .symbolCode)
      return all
    }()
  }
}
