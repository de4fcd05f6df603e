/// What a command of TeX takes after its name.
enum TeXArgument: Equatable, Sendable {
  /// Source in the mode that the command stands in.
  case same
  case text
  case math
  /// Math in which `\\` ends a row, as in `\substack`.
  case rows
  /// The formulas of chemistry packages, in which `^` and `_` are no scripts of TeX.
  case free
  /// A number and units as siunitx reads them.
  case units
  /// A whole number of at most three digits, or a Roman one.
  case number
  /// A length in braces, such as `{0.5em}`.
  case length
  /// A length without braces, as primitives take it: `\kern-.15em`.
  case bareLength
  /// A length of math without braces: `\mkern3mu`.
  case mathKern
  /// A character's code: `65`, `'101` or `"41`.
  case code
  /// A name such as that of a language: letters, digits, hyphens.
  case word
  /// Citation keys.
  case keys
  /// A link that the rule for links allows.
  case link
  /// An address that is shown and not followed.
  case address
  /// A delimiter, as `\big` takes it.
  case delimiter
  /// Text that has to stand in braces, since a primitive takes it.
  case box
  /// A box of plain TeX: `\hbox{…}`.
  case hbox
  /// A `*`, which may be there.
  case star
  /// Text in brackets, which may be there.
  case optionalText
  /// `[l]`, `[c]` or `[r]`, which may be there.
  case optionalAlignment
  /// Options in brackets, which may be there; no number is among them, for some would print a line
  /// of a million digits.
  case options
  /// Math in brackets, which may be there.
  case optionalMath
  /// A length in brackets, which may be there.
  case optionalLength
}

/// How a part of a source is read.
enum TeXMode: Equatable, Sendable {
  case text, math, free, units
  /// A field that is no TeX, such as an address, in which only commands matter.
  case verbatim
}

/// A command that is known to be harmless.
struct TeXCommand: Equatable, Sendable {
  enum Place: Equatable, Sendable { case text, math, anywhere }

  var place: Place
  var arguments: [TeXArgument] = []
  /// Whether it may stand after `^` or `_` without braces of its own.
  var isAtom = false
  /// Whether it changes what follows, to the end of the group.
  var isSwitch = false
  /// Whether `\limits` may follow.
  var isOperator = false
}

/// An environment that is known to be harmless; all of them stand in math.
struct TeXEnvironment: Equatable, Sendable {
  /// The most columns that a row may have.
  var columns = 1
  /// Whether the columns are an argument, as they are of `array`.
  var hasColumns = false
}
