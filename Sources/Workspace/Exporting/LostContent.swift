public import Text

/// What a file contains that is missing from the text to replace it.
public struct LostContent: Equatable {
  /// The keys of entries, or their titles if they have no key.
  public var entries: [String] = []
  /// The names of `@string` macros.
  var macros: [String] = []
  /// Comment lines, preambles and text between entries.
  public var lines: [String] = []
  /// Whether the entries can be added to the library.
  var canBeAdded = false

  /// Whether nothing would be lost.
  public var isEmpty: Bool { entries.isEmpty && macros.isEmpty && lines.isEmpty }

  /// The error that names what would be lost.
  ///
  /// - Parameters:
  ///   - file: The file, as the user named it.
  ///   - isEdited: Whether ibid wrote the file and it was changed since.
  /// - Returns: The error.
  public func refusal(of file: String, isEdited: Bool) -> Diagnostic {
    let parts = [
      Self.count(entries, "entry", "entries"), Self.count(macros, "@string", "@strings"),
      Self.count(lines, "other line", "other lines"),
    ]
    let isForAdding = canBeAdded && !entries.isEmpty
    let add = isForAdding ? "`ibid add \(file)` puts the entries into the library; " : ""
    return Diagnostic(
      "\(file.quoted) \(isEdited ? "was changed after ibid wrote it, and " : "")is not replaced, since"
        + " this would be lost: " + parts.compactMap { $0 }.joined(separator: "; "),
      hint: add + (isForAdding ? "" : "write to another file; ") + "--force replaces the file")
  }

  /// The number of items and the names of the first few; `nil` if there are none.
  private static func count(_ items: [String], _ one: String, _ several: String) -> String? {
    guard !items.isEmpty else { return nil }
    let shown = items.prefix(shownCount).map { item in
      let text = item.escapingControls
      return text.count > shownLength ? "\(text.prefix(shownLength - 1))…" : text
    }
    let rest = items.count > shown.count ? ", …" : ""
    let words = items.count == 1 ? one : several
    return "\(items.count) \(words) (\(shown.joined(separator: ", "))\(rest))"
  }

  private static let shownCount = 5
  private static let shownLength = 40
}

extension LostContent {
  /// The non-empty lines of a text that another text does not have.
  ///
  /// White space at either end is ignored, and so are lines without a letter or a digit.
  public static func lines(of old: [UInt8], missingIn new: [UInt8]) -> [String] {
    let kept = Set(meaningfulLines(of: new))
    return meaningfulLines(of: old).filter { !kept.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func meaningfulLines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(whereSeparator: \.isLineEnd).compactMap { line in
      // A byte order mark is not text.
      let line = line.withoutByteOrderMark
      guard
        line.contains(where: { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 }),
        let first = line.firstIndex(where: { !$0.isASCIIWhitespace }),
        let last = line.lastIndex(where: { !$0.isASCIIWhitespace })
      else { return nil }
      return line[first...last]
    }
  }
}
