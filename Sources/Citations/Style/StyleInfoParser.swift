import Text

extension StyleInfo {
  /// Reads `cs:info`, of which most is for other programs.
  init(_ info: XMLElement) {
    self.init()
    for element in info.elements where element.namespace == info.namespace {
      switch element.name {
      case "id": id = element.text.trimmed
      case "title": title = element.text.trimmed
      case "title-short": titleShort = element.text.trimmed
      case "summary": summary = element.text.trimmed
      case "category": citationFormat = element["citation-format"] ?? citationFormat
      case "link" where element["rel"] == "independent-parent": independentParent = element["href"]
      default: break
      }
    }
  }
}
