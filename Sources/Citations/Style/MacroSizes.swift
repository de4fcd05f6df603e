import Text

/// How large a macro or layout is, and what it calls.
struct SectionSize {
  struct Call {
    var macro: Int
    /// How many elements the call stands in.
    var depth: Int
  }

  /// Without what the macros hold.
  var count = 0
  var calls: [Call] = []
  /// How many elements the place is in that is being read.
  var depth = 0 {
    didSet { deepest = max(deepest, depth) }
  }
  private(set) var deepest = 0
}

/// How large a style is when every macro stands where it is called.
///
/// Evaluation follows macros, so one that calls itself would never end, a chain of ten thousand
/// would use up the stack, and thirty that each call the next one twice would take a year.
struct MacroSizes {
  /// Ten times as much as any known style has.
  static let mostElements = 500_000
  static let deepest = 400

  private struct Total {
    var count: Int
    var depth: Int
  }

  private let file: String
  private var macros: [(size: SectionSize, name: String, range: Range<Int>)] = []
  private var roots: [(size: SectionSize, range: Range<Int>)] = []
  private var totals: [Total?] = []
  /// The macros that are being followed, outermost first.
  private var path: [Int] = []
  private var isOnPath: [Bool] = []

  init(file: String) {
    self.file = file
  }

  mutating func add(_ size: SectionSize, name: String, range: Range<Int>) {
    macros.append((size, name, range))
  }

  /// Adds what is rendered for its own sake.
  mutating func addRoot(_ size: SectionSize, range: Range<Int>) {
    roots.append((size, range))
  }

  /// Refuses cycles, and sizes that no style has reason for.
  mutating func check() throws(Diagnostic) {
    totals = Array(repeating: nil, count: macros.count)
    isOnPath = Array(repeating: false, count: macros.count)
    for index in macros.indices { _ = try total(of: index) }
    for root in roots { _ = try total(of: root.size, at: root.range) }
  }

  private mutating func total(of macro: Int) throws(Diagnostic) -> Total {
    if let total = totals[macro] { return total }
    let (size, name, range) = macros[macro]
    if isOnPath[macro] {
      let cycle = path.drop { $0 != macro }.dropFirst().map { "\"\(macros[$0].name)\"" }
      let through = cycle.isEmpty ? "" : " through \(cycle.joined(separator: ", "))"
      throw fault("the macro \"\(name)\" calls itself\(through)", at: range)
    }
    if path.count >= Self.deepest { throw tooDeep(at: range) }
    path.append(macro)
    isOnPath[macro] = true
    let total = try total(of: size, at: range)
    path.removeLast()
    isOnPath[macro] = false
    totals[macro] = total
    return total
  }

  private mutating func total(
    of size: SectionSize, at range: Range<Int>
  ) throws(Diagnostic) -> Total {
    var result = Total(count: size.count, depth: size.deepest)
    for call in size.calls {
      let callee = try total(of: call.macro)
      result.count += callee.count
      result.depth = max(result.depth, call.depth + callee.depth)
      if result.count > Self.mostElements {
        throw fault("macros call each other for more than \(Self.mostElements) elements", at: range)
      }
    }
    if result.depth > Self.deepest { throw tooDeep(at: range) }
    return result
  }

  private func tooDeep(at range: Range<Int>) -> Diagnostic {
    fault("elements and macros are nested more than \(Self.deepest) deep", at: range)
  }

  private func fault(_ message: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message.escapingControls, hint: "take a call out", at: SourceRange(file: file, bytes: range))
  }
}
