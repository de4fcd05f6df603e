internal import OperatingSystem
internal import Records
internal import Store
internal import Text

/// Reads versions of files from git's object store, with one process for all of them.
///
/// Source: git-cat-file(1), "Batch output": `OBJECT TYPE SIZE`, and the contents on lines of their
/// own; `OBJECT missing` in a partial clone.
final class ObjectReader {
  private let process: CoProcess
  private let repository: Repository

  init(of repository: Repository) throws(Diagnostic) {
    self.repository = repository
    process = try CoProcess(["git", "-C", repository.top, "cat-file", "--batch"])
  }

  /// A version of a file, as a checkout would write it.
  ///
  /// Files named in `converted` are converted by a checkout. Each of them needs a process of its
  /// own, since in a batch git reports the size before the conversion.
  func contents(
    of entry: IndexEntry, named name: String, converted: Set<String>
  ) throws(Diagnostic) -> [UInt8] {
    if converted.contains(name) { return try repository.contents(of: entry, named: name) }
    guard let bytes = try answer(to: entry.object) else {
      throw Diagnostic("git cannot show an earlier \(name.quoted)")
    }
    return bytes
  }

  /// The records in a version of a file, which is named by its object or as `COMMIT:NAME`; none
  /// when there is no such file.
  func records(in object: String) throws(Diagnostic) -> [Record] {
    // A request is one line.
    if object.allSatisfy({ $0 == "0" }) || object.containsByte(UInt8(ascii: "\n")) { return [] }
    return RecDocument(try answer(to: object) ?? [], file: object).records
  }

  /// The contents of an object as git stores them; `nil` when there is no such file.
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
  /// The files among some that a checkout converts, for example their line ends.
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

  /// Stores a version of a file as a git object, and returns the object's name.
  func keep(_ bytes: [UInt8], as name: String) throws(Diagnostic) -> String {
    let object = try output(of: ["hash-object", "-w", "--path=\(name)", "--stdin"], input: bytes)
    guard let object else { throw Diagnostic("git cannot keep \(name.quoted)") }
    return String(decoding: object, as: UTF8.self).trimmed
  }
}
