public import Records

/// The three-way merge of rec files by record, field and value, as git's merge driver needs it.
///
///     base                 ours                   theirs
///     author: Roe, Rick    author: Roe, Rick      author: Roe, Rick; orcid=0000-…
///     tag: new             tag: new               tag: new
///                          tag: selected          tag: read
///
///     merged               author: Roe, Rick; orcid=0000-…
///                          tag: new
///                          tag: selected
///                          tag: read
///
/// The result is ours with the changes of theirs put in: a line that neither side touched keeps its
/// bytes. Paragraphs are matched first (`ParagraphMatching`), then the lines within two matched
/// paragraphs (`LineMatching`), then each line is merged by what it says (`ValueMerge`), and the
/// lines of both sides are put into one order (`SequenceMerge`).
public enum DocumentMerge {
  /// Lines that the sides changed differently; the result has both, between git's markers.
  public struct Conflict: Equatable, Sendable {
    /// The record's key, where the paragraph has one.
    public var key: String?
    /// `nil` when it is about a whole record, or a comment.
    public var field: FieldName?
    /// Whether one side has no lines there: it removed what the other one changed.
    public var isRemoval = false
  }

  public struct Result: Equatable, Sendable {
    public var bytes: [UInt8]
    public var conflicts: [Conflict]
  }

  /// Merges two edits of a file.
  ///
  /// - Returns: The merged file, or `nil` when a version cannot be parsed (a line that is not rec
  ///   syntax, bytes that are not UTF-8, a key that occurs twice): then merge it by lines.
  public static func merge(
    base: RecDocument, ours: RecDocument, theirs: RecDocument,
    markers: ConflictMarkers = ConflictMarkers()
  ) -> Result? {
    if ours.bytes == theirs.bytes || base.bytes == theirs.bytes {
      return Result(bytes: ours.bytes, conflicts: [])
    }
    if base.bytes == ours.bytes { return Result(bytes: theirs.bytes, conflicts: []) }
    guard let base = SplitDocument(base), let ours = SplitDocument(ours),
      let theirs = SplitDocument(theirs)
    else { return nil }
    return merge(ThreeWay(base: base, ours: ours, theirs: theirs), markers)
  }

  /// Merges documents that have been split already.
  static func merge(_ texts: ThreeWay<SplitDocument>, _ markers: ConflictMarkers) -> Result? {
    let merged = MergedDocument(texts)
    guard merged.isReadAsMeant else { return nil }
    return Result(bytes: merged.bytes(.both(markers)), conflicts: merged.conflicts)
  }
}
