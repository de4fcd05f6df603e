internal import Text

/// What TeX may do in anything that ibid writes: the commands and environments that are harmless.
///
/// A record may come from a stranger's file, and TeX is a language of programs, which read and write
/// files. So a command passes only if it is known to print something and to do nothing else, and
/// only with the arguments that it takes: then no argument reaches beyond its value. All other TeX
/// is printed as text.
///
/// - Source: The TeXbook, chapters 7 (`^^`, `\catcode`), 18 (math), 20 (macros), 21 and 24 to 26.
public struct HarmlessTeX: Sendable {
  /// The commands of the user's own papers, by name.
  private var own: [String: TeXCommand] = [:]

  /// What LaTeX and packages define, and nothing else.
  public init() {}

  /// Adds the commands that a user's own papers define.
  public init(own macros: [TeXMacro]) {
    for macro in macros {
      own[macro.name] = TeXCommand(
        place: .anywhere, arguments: Array(repeating: .same, count: macro.arguments))
    }
  }

  func command(_ name: String) -> TeXCommand? { own[name] ?? Self.commands[name] }

  /// Whether a formula, without its dollar signs, is harmless, and compiles if its packages are there.
  ///
  /// - Complexity: O(*n*).
  public func isHarmless(math source: some Collection<UInt8>) -> Bool {
    var scanner = TeXScanner(Array(source), allowing: self, mode: .math)
    return scanner.scan()
  }

  /// Whether text in TeX's own spelling is harmless, and compiles if its packages are there.
  ///
  /// - Complexity: O(*n*).
  public func isHarmless(text source: some Collection<UInt8>) -> Bool {
    var scanner = TeXScanner(Array(source), allowing: self, mode: .text)
    return scanner.scan()
  }

  /// Whether the commands in a field that is no TeX, such as an address, are harmless if a style
  /// typesets it all the same.
  ///
  /// - Complexity: O(*n*).
  public func isHarmless(verbatim source: some Collection<UInt8>) -> Bool {
    let circumflex = UInt8(ascii: "^")
    let mayHold = zip(source, source.dropFirst()).contains { byte, next in
      byte == circumflex && next == circumflex
    }
    if !mayHold, !source.contains(where: { $0 == UInt8(ascii: "\\") }) { return true }
    var scanner = TeXScanner(Array(source), allowing: self, mode: .verbatim)
    return scanner.scan()
  }

  /// Where a command of text ends that begins at an offset, with all of its arguments.
  ///
  /// - Parameters:
  ///   - bytes: The source.
  ///   - offset: Where the backslash is.
  ///   - isInGroup: Whether the command stands in a group, where it may change the font.
  /// - Returns: `nil` when the command or an argument of it is not known to be harmless.
  /// - Complexity: O(*n*) for a command of *n* bytes.
  public func endOfCommand(in bytes: [UInt8], from offset: Int, isInGroup: Bool) -> Int? {
    var scanner = TeXScanner(bytes, allowing: self, mode: .text, from: offset)
    scanner.isInGroup = isInGroup
    return scanner.scanCommand()
  }
}

/// A command of the user's own papers, as the setting `tex_command` names it.
public struct TeXMacro: Equatable, Sendable {
  /// The name without its backslash.
  public let name: String
  /// How many arguments in braces it takes.
  public let arguments: Int

  /// Reads `\name` or `\name 2`.
  ///
  /// - Returns: `nil` for anything but a backslash, letters and a number from 0 to 9.
  public init?(setting text: String) {
    let words = text.split(separator: " ")
    guard let first = words.first, first.utf8.first == UInt8(ascii: "\\"), words.count <= 2 else {
      return nil
    }
    let name = first.dropFirst()
    let count = words.count == 2 ? Int(words[1]) : 0
    guard !name.isEmpty, name.utf8.allSatisfy(\.isASCIILetter), let count, (0...9).contains(count)
    else { return nil }
    self.name = String(name)
    arguments = count
  }
}

// MARK: - The list

extension HarmlessTeX {
  /// Every command; made at the first backslash.
  static let commands: [String: TeXCommand] = {
    var all: [String: TeXCommand] = [:]
    func add(_ names: String, _ command: TeXCommand) {
      for name in names.split(whereSeparator: \.isWhitespace) { all[String(name)] = command }
    }
    addMath(add)
    addText(add)
    addPackages(add)
    return all
  }()

  private typealias Adding = (_ names: String, _ command: TeXCommand) -> Void

