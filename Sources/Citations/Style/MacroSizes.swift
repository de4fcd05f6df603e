import Text

/// The size of a style with every macro expanded where it is called.
///
/// Evaluation follows macros: one that calls itself would never end, a chain of ten thousand would
/// overflow the stack, and thirty that each call the next one twice would take a year.
struct MacroSizes {
  /// Of a `cs:choose` the largest branch counts; official styles come to about a thousand.
  static let maximumElements = 50_000
  /// Official styles come to about forty.
  static let maximumDepth = 200

  private struct Size {
    var count = 0
    var depth = 0

    /// The size of two parts side by side.
    static func + (one: Size, other: Size) -> Size {
      Size(count: one.count + other.count, depth: max(one.depth, other.depth))
    }

    /// The size of two parts of which one is rendered.
    static func or(_ one: Size, _ other: Size) -> Size {
      Size(count: max(one.count, other.count), depth: max(one.depth, other.depth))
    }
  }

  private let macros: [Macro]
  private let file: String
  /// Where each macro begins.
  private let ranges: [Range<Int>]
  private var sizes: [Size?]
  /// The macros being followed, outermost first.
  private var path: [Int] = []
  private var isOnPath: [Bool]

  init(_ macros: [Macro], at ranges: [Range<Int>], file: String) {
    self.macros = macros
    self.ranges = ranges
    self.file = file
    sizes = Array(repeating: nil, count: macros.count)
    isOnPath = Array(repeating: false, count: macros.count)
  }

  /// Rejects cycles, and sizes that no style needs.
  mutating func checkMacros() throws(Diagnostic) {
    for index in macros.indices { _ = try size(of: index, at: ranges[index]) }
  }

  /// Rejects a layout that is too large.
  ///
  /// Call `checkMacros()` first.
  mutating func check(_ layout: Layout, at range: Range<Int>) throws(Diagnostic) {
    _ = try size(of: layout.elements, at: range)
  }

  private mutating func size(of macro: Int, at range: Range<Int>) throws(Diagnostic) -> Size {
    if let size = sizes[macro] { return size }
    if isOnPath[macro] {
      let cycle = path.drop { $0 != macro }.dropFirst().map { "\"\(macros[$0].name)\"" }
      let through = cycle.isEmpty ? "" : " through \(cycle.joined(separator: ", "))"
      throw fault("the macro \"\(macros[macro].name)\" calls itself\(through)", at: ranges[macro])
    }
    if path.count >= Self.maximumDepth { throw tooDeep(at: ranges[macro]) }
    path.append(macro)
    isOnPath[macro] = true
    let size = try size(of: macros[macro].elements, at: ranges[macro])
    path.removeLast()
    isOnPath[macro] = false
    sizes[macro] = size
    return size
  }

  private mutating func size(
    of elements: [Element], at range: Range<Int>
  ) throws(Diagnostic) -> Size {
    var result = Size()
    for element in elements { result = result + (try size(of: element, at: range)) }
    result.depth += 1
    if result.depth > Self.maximumDepth { throw tooDeep(at: range) }
    if result.count > Self.maximumElements {
      throw fault(
        "macros call each other for more than \(Self.maximumElements) elements", at: range)
    }
    return result
  }

  private mutating func size(of element: Element, at range: Range<Int>) throws(Diagnostic) -> Size {
    var result = Size(count: 1)
    switch element {
    case .text(let text):
      if case .macro(let index) = text.source {
        result = result + (try size(of: index, at: range))
      }
    case .group(let group): result = result + (try size(of: group.children, at: range))
    case .names(let names): result = result + (try size(of: names.substitute, at: range))
    case .choose(let branches):
      var largest = Size()
      for branch in branches {
        largest = Size.or(largest, try size(of: branch.children, at: range))
      }
      result = result + largest
    case .date, .number, .label: break
    }
    return result
  }

  private func tooDeep(at range: Range<Int>) -> Diagnostic {
    fault("elements and macros are nested more than \(Self.maximumDepth) deep", at: range)
  }

  private func fault(_ message: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message.escapingControls, hint: "take a call out", at: SourceRange(file: file, bytes: range))
  }
}
