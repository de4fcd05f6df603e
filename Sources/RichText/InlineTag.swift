public import Text

/// A tag of the markup that fields of records and of CSL-JSON have.
///
/// - Source: citeproc-js's manual, "HTML-like formatting tags".
public enum InlineTag: Equatable, Sendable {
  case italic, bold, superscript, `subscript`, smallCaps
  /// `<span style="font-variant: small-caps">`.
  case smallCapsSpan
  /// `<span class="nocase">`.
  case nocase
  /// `<span class="nodecor">`, which only CSL-JSON has.
  case undecorated

  /// The name of the element.
  public var name: String {
    switch self {
    case .italic: "i"
    case .bold: "b"
    case .superscript: "sup"
    case .subscript: "sub"
    case .smallCaps: "sc"
    case .smallCapsSpan, .nocase, .undecorated: "span"
    }
  }

  /// What the tag does to its text; `nil` for those that protect it.
  var style: MarkedText.Style? {
    switch self {
    case .italic: .italic
    case .bold: .bold
    case .superscript: .superscript
    case .subscript: .subscript
    case .smallCaps, .smallCapsSpan: .smallCaps
    case .nocase, .undecorated: nil
    }
  }

  /// A tag where a text has one, and where it ends.
  public struct Token {
    public enum Kind {
      case open(InlineTag)
      case close(name: String)
    }

    public var kind: Kind
    /// The offset after its `>`.
    public var end: Int

    /// Reads the tag that begins at the cursor's place; `nil` if none does.
    ///
    /// Quotation marks, semicolons and spaces of attributes don't matter.
    public init?(at cursor: Cursor) {
      var cursor = cursor
      guard cursor.skip(UInt8(ascii: "<")) else { return nil }
      let isClosing = cursor.skip(UInt8(ascii: "/"))
      let name = cursor.text(cursor.range(while: \.isASCIILetter))
      guard ["i", "b", "sup", "sub", "sc", "span"].contains(name) else { return nil }
      let limit = cursor.offset + Self.maximumAttributes
      while let byte = cursor.peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<"),
        cursor.offset < limit
      {
        cursor.offset += 1
      }
      let attributes = cursor.bytes[(limit - Self.maximumAttributes)..<cursor.offset]
      guard cursor.skip(UInt8(ascii: ">")) else { return nil }
      end = cursor.offset
      let attribute = attributes.filter { byte in
        !byte.isASCIIWhitespace && !"\"';".utf8.contains(byte)
      }
      switch (name, String(decoding: attribute, as: UTF8.self)) {
      case (_, "") where isClosing: kind = .close(name: name)
      case ("i", ""): kind = .open(.italic)
      case ("b", ""): kind = .open(.bold)
      case ("sup", ""): kind = .open(.superscript)
      case ("sub", ""): kind = .open(.subscript)
      case ("sc", ""): kind = .open(.smallCaps)
      case ("span", "style=font-variant:small-caps"): kind = .open(.smallCapsSpan)
      case ("span", "class=nocase"): kind = .open(.nocase)
      case ("span", "class=nodecor"): kind = .open(.undecorated)
      default: return nil
      }
    }

    /// The attributes of known tags are shorter; a limit keeps texts full of `<i` linear to read.
    private static let maximumAttributes = 100
  }
}
