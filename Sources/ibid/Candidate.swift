import Curation
import Formats
import Platform
import Records
import Store
import Text

/// A record that may be added, its key not settled yet.
struct Candidate {
  var record: Record
  /// The key that the source gives it, whether usable or not.
  var key: String?
}

extension World {
  /// Reads the records of a source; what is broken in it is named on standard error.
  mutating func candidates(from source: String) throws(Diagnostic) -> [Candidate] {
    if source != "-", Files.kind(of: path(source)) == nil {
      if Identifier.isDOI(source) || Identifier.arxiv(in: source) != nil || source.contains("://") {
        throw Diagnostic(
          "\"\(source.escapingControls)\" cannot be looked up: this version of ibid reads files",
          hint: "save its BibTeX and add that, or pipe it into `ibid add -`")
      }
      throw Diagnostic(
        "there is no file \"\(source.escapingControls)\"",
        hint: "name a .bib or .rec file, or - for standard input")
    }
    let bytes = try read(source)
    switch SourceKind(name: source, contents: bytes) {
    case .rec:
      let document = RecDocument(bytes, file: source)
      for fault in document.faults { try report(fault) }
      return document.records.map { Candidate(record: $0, key: $0.key.text) }
    case .bibtex:
      let file = try bibTeX(bytes, named: source)
      var problems: [Diagnostic] = []
      let imports = BibTeX.records(of: file) { problems.append($0) }
      for problem in problems { try report(problem) }
      return imports.map {
        Candidate(record: $0.record(key: .pending), key: $0.givenKey.isEmpty ? nil : $0.givenKey)
      }
    case nil:
      throw Diagnostic(
        "\(source == "-" ? "standard input" : source.quoted) holds neither BibTeX nor records",
        hint: "a BibTeX entry begins with @, a record with key:")
    }
  }

  /// Reads a `.bib` file; what is broken in it is named on standard error.
  mutating func bibTeX(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> BibTeX.File {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(bytes, file: name) { problems.append($0) }
    // Places are counted in the text as UTF-8, whatever the file's own encoding.
    remember(file.text, as: name)
    for problem in problems { try report(problem) }
    return file
  }
}

/// What a source is written in.
private enum SourceKind {
  case bibtex, rec

  /// Told by the name, or else by the first line that says something.
  init?(name: String, contents: [UInt8]) {
    if name.asciiLowercased.hasSuffix(".bib") {
      self = .bibtex
    } else if name.asciiLowercased.hasSuffix(".rec") {
      self = .rec
    } else if contents.contains(UInt8(ascii: "@")),
      RecDocument(contents, file: name).records.isEmpty
    {
      self = .bibtex
    } else if !RecDocument(contents, file: name).records.isEmpty {
      self = .rec
    } else {
      return nil
    }
  }
}
