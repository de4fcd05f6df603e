internal import Records
public import Text

/// BibTeX and biblatex databases: `.bib` files.
///
///     bytes ─read→ File of entries, values as they are spelt ─records→ Record ─write→ text
///
/// The reader takes what BibTeX 0.99d and biber read, and goes on where they stop. Where the two
/// differ, the one that loses less is followed; the doc comment at each such place says which.
public enum BibTeX {
  /// What a `.bib` file says, its values still as they are spelt.
  public struct File: Sendable {
    /// The name for messages, as the user would type it.
    public let name: String
    /// The file as UTF-8, in which all ranges and the places of all messages count.
    public let text: [UInt8]
    public let encoding: TextEncoding
    /// In the order of the file; keys may repeat.
    public var entries: [Entry] = []
    /// The entries whose key is, but for its case, that of one further up.
    public var repeats: [Int] = []
    /// Every `@string`, in order, redefinitions included.
    public var macros: [Entry] = []
    /// Every `@preamble`.
    public var preambles: [Value] = []
    /// Every `@comment`, and every line that a percent sign between entries takes out.
    public var comments: [Range<Int>] = []
  }

  /// One `@type{key, name = value, …}`.
  public struct Entry: Equatable, Sendable {
    /// As it is spelt: case has no meaning.
    public var type: String
    /// As it is spelt; empty when there is none.
    public var key: String
    public var fields: [Field] = []
    /// What follows a percent sign, up to the end of its line.
    public var comments: [Range<Int>] = []
    /// From the `@` to the closing brace.
    public var range: Range<Int>
  }

  public struct Field: Equatable, Sendable {
    /// As it is spelt: case has no meaning.
    public var name: String
    public var value: Value
    /// From the name to the end of the value.
    public var range: Range<Int>
  }

  /// Pieces that `#` joins.
  ///
  /// Nearly every value is one piece, which stands here itself: a large file has millions.
  public struct Value: Equatable, Sendable {
    private var first: Piece?
    private var others: [Piece] = []

    public init(pieces: [Piece] = []) { for piece in pieces { append(piece) } }

    public var pieces: [Piece] { first.map { [$0] + others } ?? [] }
    public var isEmpty: Bool { first == nil }

    /// The piece that is the whole value, if there is but one.
    var sole: Piece? { others.isEmpty ? first : nil }

    mutating func append(_ piece: Piece) {
      if first == nil { first = piece } else { others.append(piece) }
    }
  }

  /// A part of a value; ranges leave out the delimiters.
  public enum Piece: Equatable, Sendable {
    case braced(Range<Int>)
    case quoted(Range<Int>)
    /// A number, or text that should have been in braces.
    case bare(Range<Int>)
    /// A macro and what it stands for at this place in the file; `nil` when it is not defined.
    case macro(Range<Int>, text: [UInt8]?)
  }

  /// Reads a `.bib` file whole; a fault costs a message, and at most the field that it stands in.
  ///
  /// - Complexity: O(*n*), however the braces are nested or unbalanced.
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> File {
    let (text, encoding) = TextEncoding.decode(bytes, file: file, report: report)
    var reader = BibTeXReader(File(name: file, text: text, encoding: encoding))
    reader.readAll()
    for problem in reader.problems { report(problem) }
    return reader.file
  }
}

extension BibTeX.File {
  /// The source text that a value stands for, macros put in; an undefined macro is its own name.
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
