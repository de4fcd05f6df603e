internal import Text

/// Converts MathML to text with our markup, or to TeX where markup is not enough.
///
/// - Source: MathML 3, chapter 3, "Presentation Markup".
enum MathML {
  /// An element or a text of a formula.
  indirect enum Node {
    case text(String)
    case element(name: String, isUpright: Bool, children: [Node])
  }

  /// The index of the piece that closes the formula begun at `start`, or of the last piece.
  static func end(of pieces: [TagPiece], from start: Int) -> Int {
    pieces[start...].firstIndex { $0.closes("math") } ?? pieces.count - 1
  }

  /// The formula as text with scripts if it is like `H₂O`, or as `$…$` if it has fractions or
  /// roots.
  ///
  /// `TagReader` reads unknown tags inside a formula as text, so their names are checked again
  /// here.
  static func text(of pieces: ArraySlice<TagPiece>) -> String {
    let source = pieces.dropFirst().map { piece in
      switch piece {
      case .text(let text): text
      case .open(let name, let attributes, let isEmpty, _):
        isEmpty ? "<\(name)/>" : "<\(name) \(attributes)>"
      case .close(let name, _): "</\(name)>"
      }
    }.joined()
    var reader = Reader(TagReader.pieces(of: source) { elements.contains($0) })
    let nodes = reader.nodes()
    if nodes.allSatisfy(isSimple) { return nodes.map(tagged).joined() }
    let tex = PlainLine.of(nodes.map(MathMLTeX.tex).joined())
    return tex.isEmpty ? "" : "$\(tex)$"
  }

  private static let elements: Set<String> = [
    "mi", "mn", "mo", "mtext", "ms", "mspace", "mrow", "mfrac", "msqrt", "mroot", "mstyle",
    "merror", "mpadded", "mphantom", "mfenced", "menclose", "msub", "msup", "msubsup", "munder",
    "mover", "munderover", "mmultiscripts", "mprescripts", "none", "mtable", "mtr", "mtd",
    "semantics", "annotation", "math",
  ]

  private struct Reader {
    private let pieces: [TagPiece]
    private var index = 0
    private var depth = 0

    init(_ pieces: [TagPiece]) { self.pieces = pieces }

    /// Reads nodes up to an end tag, and consumes it.
    mutating func nodes() -> [Node] {
      var nodes: [Node] = []
      while index < pieces.count {
        let piece = pieces[index]
        index += 1
        switch piece {
        case .text(let text):
          let line = PlainLine.of(text)
          if !line.isEmpty { nodes.append(.text(line)) }
        case .close: return nodes
        case .open("mspace", _, _, _):
          if index < pieces.count, pieces[index].closes("mspace") { index += 1 }
          nodes.append(.text(" "))
        case .open(let name, _, true, _):
          // These hold a place among the scripts of `mmultiscripts`.
          if name == "none" || name == "mprescripts" {
            nodes.append(.element(name: name, isUpright: false, children: []))
          }
        case .open(let name, let attributes, false, _):
          guard depth < 32 else { continue }
          depth += 1
          let children = self.nodes()
          depth -= 1
          // An annotation repeats the formula.
          guard name != "annotation" else { continue }
          let isUpright = attributes.contains("normal")
          nodes.append(.element(name: name, isUpright: isUpright, children: children))
        }
      }
      return nodes
    }
  }

  private static func isSimple(_ node: Node) -> Bool {
    switch node {
    case .text: return true
    case .element(let name, _, let children):
      switch name {
      case "msub", "msup":
        return children.count == 2 && children.allSatisfy(isSimple)
      case "msubsup": return children.count == 3 && children.allSatisfy(isSimple)
      case "mmultiscripts": return MultipleScripts(children) != nil && children.allSatisfy(isSimple)
      case "none", "mprescripts": return children.isEmpty
      case "mi", "mn", "mo", "mtext", "ms", "mrow", "mstyle", "mpadded", "semantics":
        return children.allSatisfy(isSimple)
      default: return false
      }
    }
  }

  private static func tagged(_ node: Node) -> String {
    switch node {
    case .text(let text): return withoutInvisibles(text)
    case .element(let name, let isUpright, let children):
      let texts = children.map(tagged)
      switch name {
      case "mi":
        let word = texts.joined()
        let isVariable = word.unicodeScalars.count == 1 && !isUpright
        return isVariable ? "<i>\(word)</i>" : word
      case "msub": return "\(texts[0])<sub>\(texts[1])</sub>"
      case "msup": return "\(texts[0])<sup>\(texts[1])</sup>"
      case "msubsup": return "\(texts[0])<sub>\(texts[1])</sub><sup>\(texts[2])</sup>"
      case "mmultiscripts":
        guard let scripts = MultipleScripts(children) else { return texts.joined() }
        func tags(_ pairs: [MultipleScripts.Pair]) -> String {
          let raised = pairs.map { tagged($0.superscript) }.joined()
          let lowered = pairs.map { tagged($0.subscript) }.joined()
          return (raised.isEmpty ? "" : "<sup>\(raised)</sup>")
            + (lowered.isEmpty ? "" : "<sub>\(lowered)</sub>")
        }
        return tags(scripts.before) + tagged(scripts.base) + tags(scripts.after)
      default: return texts.joined()
      }
    }
  }

  /// The text without invisible operators: function application, times, plus.
  static func withoutInvisibles(_ text: String) -> String {
    String(text.unicodeScalars.filter { !("\u{2061}"..."\u{2064}").contains($0) })
  }
}

/// The scripts before and after a base, as in isotopes: the children of `mmultiscripts`.
///
/// - Source: MathML 3, section 3.4.7.
struct MultipleScripts {
  /// Two scripts, one above the other; `none` where there is none.
  struct Pair {
    var `subscript`: MathML.Node
    var superscript: MathML.Node
  }

  var base: MathML.Node
  var before: [Pair] = []
  var after: [Pair] = []

  /// `nil` if the children are not in pairs.
  init?(_ children: [MathML.Node]) {
    guard let base = children.first else { return nil }
    self.base = base
    let parts = children.dropFirst().split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { if case .element("mprescripts", _, _) = $0 { true } else { false } })
    guard parts.allSatisfy({ $0.count.isMultiple(of: 2) }) else { return nil }
    after = parts.first.map(Self.pairs) ?? []
    before = parts.count > 1 ? Self.pairs(parts[1]) : []
  }

  private static func pairs(_ scripts: ArraySlice<MathML.Node>) -> [Pair] {
    stride(from: scripts.startIndex, to: scripts.endIndex - 1, by: 2).map { index in
      Pair(subscript: scripts[index], superscript: scripts[index + 1])
    }
  }
}
