internal import Identifiers
public import Text

extension Record {
  /// Replaces an arXiv identifier in `eprint` by the field `arxiv`, as the readers of other formats
  /// do.
  ///
  /// - Throws: A `Diagnostic` if `eprinttype` says arXiv and `eprint` is not an arXiv identifier.
  public mutating func normalizeEprint() throws(Diagnostic) {
    let type = self[.eprinttype]?.asciiLowercased
    guard type == nil || type == "arxiv" else { return }
    guard let eprint = self[.eprint] else {
      if self[.arxiv] != nil { removeAll(.eprinttype) }
      return
    }
    guard let identifier = ArXivIdentifier(eprint) else {
      if type == nil { return }
      throw Diagnostic(
        "\(eprint.quoted) is not an arXiv identifier",
        hint: "write it as 2202.11678, or name another eprinttype")
    }
    set(.arxiv, to: identifier.text)
    removeAll(.eprint)
    removeAll(.eprinttype)
  }
}
