public import Text

extension Style {
  /// Reads a style.
  ///
  /// - Parameters:
  ///   - bytes: The whole of a `.csl` file.
  ///   - file: Its name for messages.
  ///   - report: Is given every fault with which the style can still be used, in their order: what
  ///     this version of CSL doesn't know is a warning and left out, a macro that is missing is an
  ///     error and renders nothing.
  /// - Throws: What makes a style useless: a fault of XML, no layout of citations, a macro that
  ///   calls itself, or a style too large to be honest.
  /// - Complexity: O(*n*).
  public init(
    xml bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    let root = try XMLElement(bytes, file: file)
    var parser = StyleParser(file: file)
    defer { parser.findings.report(to: report) }
    self = try parser.style(root)
  }
}

/// Makes a style out of the tree of its file.
struct StyleParser {
  static let namespace = "http://purl.org/net/xbiblio/csl"

  var findings: Findings
  private let file: String
  /// The number of each macro.
  private(set) var macroIndex: [String: Int] = [:]
  /// The terms that the style itself defines, of whatever name.
  private var ownTerms: Set<String> = []

  init(file: String) {
    self.file = file
    findings = Findings(file: file)
  }

  mutating func style(_ root: XMLElement) throws(Diagnostic) -> Style {
    try checkRoot(root)
    var style = Style()
    options(of: root, into: &style)
    for element in cslElements(of: root) where element.name == "info" {
      style.info = StyleInfo(element)
    }
    for element in cslElements(of: root) where element.name == "locale" {
      var parser = LocaleParser(findings: findings)
      let locale = parser.locale(element)
      findings = parser.findings
      ownTerms.formUnion(locale.terms.lazy.map(\.name))
      style.locales.append(locale)
    }
    let places = macros(of: root, into: &style)
    var sizes = MacroSizes(style.macros, at: places, file: file)
    try sizes.checkMacros()
    try sections(of: root, into: &style, sizes: &sizes)
    return style
  }

  private mutating func checkRoot(_ root: XMLElement) throws(Diagnostic) {
    guard root.name == "style" else {
      let hint = root.name == "locale" ? "name a style, not a locale file" : "name a CSL style"
      throw findings.fatal("<\(root.name)> is not a CSL style", hint: hint, at: root.nameRange)
    }
    if root.namespace != Self.namespace {
      findings.add(
        "the namespace of CSL is not declared", hint: "write xmlns=\"\(Self.namespace)\"",
        at: root.nameRange)
    }
  }

  /// The attributes of `cs:style`.
  private mutating func options(of root: XMLElement, into style: inout Style) {
    var attributes = reader(of: root)
    if let version = attributes.located("version") {
      if !["1.0", "1.0.1", "1.0.2"].contains(version.text) {
        findings.add(
          "the style is written for version \"\(version.text)\" of CSL",
          hint: "expect that some of it is not understood: what is read is version 1.0.2",
          at: version.range)
      }
    }
    style.styleClass = attributes.choice("class") ?? .inText
    style.defaultLocale = attributes.text("default-locale").flatMap { $0.isEmpty ? nil : $0 }
    style.particleDemotion =
      attributes.choice("demote-non-dropping-particle") ?? .displayAndSort
    style.initializesWithHyphen = attributes.flag("initialize-with-hyphen") ?? true
    style.pageRangeFormat = attributes.choice("page-range-format")
    style.nameOptions = attributes.inheritableNameOptions()
    finish(attributes)
  }

  /// Reads the macros, and returns where each begins.
  private mutating func macros(
    of root: XMLElement, into style: inout Style
  ) -> [Range<Int>] {
    var found: [XMLElement] = []
    for element in cslElements(of: root) where element.name == "macro" {
      var attributes = reader(of: element)
      let name = attributes.located("name")
      finish(attributes)
      guard let (name, range) = name else {
        findings.add("a macro has no name", hint: "add name=\"…\"", at: element.nameRange)
        continue
      }
      guard macroIndex[name] == nil else {
        findings.add(
          "the macro \"\(name)\" is defined twice", hint: "remove one; the first one is used",
          at: range)
        continue
      }
      macroIndex[name] = found.count
      found.append(element)
    }
    for element in found {
      style.macros.append(Macro(name: element["name"] ?? "", elements: elements(in: element)))
    }
    return found.map(\.nameRange)
  }

  /// Reads `cs:citation` and `cs:bibliography`.
  private mutating func sections(
    of root: XMLElement, into style: inout Style, sizes: inout MacroSizes
  ) throws(Diagnostic) {
    var hasCitation = false
    for element in cslElements(of: root) {
      switch element.name {
      case "citation":
        hasCitation = true
        style.citation = try citation(element)
        try sizes.check(style.citation.layout, at: element.nameRange)
      case "bibliography":
        let bibliography = try bibliography(element)
        try sizes.check(bibliography.layout, at: element.nameRange)
        style.bibliography = bibliography
      case "info", "locale", "macro": break
      default: unknown(element, in: root)
      }
    }
    guard hasCitation || style.info.independentParent != nil else {
      throw findings.fatal(
        "the style has no <citation>", hint: "add one with a <layout>", at: root.nameRange)
    }
  }

  func reader(of element: XMLElement) -> AttributeReader {
    AttributeReader(element, file: file)
  }

  mutating func finish(_ attributes: AttributeReader) {
    findings.add(attributes.finish())
  }

  /// The child elements in the namespace of the parent; those of other namespaces are notes.
  func cslElements(of parent: XMLElement) -> some Sequence<XMLElement> {
    parent.elements.filter { $0.namespace == parent.namespace }
  }

  mutating func unknown(_ element: XMLElement, in parent: XMLElement) {
    let names = [
      "info", "locale", "macro", "citation", "bibliography", "sort", "key", "layout", "text",
      "date", "date-part", "number", "names", "name", "name-part", "et-al", "label", "substitute",
      "group",
      "choose", "if", "else-if", "else",
    ]
    findings.add(
      "<\(element.name)> has no meaning in <\(parent.name)>",
      hint: Suggestion.nearest(to: element.name, among: names, within: 2)
        .flatMap { $0 == element.name ? nil : "write <\($0)>" } ?? "remove it; it is left out",
      at: element.nameRange)
  }

  /// Warns of a term that neither CSL nor the style knows.
  mutating func checkTerm(_ name: String, at range: Range<Int>) {
    if ownTerms.contains(name) || TermNames.isKnown(name) { return }
    let own = ownTerms
    findings.add(
      "there is no term \"\(name)\"",
      hint: Choices.hint(for: name, among: TermNames.all + own.sorted()), at: range)
  }
}
