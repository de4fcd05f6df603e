internal import Text

/// The TeX text of `.bib` fields and the Unicode text of a record's values, one from the other.
///
/// A value is what `MarkedText` reads: Unicode, `<i> <b> <sup> <sub> <sc>`, `$…$` for math, `{…}` for
/// words that keep their case, and `\$ \{ \} \<` where these signs are meant themselves. In a value
/// a backslash before a letter or a sign is TeX that `decode` did not know; `encode` gives it back.
///
/// Fields that BibTeX and biblatex take verbatim (`url`, `doi`, `file`, `eprint` …) have no TeX in
/// them: the caller knows the fields, and passes neither their source nor their value here.
public enum LaTeX {
  /// What the encoded text is for.
  public enum Target: Sendable {
    /// Classic BibTeX: accents and symbols as commands in ASCII, each a "special character" of
    /// BibTeX (`{\"u}`), so that initials, sorting and changes of case work.
    case bibtex
    /// biber and biblatex: Unicode, with only TeX's own signs escaped.
    case biblatex
  }

  /// The lines of a value.
  public enum Layout: Sendable {
    /// A blank line and `\par` are spaces, as all white space is.
    case line
    /// A blank line and `\par` leave a blank line in the value, as between the paragraphs of an
    /// abstract.
    case paragraphs
  }

  /// Something in a source that a value cannot say.
  public enum Remark: Equatable, Sendable {
    /// A command that is not known, such as `\foo`; it and its arguments stay as written.
    case unknownCommand(String)
    /// A command that has no place in a value, with its argument: `\noopsort{1973a}`.
    case dropped(String)
    /// A font that has no place in a value, by the command's name; its text stays.
    case withoutFont(String)
  }

  /// Reads the TeX source of a field as a record's value.
  ///
  ///     LaTeX.decode(#"{\'E}tude of {BERT} in \emph{E. coli}, $x^2$"#)
  ///     // "Étude of {BERT} in <i>E. coli</i>, $x^2$"
  ///
  /// Runs of white space become one space, as in BibTeX. Nothing fails: what is not understood
  /// stays as it is written.
  ///
  /// - Parameters:
  ///   - source: The field without its delimiters.
  ///   - layout: What becomes of paragraphs.
  ///   - report: Is told what was not understood or left out, in the order of the source.
  /// - Returns: The value, as `MarkedText` reads it.
  /// - Complexity: O(*n*), whatever the nesting; text without TeX is only looked at.
  public static func decode(
    _ source: String, layout: Layout = .line, report: (Remark) -> Void = { _ in }
  ) -> String {
    guard needsDecoding(source) else { return source }
    var decoder = Decoder(Array(source.utf8), layout: layout)
    let value = decoder.decode()
    decoder.remarks.forEach(report)
    return value
  }

  /// Reads the TeX source of one name, in which a tie is a plain space: `Donald~E. Knuth`.
  ///
  /// - Complexity: O(*n*).
  public static func decodeName(_ source: String, report: (Remark) -> Void = { _ in }) -> String {
    guard needsDecoding(source) else { return source }
    var decoder = Decoder(Array(source.utf8), tie: " ")
    let value = decoder.decode()
    decoder.remarks.forEach(report)
    return value
  }

  /// Writes a record's value as TeX source for a field, without delimiters.
  ///
  ///     LaTeX.encode("Übung: 5 % <i>Ångström</i>", for: .bibtex)
  ///     // #"{\"U}bung: 5 \% \emph{{\AA}ngstr{\"o}m}"#
  ///
  /// `decode` gives the value back, but for TeX that the list does not allow, which becomes text
  /// that shows its source. Letters for which LaTeX and its standard encodings have no
  /// command (see `Letters`) stay UTF-8 even for BibTeX. The source is balanced as BibTeX counts
  /// braces and never ends in a backslash. In classic BibTeX, styles that lower the case of titles
  /// do so in math outside braces too; who writes a title may put `{…}` around it.
  ///
  /// - Parameters:
  ///   - value: The value, as `MarkedText` reads it.
  ///   - target: What reads the source.
  ///   - list: The TeX in the value that may stay TeX.
  ///   - report: Is told once if there is other TeX in the value.
  /// - Returns: The source.
  /// - Complexity: O(*n*).
  public static func encode(
    _ value: String, for target: Target, allowing list: HarmlessTeX = HarmlessTeX(),
    report: () -> Void = {}
  ) -> String {
    guard Encoder.needsEncoding(value, for: target) else { return value }
    var encoder = Encoder(value, for: target, allowing: list)
    let source = encoder.encode()
    if encoder.printsTeX { report() }
    return source
  }
}

extension LaTeX {
  /// Whether a source may mean something else than its characters.
  private static func needsDecoding(_ source: String) -> Bool {
    source.containsByte(after: UInt8(ascii: "x"), where: needsDecoding)
  }

  /// Whether a byte of a source, given the byte before it, may mean something else than itself.
  ///
  /// A source in which no byte does is its own value.
  @inlinable public static func needsDecoding(_ byte: UInt8, after last: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"),
      UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: ">"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "^"), 0x20: byte == last
    default: (0x09...0x0D).contains(byte)
    }
  }
}
