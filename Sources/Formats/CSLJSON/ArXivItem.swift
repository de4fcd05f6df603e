internal import Citations
internal import Identifiers
internal import Records
internal import Text

/// Items of arXiv papers. A record has the identifier in the field `arxiv`; an item has arXiv as
/// its archive.
extension CSLItem {
  /// Whether the item has no other archive.
  var canAddArXiv: Bool { self[.archive] == nil && self[.archiveLocation] == nil }

  /// Makes arXiv the archive and, for a preprint, the publisher, as Zotero does.
  mutating func addArXiv(_ identifier: String) {
    guard canAddArXiv else { return }
    self[.archive] = .text("arXiv")
    self[.archiveLocation] = .text(identifier)
    if type == .article {
      if self[.number] == nil { self[.number] = .text("arXiv:\(identifier)") }
      if self[.publisher] == nil { self[.publisher] = .text("arXiv") }
    }
    if self[.url] == nil, self[.doi] == nil, let paper = ArXivIdentifier(identifier) {
      self[.url] = .text(paper.address)
    }
    arrange()
  }

  /// Removes the variables that only refer to arXiv, and returns the identifier.
  mutating func removeArXiv() -> String? {
    guard mayBeAtArXiv else { return nil }
    let isArXiv = text(.archive)?.asciiLowercased == "arxiv"
    let stated = isArXiv ? text(.archiveLocation).flatMap(ArXivIdentifier.init) : nil
    let number = text(.number) ?? ""
    let numbered = number.asciiLowercased.hasPrefix("arxiv:") ? ArXivIdentifier(number) : nil
    let noted = others.first { $0.name == "arxiv" }?.value.scalarText.flatMap(ArXivIdentifier.init)
    let registered = text(.doi).flatMap(DOI.init)?.arXiv
    guard let paper = noted ?? stated ?? numbered ?? registered else { return nil }
    others.removeAll { $0.name == "arxiv" }
    if stated == paper { self[.archiveLocation] = nil }
    if isArXiv { self[.archive] = nil }
    if numbered == paper { self[.number] = nil }
    if text(.publisher)?.asciiLowercased == "arxiv" { self[.publisher] = nil }
    let address = paper.address
    let addresses = [address, address.replacing("https:", with: "http:", maxReplacements: 1)]
    if self[.doi] == nil, let url = text(.url), addresses.contains(url) { self[.url] = nil }
    return paper.text
  }

  /// Whether a variable that may refer to arXiv is set; most items have none.
  private var mayBeAtArXiv: Bool {
    variables.contains { $0 == .archive || $0 == .number } || !others.isEmpty
      || text(.doi)?.hasPrefix("10.48550/") ?? false
  }

  /// Sorts the variables into the order of the rules.
  private mutating func arrange() {
    let known = Set(variables)
    let order = VariableRule.byGroup[.other]?.map(\.variable).filter(known.contains) ?? []
    var result = CSLItem(id: id, type: type)
    result.others = others
    for variable in order { result[variable] = self[variable] }
    for variable in variables where result[variable] == nil { result[variable] = self[variable] }
    self = result
  }
}
