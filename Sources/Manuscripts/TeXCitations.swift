internal import Text

/// Finds the keys in the cite commands of LaTeX, natbib and biblatex.
///
/// A cite command is any command with `cite` in its name, except those for settings. Comments,
/// `\verb` and verbatim environments are skipped.
struct TeXCitations {
  private var cursor: Cursor
  private lazy var groups = TeXGroups(cursor.bytes)
  private(set) var citations: [CitedKey] = []
  /// The files of `\input`, `\include`, `\subfile` and `\import`, with `.tex`.
  private(set) var inclusions: [Inclusion] = []

  init(_ text: [UInt8]) {
    cursor = Cursor(text)
    run()
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let percent = UInt8(ascii: "%")

  /// Commands with `cite` in their names whose arguments are not keys.
  private static let settings: Set<String> = [
    "citestyle", "setcitestyle", "citetext", "citereset", "citesetup", "newcites", "citename",
    "declarecitecommand",
    "citeindextrue", "citeindexfalse", "citetrackertrue", "citetrackerfalse", "citenum@",
    "defcitealias",
    "declaremulticitecommand", "declareautocitecommand", "bibcite", "abx@aux@cite", "mkbibcitation",
    "citedelim", "citeleft", "citeright", "citepunct", "citemid", "citeform",
  ]

  private static let verbatimEnvironments: Set<String> = [
    "verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents",
    "filecontents*",
  ]

  private mutating func run() {
    while let byte = cursor.next() {
      switch byte {
      case Self.percent: skipComment()
      case Self.backslash: command()
      default: break
      }
    }
  }

  private mutating func skipComment() {
    _ = cursor.range { $0 != UInt8(ascii: "\n") }
  }

  private mutating func command() {
    let name = cursor.text(cursor.range { $0.isASCIILetter || $0 == UInt8(ascii: "@") })
    if name.isEmpty {
      cursor.offset += 1  // an escaped character, such as \%
    } else if name == "verb" || name == "lstinline" || name == "mintinline" {
      _ = skipGroup(UInt8(ascii: "["))
      if name == "mintinline" { _ = skipGroup(UInt8(ascii: "{")) }
      skipVerb()
    } else if name == "begin" {
      skipVerbatimEnvironment()
    } else if Self.including.contains(name) {
      include(isInFolder: name.hasSuffix("import"))
    } else {
      let lowered = name.asciiLowercased
      guard Self.mentionsCite(lowered), !Self.settings.contains(lowered) else { return }
      cite(isMultiple: lowered.hasSuffix("cites"))
    }
  }

  private static func mentionsCite(_ name: String) -> Bool {
    name.firstRange(of: "cite") != nil || name == "bibentry"
  }

  private static let including: Set<String> = [
    "input", "include", "subfile", "subfileinclude", "import", "subimport",
  ]

  /// Reads the argument of an inclusion: `{file}`, or `{folder}{file}`.
  private mutating func include(isInFolder: Bool) {
    var path = ""
    var range = cursor.offset..<cursor.offset
    for _ in 0..<(isInFolder ? 2 : 1) {
      skipBlanks()
      guard cursor.skip(UInt8(ascii: "{")) else { return }
      range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
      path += cursor.text(range).trimmed
    }
    guard !path.isEmpty else { return }
    let name = path.split(separator: "/").last ?? ""
    inclusions.append(Inclusion(path: name.contains(".") ? path : path + ".tex", bytes: range))
  }

  private mutating func skipVerb() {
    _ = cursor.skip(UInt8(ascii: "*"))
    guard let delimiter = cursor.next() else { return }
    let closing = delimiter == UInt8(ascii: "{") ? UInt8(ascii: "}") : delimiter
    while let byte = cursor.next(), byte != closing, byte != UInt8(ascii: "\n") {}
  }

  private mutating func skipVerbatimEnvironment() {
    guard cursor.skip(UInt8(ascii: "{")) else { return }
    let name = cursor.text(cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd })
    guard Self.verbatimEnvironments.contains(name) else { return }
    let end = Array("\\end{\(name)}".utf8)
    while !cursor.isAtEnd, !cursor.bytes[cursor.offset...].starts(with: end) { cursor.offset += 1 }
  }

  /// Reads `*`, the optional arguments and the keys; multicite commands have several such groups.
  ///
  /// `<…>` is apacite's first argument, or an overlay of beamer.
  private mutating func cite(isMultiple: Bool) {
    _ = cursor.skip(UInt8(ascii: "*"))
    repeat {
      let start = cursor.offset
      skipBlanks()
      while skipGroup(UInt8(ascii: "[")) || skipGroup(UInt8(ascii: "<"))
        || (isMultiple && skipGroup(UInt8(ascii: "(")))
      {
        skipBlanks()
      }
      guard cursor.skip(UInt8(ascii: "{")) else {
        cursor.offset = start
        return
      }
      keys()
    } while isMultiple
  }

  private mutating func skipBlanks() {
    while let byte = cursor.peek {
      if byte == Self.percent {
        skipComment()
      } else if byte.isASCIIWhitespace {
        cursor.offset += 1
      } else {
        return
      }
    }
  }

  /// Skips a nested group such as `[…]`; returns whether there was one.
  private mutating func skipGroup(_ open: UInt8) -> Bool {
    guard cursor.peek == open, let end = groups.end(of: cursor.offset) else { return false }
    cursor.offset = end + 1
    return true
  }

  /// Reads keys up to the closing brace, separated by commas.
  private mutating func keys() {
    while !cursor.isAtEnd {
      skipBlanks()
      let range = cursor.range {
        !$0.isASCIIWhitespace && !",}%\\{".utf8.contains($0)
      }
      // `#1` is a parameter of a macro.
      if !range.isEmpty, !cursor.bytes[range].contains(UInt8(ascii: "#")) {
        citations.append(CitedKey(key: cursor.text(range), bytes: range))
      }
      let end = cursor.offset
      skipBlanks()
      // A paragraph cannot be within a list of keys; its closing brace is missing.
      let lines = cursor.bytes[end..<cursor.offset].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      if lines.dropFirst().dropLast().contains(where: { $0.allSatisfy(\.isASCIIWhitespace) }) {
        return
      }
      switch cursor.peek {
      case UInt8(ascii: ","): cursor.offset += 1
      case UInt8(ascii: "}"):
        cursor.offset += 1
        return
      default:
        // With a macro or a space in it this is not a key, so skip to its end.
        _ = cursor.range { $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ",") && !$0.isLineEnd }
        if cursor.peek?.isLineEnd ?? true { return }
      }
    }
  }
}
