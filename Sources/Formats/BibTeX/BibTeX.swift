internal import Records
public import Text

/// BibTeX and biblatex databases: `.bib` files.
///
///     bytes ─read→ File of entries, values as written ─records→ Record ─write→ text
///
/// The reader accepts everything that BibTeX 0.99d and biber read, and continues after errors that
/// stop them. Where the two differ, it follows the one that loses less; the doc comments name it.
public enum BibTeX {
  /// The contents of a `.bib` file, with the values as written.
  public struct File: Sendable {
    /// The name for messages, as the user types it.
    public let name: String
    /// The file as UTF-8, to which all ranges and the places of messages refer.
    public let text: [UInt8]
    public let encoding: TextEncoding
    /// In the order of the file; keys may repeat.
    public var entries: [Entry] = []
    /// The entries with the same key as an earlier one; case is ignored.
    public var repeats: [Int] = []
    /// Every `@string`, in order, redefinitions included.
    public var macros: [Entry] = []
    /// Every `@preamble`.
    public var preambles: [Value] = []
    /// Every `@comment`, and every line that a percent sign between entries comments out.
    public var comments: [Range<Int>] = []
  }

  /// One `@type{key, name = value, …}`.
  public struct Entry: Equatable, Sendable {
    /// As written; case has no meaning.
    public var type: String
    /// As written; empty if there is none.
    public var key: String
    public var fields: [Field] = []
    /// The texts after percent signs, up to the ends of their lines.
    public var comments: [Range<Int>] = []
    /// From the `@` to the closing brace.
    public var range: Range<Int>
  }

  public struct Field: Equatable, Sendable {
    /// As written; case has no meaning.
    public var name: String
    public var value: Value
    /// From the name to the end of the value.
    public var range: Range<Int>
  }

  /// Pieces joined by `#`.
  ///
  /// Nearly every value is one piece, which is stored without an array, since a large file has
  /// millions of values.
  public struct Value: Equatable, Sendable {
    private var first: Piece?
    private var others: [Piece] = []

    public init(pieces: [Piece] = []) { for piece in pieces { append(piece) } }

    public var pieces: [Piece] { first.map { [$0] + others } ?? [] }
    public var isEmpty: Bool { first == nil }

    /// The piece that is the whole value, if there is only one.
    var sole: Piece? { others.isEmpty ? first : nil }

    mutating func append(_ piece: Piece) {
      if first == nil { first = piece } else { others.append(piece) }
    }
  }

  /// A part of a value; ranges leave out the delimiters.
  public enum Piece: Equatable, Sendable {
    case braced(Range<Int>)
    case quoted(Range<Int>)
    /// A number, or text that lacks its braces.
    case bare(Range<Int>)
    /// A macro and its text at this place in the file; `nil` if it is not defined.
    case macro(Range<Int>, text: [UInt8]?)
  }

  /// Reads a `.bib` file.
  ///
  /// Each fault gives a message, and loses at most the field that contains it.
  ///
  /// - Complexity: O(*n*), even for deeply nested or unbalanced braces.
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> File {
    var macros = Macros()
    return read(bytes, file: file, macros: &macros, report: report)
  }

  /// Reads a `.bib` file that may use macros of the files before it, and adds its own to them.
  ///
  /// - Complexity: O(*n*), as without macros.
  public static func read(
    _ bytes: [UInt8], file: String, macros: inout Macros, report: (Diagnostic) -> Void
  ) -> File {
    let (text, encoding) = TextEncoding.decode(bytes, file: file, report: report)
    let contents = File(name: file, text: text, encoding: encoding)
    var reader = BibTeXReader(contents, macros: macros)
    reader.readAll()
    for problem in reader.problems { report(problem) }
    macros = reader.macros
    return reader.file
  }
}

extension BibTeX.File {
  /// The source text of a value with its macros expanded; an undefined macro is replaced by its
  /// name.
  public func source(of value: BibTeX.Value) -> ArraySlice<UInt8> {
    if let piece = value.sole { return source(of: piece) }
    var result: [UInt8] = []
    for piece in value.pieces { result += source(of: piece) }
    return result[...]
  }

  private func source(of piece: BibTeX.Piece) -> ArraySlice<UInt8> {
    switch piece {
    case .braced(let range), .quoted(let range), .bare(let range): text[range]
    case .macro(let range, let expansion): expansion?[...] ?? text[range]
    }
  }
}
