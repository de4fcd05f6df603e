import Lookup
import Platform
import Text

/// What `ibid add` is given: records, or a work to be looked up.
enum Source {
  case records([Candidate])
  case work(WorkIdentifier)

  /// How many records it is, if all goes well.
  var count: Int {
    switch self {
    case .records(let candidates): candidates.count
    case .work: 1
    }
  }
}

extension World {
  /// Reads a file, standard input for `-`, or an identifier, whichever the word is.
  mutating func sources(from word: String) throws(Diagnostic) -> [Source] {
    if word != "-", Files.kind(of: path(word)) == nil {
      guard let work = try WorkIdentifier.read(word) else { throw unknownSource(word) }
      return [.work(work)]
    }
    let bytes = try read(word)
    if SourceKind(extensionOf: word) == nil, let works = try identifiers(in: bytes, named: word) {
      return works.map { .work($0) }
    }
    return [.records(try candidates(bytes, try kind(of: bytes, named: word), named: word))]
  }

  private func unknownSource(_ word: String) -> Diagnostic {
    let name = word.escapingControls
    if word.contains("://") {
      return Diagnostic(
        "\"\(name)\" names no work that can be looked up",
        hint: "give its DOI, or save its BibTeX and add that")
    }
    return Diagnostic(
      "\"\(name)\" is no file and no identifier",
      hint:
        "name a .bib, .rec, .json, .ris, .nbib or .enw file, a DOI, an arXiv id, an ISBN, PMID: "
        + "and a number, or - for standard input")
  }

  /// The works that a text names, one a line; `nil` if its first line names none.
  ///
  /// Empty lines and lines that begin with # are passed over.
  private func identifiers(
    in bytes: [UInt8], named name: String
  ) throws(Diagnostic) -> [WorkIdentifier]? {
    var works: [WorkIdentifier] = []
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let place = SourceRange(file: name, bytes: start..<(start + line.count))
      start += line.count + 1
      let text = String(decoding: line, as: UTF8.self).trimmed
      if text.isEmpty || text.hasPrefix("#") { continue }
      do throws(Diagnostic) {
        if let work = try WorkIdentifier.read(text) {
          works.append(work)
          continue
        }
      } catch {
        throw Diagnostic(error.message, hint: error.hint, at: place)
      }
      if works.isEmpty { return nil }
      throw Diagnostic(
        "\"\(text.escapingControls)\" is no identifier, as the lines above it are",
        hint: "write one DOI, arXiv id, ISBN or PMID: and a number to a line", at: place)
    }
    return works.isEmpty ? nil : works
  }
}
