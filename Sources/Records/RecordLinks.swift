public import RichText

extension Record {
  /// The link to the work itself: `url`, else its DOI, else its arXiv paper.
  public func page(in place: LinkRule.Place = .document) -> LinkTarget? {
    for name in [FieldName.url, .doi, .arxiv] {
      if let target = target(named: name, in: place) { return target }
    }
    return nil
  }

  /// The link for one of the fields `url`, `doi` and `arxiv`; `nil` if it is not allowed as a link.
  public func target(named name: FieldName, in place: LinkRule.Place = .document) -> LinkTarget? {
    switch name {
    case .url: self[.url].flatMap { LinkRule.target(of: $0, in: place) }
    case .doi: self[.doi].flatMap(LinkRule.target(ofDOI:))
    case .arxiv: self[.arxiv].flatMap(LinkRule.target(ofArXiv:))
    default: nil
    }
  }
}
