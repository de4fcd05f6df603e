extension LaTeX {
  /// What a command with a name does to a value.
  enum Meaning {
    /// Puts a mark on the next letter.
    case accent(Unicode.Scalar)
    /// Prints this text.
    case symbol(String)
    /// Sets its argument so: `\textit{…}`.
    case style(MarkedText.Style)
    /// Sets the rest of the group so: `{\it …}`.
    case fontSwitch(MarkedText.Style)
    /// Prints its argument, and does what a value cannot say: `\mbox{…}`, `\texttt{…}`.
    case argument
    /// Prints its argument between these: `\enquote{…}`.
    case between(String, String)
    case changeCase(toUpper: Bool)
    /// Has no trace in a value: `\relax`, `\rm`.
    case nothing
    /// Ends a line or a paragraph.
    case space
    /// Hides its argument, which is there for sorting: `\noopsort{…}`.
    case hide
    case url
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
      add("mbox hbox textrm textsf texttt textup textmd textnormal text underline", .argument)
      add("uline", .argument)
      add("enquote mkbibquote", .between("“", "”"))
      add("mkbibparens", .between("(", ")"))
      add("mkbibbrackets", .between("[", "]"))
      add("uppercase MakeUppercase", .changeCase(toUpper: true))
      add("lowercase MakeLowercase", .changeCase(toUpper: false))
      add("relax protect cyrchar rm sf tt rmfamily sffamily ttfamily upshape mdseries", .nothing)
      add("normalfont normalsize small footnotesize scriptsize tiny large Large", .nothing)
      add("selectfont leavevmode noindent ignorespaces unskip null", .nothing)
      add("par newline linebreak", .space)
      add("noopsort SortNoop sortnoop NoopSort Noopsort noop", .hide)
      add("url nolinkurl path", .url)
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