  private static func addMath(_ add: Adding) {
    add(TeXMathCommands.atoms, TeXCommand(place: .math, isAtom: true))
    add(TeXMathCommands.symbols, TeXCommand(place: .math))
    add(TeXMathCommands.operators, TeXCommand(place: .math, isOperator: true))
    add("operatorname", TeXCommand(place: .math, arguments: [.star, .math], isOperator: true))
    add("mathop", TeXCommand(place: .math, arguments: [.math], isOperator: true))
    add(TeXMathCommands.unary, TeXCommand(place: .math, arguments: [.math]))
    add(TeXMathCommands.alphabets, TeXCommand(place: .math, arguments: [.math], isAtom: true))
    add("frac dfrac tfrac", TeXCommand(place: .math, arguments: [.math, .math], isAtom: true))
    add(TeXMathCommands.binary, TeXCommand(place: .math, arguments: [.math, .math]))
    add(TeXMathCommands.arrows, TeXCommand(place: .math, arguments: [.optionalMath, .math]))
    add(TeXMathCommands.sizes, TeXCommand(place: .math, arguments: [.delimiter]))
    add("sqrt", TeXCommand(place: .math, arguments: [.optionalMath, .math]))
    add("cfrac", TeXCommand(place: .math, arguments: [.optionalAlignment, .math, .math]))
    add("substack", TeXCommand(place: .math, arguments: [.rows]))
    add("prescript", TeXCommand(place: .math, arguments: [.math, .math, .math]))
    add("mkern", TeXCommand(place: .math, arguments: [.mathKern]))
  }

  private static func addText(_ add: Adding) {
    add(TeXTextCommands.accents, TeXCommand(place: .text, arguments: [.text]))
    add(TeXTextCommands.letters, TeXCommand(place: .text))
    add(TeXTextCommands.symbols, TeXCommand(place: .anywhere))
    add(TeXTextCommands.atoms, TeXCommand(place: .anywhere, isAtom: true))
    add(TeXTextCommands.mathSwitches, TeXCommand(place: .anywhere, isSwitch: true))
    add(TeXTextCommands.textSwitches, TeXCommand(place: .text, isSwitch: true))
    add(TeXTextCommands.boxes, TeXCommand(place: .anywhere, arguments: [.same]))
    add(TeXTextCommands.fonts, TeXCommand(place: .anywhere, arguments: [.text], isAtom: true))
    add(TeXTextCommands.textBoxes, TeXCommand(place: .anywhere, arguments: [.text]))
    add(TeXTextCommands.unary, TeXCommand(place: .text, arguments: [.text]))
    add(TeXTextCommands.primitives, TeXCommand(place: .anywhere, arguments: [.box]))
    add(TeXTextCommands.logos, TeXCommand(place: .text))
    add(TeXTextCommands.biblatex, TeXCommand(place: .text))
    add("ensuremath", TeXCommand(place: .anywhere, arguments: [.math]))
    add("enquote textquote", TeXCommand(place: .text, arguments: [.star, .text]))
    add("texorpdfstring", TeXCommand(place: .anywhere, arguments: [.same, .text]))
    add("foreignlanguage", TeXCommand(place: .text, arguments: [.word, .text]))
    add("textcolor", TeXCommand(place: .anywhere, arguments: [.word, .same]))
    add("bibstring biblstring bibsstring bibcpstring", TeXCommand(place: .text, arguments: [.word]))
    add("symbol", TeXCommand(place: .text, arguments: [.number]))
    add("char", TeXCommand(place: .text, arguments: [.code]))
    add("hspace", TeXCommand(place: .anywhere, arguments: [.star, .length]))
    add("kern", TeXCommand(place: .anywhere, arguments: [.bareLength]))
    add("raise lower", TeXCommand(place: .anywhere, arguments: [.bareLength, .hbox]))
    add("raisebox", TeXCommand(place: .anywhere, arguments: [.length, .text]))
    add("rule", TeXCommand(place: .anywhere, arguments: [.optionalLength, .length, .length]))
  }

  private static func addPackages(_ add: Adding) {
    add("url", TeXCommand(place: .text, arguments: [.link]))
    add("href", TeXCommand(place: .text, arguments: [.link, .text]))
    add("nolinkurl path doi", TeXCommand(place: .text, arguments: [.address]))
    let notes = [TeXArgument.star, .optionalText, .optionalText]
    add(TeXTextCommands.cites, TeXCommand(place: .text, arguments: notes + [.keys]))
    add(TeXTextCommands.journals, TeXCommand(place: .text))
    add(TeXTextCommands.astronomy, TeXCommand(place: .anywhere))
    add("ion", TeXCommand(place: .anywhere, arguments: [.text, .number]))
    add("ce cee cf ch chem", TeXCommand(place: .anywhere, arguments: [.free]))
    add("iupac bond", TeXCommand(place: .anywhere, arguments: [.free]))
    add("isotope nuclide", TeXCommand(place: .anywhere, arguments: [.optionalMath, .text]))
    add("num si ang numlist", TeXCommand(place: .anywhere, arguments: [.options, .units]))
    add("unit", TeXCommand(place: .anywhere, arguments: [.optionalText, .units]))
    let two = [TeXArgument.options, .units, .units]
    add("SI qty numrange SIlist qtylist", TeXCommand(place: .anywhere, arguments: two))
    add("SIrange qtyrange", TeXCommand(place: .anywhere, arguments: two + [.units]))
    add("nicefrac sfrac", TeXCommand(place: .anywhere, arguments: [.text, .text]))
    add("unitfrac", TeXCommand(place: .anywhere, arguments: [.optionalText, .text, .text]))
  }
}
