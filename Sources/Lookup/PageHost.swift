internal import Text

/// A host whose pages describe works in `citation_` tags.
enum PageHost {
  case aclAnthology, openReview, pmlr, neurips, jmlr, cvf

  /// - Parameter host: In lower case, without `www.`.
  init?(_ host: String) {
    switch host {
    case "aclanthology.org", "aclweb.org": self = .aclAnthology
    case "openreview.net": self = .openReview
    case "proceedings.mlr.press": self = .pmlr
    case "papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc", "proceedings.nips.cc":
      self = .neurips
    case "jmlr.org": self = .jmlr
    case "openaccess.thecvf.com": self = .cvf
    default: return nil
    }
  }

  /// The https address of the page that describes a work, made from its own address or that of its
  /// PDF; `nil` if the address is not of a work.
  func address(path: String, query: String) -> String? {
    switch self {
    case .aclAnthology:
      // Also `anthology/P19-1001` on the old host, and the files of each page.
      var id = path.hasPrefix("anthology/") ? path.dropFirst(10) : path[...]
      while id.hasSuffix("/") { id = id.dropLast() }
      for ending in [".pdf", ".bib", ".xml"] where id.hasSuffix(ending) { id = id.dropLast(4) }
      let isPaper = !id.isEmpty && !id.contains("/")
      return isPaper ? "https://aclanthology.org/\(Self.encoded(id))/" : nil
    case .openReview:
      let words = query.split(separator: "&")
      guard let id = words.first(where: { $0.hasPrefix("id=") })?.dropFirst(3), !id.isEmpty else {
        return nil
      }
      return "https://openreview.net/forum?id=\(Self.encoded(id))"
    case .pmlr:
      // The page of `v162/lotfi22a/lotfi22a.pdf` is `v162/lotfi22a.html`.
      let words = path.split(separator: "/")
      guard words.count >= 2, words[0].hasPrefix("v") else { return nil }
      let name = words[1].hasSuffix(".html") ? words[1].dropLast(5) : words[1]
      return "https://proceedings.mlr.press/\(Self.encoded(words[0]))/\(Self.encoded(name)).html"
    case .neurips:
      guard path.contains("paper"), path != "paper" else { return nil }
      let page = Self.replacing("/file/", by: "/hash/", in: path)
      let text = Self.replacing("-Paper", by: "-Abstract", in: page)
      let html = text.hasSuffix(".pdf") ? "\(text.dropLast(4)).html" : text
      return "https://proceedings.neurips.cc/\(Self.encoded(html[...]))"
    case .jmlr:
      // The page of `papers/volume3/bengio03a/bengio03a.pdf` is `papers/v3/bengio03a.html`.
      let words = path.split(separator: "/")
      guard words.count >= 3, words[0] == "papers", words[1].hasPrefix("v") else { return nil }
      let volume = words[1].hasPrefix("volume") ? words[1].dropFirst(6) : words[1].dropFirst(1)
      let name = words[2].hasSuffix(".html") ? words[2].dropLast(5) : words[2]
      return "https://www.jmlr.org/papers/v\(Self.encoded(volume))/\(Self.encoded(name)).html"
    case .cvf:
      guard path.contains("/") else { return nil }
      let page = Self.replacing("/papers/", by: "/html/", in: path)
      let html = page.hasSuffix(".pdf") ? "\(page.dropLast(4)).html" : page
      return "https://openaccess.thecvf.com/\(Self.encoded(html[...]))"
    }
  }

  /// The text percent-encoded for a path; existing percent-encoding stays.
  private static func encoded(_ text: Substring) -> String {
    AddressText.encoded(String(text), also: "/%")
  }

  private static func replacing(_ part: String, by other: String, in text: String) -> String {
    guard let range = text.firstRange(of: part) else { return text }
    return text[..<range.lowerBound] + other + text[range.upperBound...]
  }
}
