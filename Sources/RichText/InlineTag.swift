import Text

/// A tag that data may have.
enum InlineTag: Equatable {
  case italic, bold, superscript, `subscript`, smallCaps
  /// `<span style="font-variant: small-caps">`.
  case smallCapsSpan
  case nocase, undecorated

  /// The name of the element.
  var name: String {
    switch self {
    case .italic: "i"
    case .bold: "b"
    case .superscript: "sup"
    case .subscript: "sub"
    case .smallCaps: "sc"
    case .smallCapsSpan, .nocase, .undecorated: "span"
    }
  }

  func wrapping(_ parts: [Output]) -> Output {
    switch self {
    case .italic: .markup(.italic, parts)
    case .bold: .markup(.bold, parts)
    case .superscript: .markup(.superscript, parts)
    case .subscript: .markup(.subscript, parts)
    case .smallCaps, .smallCapsSpan: .markup(.smallCaps, parts)
    case .nocase: .nocase(parts)
    case .undecorated: .nocase([.tagged(.undecorated, parts)])
    }
  }

  /// A tag where a text has one, and where it ends.
  struct Token {
    enum Kind {
      case open(InlineTag)
      case close(name: String)
    }

    var kind: Kind
    var end: Int

    /// Reads the tag that begins at the cursor's place.
    init?(at cursor: Cursor) {
      var cursor = cursor
      guard cursor.skip(UInt8(ascii: "<")) else { return nil }
      let isClosing = cursor.skip(UInt8(ascii: "/"))
      let name = cursor.text(cursor.range(while: \.isASCIILetter))
      let attributes = cursor.range { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
      guard cursor.skip(UInt8(ascii: ">")) else { return nil }
      end = cursor.offset
      let attribute = cursor.bytes[attributes].filter { byte in
        !byte.isASCIIWhitespace && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
          && byte != UInt8(ascii: ";")
      }
      switch (name, String(decoding: attribute, as: UTF8.self)) {
      case ("i", ""), ("b", ""), ("sup", ""), ("sub", ""), ("sc", ""), ("span", ""):
        if isClosing {
          kind = .close(name: name)
          return
        }
        switch name {
        case "i": kind = .open(.italic)
        case "b": kind = .open(.bold)
        case "sup": kind = .open(.superscript)
        case "sub": kind = .open(.subscript)
        case "sc": kind = .open(.smallCaps)
        default: return nil
        }
      case ("span", "style=font-variant:small-caps"): kind = .open(.smallCapsSpan)
      case ("span", "class=nocase"): kind = .open(.nocase)
      case ("span", "class=nodecor"): kind = .open(.undecorated)
      default: return nil
      }
    }
  }
}
