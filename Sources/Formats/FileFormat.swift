public import Records
public import Text

/// A bibliographic file format: its name, how a file of it is recognized, its reader and its writer.
///
///     file name ─endings─> the format <─beginsText, isFound─ text
///     bytes ─read─> ImportedFile            records ─writer─> text
///
/// Each format is one value, in a file of its own next to its reader and writer.
public struct FileFormat: Sendable {
  /// Reads a file: its bytes, its name for messages, and a function that receives each fault.
  public typealias Reader =
    @Sendable (_ bytes: [UInt8], _ file: String, _ report: (Diagnostic) -> Void) -> ImportedFile

  /// Reads a file as `Reader` does, with the macros of the files that the command read before it.
  public typealias ReaderWithMacros =
    @Sendable (
      _ bytes: [UInt8], _ file: String, _ macros: inout BibTeX.Macros,
      _ report: (Diagnostic) -> Void
    ) -> ImportedFile

  /// Writes records: the records, what is known of their venues and parents, and a function that
  /// receives what the format cannot express.
  public typealias TextWriter =
    @Sendable (
      _ records: [Record], _ context: ExportContext, _ report: (Diagnostic) -> Void
    ) -> String

  /// How records are written.
  public enum Writer: Sendable {
    /// By a function that gets only what the file is to have: no private fields.
    case text(TextWriter)
    /// By a `BibTeX.Writer`, whose settings include which fields are private.
    case bibTeX(BibTeX.Dialect)
  }

  /// What of a record a file keeps.
  public enum Fidelity: Sendable {
    /// All fields with their values as they are.
    case exact
    /// The data, under the format's names and in its notation.
    case converted
    /// As `converted`, but an organization with a name of one word looks like a person.
    case convertedWithoutOrganizations
  }

  /// The name, as `--to` takes it: lower case.
  public let name: String
  /// What the format is, in one line.
  public let documentation: String
  /// The ends of file names, in lower case and with the dot.
  public let endings: [String]
  /// Whether a text in UTF-8 begins, after white space, as only a file of this format does.
  public var beginsText: (@Sendable ([UInt8]) -> Bool)?
  /// Whether a text in UTF-8 that begins as no format does has an entry of this format.
  public var isFound: (@Sendable ([UInt8]) -> Bool)?
  /// `nil` if ibid cannot read the format.
  public var reader: Reader?
  /// A reader that shares macros with other files, for formats that have macros.
  public var readerWithMacros: ReaderWithMacros?
  /// `nil` if ibid cannot write the format.
  public var writer: Writer?
  public var fidelity: Fidelity
  /// The line that marks a generated file; `nil` if the format has no comments.
  public var checksumLine: ChecksumLine?
  /// The bytes that begin a line of comment between records.
  public var commentStarts: [UInt8] = []
  /// Finds an escaped NUL character in a text, for formats that have escapes for characters.
  public var nulEscape: (@Sendable ([UInt8]) -> Range<Int>?)?

  public init(
    _ name: String, _ documentation: String, endings: [String],
    fidelity: Fidelity = .converted, reader: Reader? = nil, writer: Writer? = nil
  ) {
    self.name = name
    self.documentation = documentation
    self.endings = endings
    self.fidelity = fidelity
    self.reader = reader
    self.writer = writer
  }

  /// Whether a file name has one of the endings; case is ignored.
  public func isEnding(of fileName: String) -> Bool {
    let fileName = fileName.asciiLowercased
    return endings.contains { fileName.hasSuffix($0) }
  }

  /// Whether an organization with a name of one word differs from a person in a file.
  public var marksOrganizations: Bool {
    switch fidelity {
    case .exact, .converted: true
    case .convertedWithoutOrganizations: false
    }
  }
}

extension FileFormat: Equatable {
  /// Whether two formats have the same name.
  public static func == (first: FileFormat, second: FileFormat) -> Bool {
    first.name == second.name
  }
}
