internal import OperatingSystem
internal import Records
internal import Store
internal import Text

/// Reads versions of files from git's store, by one process for all of them.
///
/// Source: git-cat-file(1), "Batch output": `OBJECT TYPE SIZE`, and the contents on lines of their
/// own; `OBJECT missing` in a clone that has not fetched all.
final class ObjectReader {
  private let process: CoProcess
  private let repository: Repository

  init(of repository: Repository) throws(Diagnostic) {
    self.repository = repository
    process = try CoProcess(["git", "-C", repository.top, "cat-file", "--batch"])
  }

  /// A version of a file, as a checkout would write it.
  ///
  /// `converted` are the names that a checkout converts, each of which needs a process of its own: in
  /// a batch, git gives the size before the conversion.
  func contents(
    of entry: IndexEntry, named name: String, converted: Set<String>
  ) throws(Diagnostic) -> [UInt8] {
    if converted.contains(name) { return try repository.contents(of: entry, named: name) }
    guard let bytes = try answer(to: entry.object) else {
      throw Diagnostic("git cannot show an earlier \(name.quoted)")
    }
    return bytes
  }

  /// The records in a version of a file, by its object or as `COMMIT:NAME`; none where there was no
  /// file.
  func records(in object: String) throws(Diagnostic) -> [Record] {
    // A question is one line.
    if object.allSatisfy({ $0 == "0" }) || object.containsByte(UInt8(ascii: "\n")) { return [] }
    return RecDocument(try answer(to: object) ?? [], file: object).records
  }

  /// The contents of a file as git keeps them; `nil` when it has none.
  private func answer(to object: String) throws(Diagnostic) -> [UInt8]? {
    try process.ask(object + "\n")
    let words = try process.line().split(separator: " ")
    guard words.count == 3, let size = Int(words[2]) else { return nil }
    let bytes = try process.bytes(size)
    _ = try process.bytes(1)
    return words[1] == "blob" ? bytes : nil
  }
}

extension Repository {
  /// Those among some files that a checkout writes otherwise than git keeps them.
  ///
  /// Source: gitattributes(5), "Checking-out and checking-in".
  func converted(_ names: [String]) throws(Diagnostic) -> Set<String> {
    let everywhere = try output(of: ["config", "--bool", "--get", "core.autocrlf"])
    if let everywhere, everywhere != Array("false\n".utf8) { return Set(names) }
    let attributes = ["text", "eol", "filter", "ident", "working-tree-encoding"]
    let output = try output(
      of: ["check-attr", "-z", "--stdin"] + attributes, input: names.endedByZero)
    // A name, an attribute and its value, and so on.
    let parts = (output ?? []).splitByZero
    let isPlain = ["unspecified", "unset"]
    return Set(
      stride(from: 0, to: parts.count - 2, by: 3).filter { !isPlain.contains(parts[$0 + 2]) }
        .map { parts[$0] })
  }

  /// A version of a file, as a checkout would write it.
  func contents(of entry: IndexEntry, named name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try output(of: ["cat-file", "--filters", "--path=\(name)", entry.object])
    guard let bytes else { throw Diagnostic("git cannot show an earlier \(name.quoted)") }
    return bytes
  }

  /// Puts a version of a file into git's store, and returns its object.
  func keep(_ bytes: [UInt8], as name: String) throws(Diagnostic) -> String {
    let object = try output(of: ["hash-object", "-w", "--path=\(name)", "--stdin"], input: bytes)
    guard let object else { throw Diagnostic("git cannot keep \(name.quoted)") }
    return String(decoding: object, as: UTF8.self).trimmed
  }
}
