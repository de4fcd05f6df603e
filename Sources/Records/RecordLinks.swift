public import RichText

extension Record {
  /// The page of the work itself: where `url` leads, else its DOI, else its arXiv paper.
  public func page(in place: LinkRule.Place = .document) -> LinkTarget? {
    for name in ["url", "doi", "arxiv"] {
      if let target = target(named: name, in: place) { return target }
    }
    return nil
  }

  /// Where one of the fields `url`, `doi` and `arxiv` leads; `nil` if it may be no link.
  public func target(named name: String, in place: LinkRule.Place = .document) -> LinkTarget? {
    switch name {
    case "url": self["url"].flatMap { LinkRule.target(of: $0, in: place) }
    case "doi": self["doi"].flatMap(LinkRule.target(ofDOI:))
    case "arxiv": self["arxiv"].flatMap(LinkRule.target(ofArXiv:))
    default: nil
    }
  }
}
