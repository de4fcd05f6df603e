internal import OperatingSystem
internal import Text

/// A change of files that can be undone, as the journal stores it.
///
/// Each entry is a file of its own, which exists completely or not at all:
///
///     ibid undo 1
///     8f4d3c2b1a098765     the hash of all that follows
///     412                  the length of the head, in bytes
///     {"when": …}          the head: when, what for, and the files with their sizes and hashes
///     …                    what each file had in place of what the change put there
public struct JournalEntry: Equatable, Sendable {
  /// When the change began, in seconds since 1970.
  public var when: Int64
  /// The command's name: `tag`.
  public var command: String
  /// What it did, in the words of a commit's subject.
  public var subject: String
  /// The library's folder, with symbolic links resolved.
  public var root: String
  var files: [JournalFile]
}

/// One file of a change.
struct JournalFile: Equatable, Sendable {
  /// The path from the base of the journal's place.
  var path: String
  /// The path before the change, if it renamed the file.
  var formerPath: String?
  /// `nil` for a file that the change made.
  var before: FileImage?
  /// `nil` for a file that the change removed.
  var after: FileImage?
  var patch: FilePatch
  /// The mode of a file that was removed.
  var permissions: Int?

  init(_ effect: FileEffect, path: String, formerPath: String?) {
    (self.path, self.formerPath) = (path, formerPath)
    before = effect.before.map { FileImage($0.contents) }
    after = effect.after.map(FileImage.init)
    patch = FilePatch(from: effect.after ?? [], to: effect.before?.contents ?? [])
    permissions = effect.after == nil ? effect.before?.permissions : nil
  }
}

/// The size and hash of a file's contents, by which they are recognised.
struct FileImage: Equatable, Sendable {
  var size: Int
  var hash: String

  init(_ contents: [UInt8]) { (size, hash) = (contents.count, contents.stableHash) }

  init(size: Int, hash: String) { (self.size, self.hash) = (size, hash) }

  func isOf(_ contents: [UInt8]) -> Bool { contents.count == size && contents.stableHash == hash }
}

/// A patch from one text to another that share their beginning and end.
struct FilePatch: Equatable, Sendable {
  /// How many bytes both share at the beginning.
  var start: Int
  /// How many bytes both share at the end.
  var end: Int
  /// The other text between its shared beginning and end.
  var middle: [UInt8]

  init(start: Int, end: Int, middle: [UInt8]) {
    (self.start, self.end, self.middle) = (start, end, middle)
  }

  init(from one: [UInt8], to other: [UInt8]) {
    let shorter = min(one.count, other.count)
    var start = 0
    while start < shorter, one[start] == other[start] { start += 1 }
    var end = 0
    while end < shorter - start, one[one.count - 1 - end] == other[other.count - 1 - end] {
      end += 1
    }
    self.init(start: start, end: end, middle: Array(other[start..<(other.count - end)]))
  }

  /// The other text; `nil` when the patch does not fit `one`.
  func applied(to one: [UInt8]) -> [UInt8]? {
    guard start >= 0, end >= 0, start <= one.count, end <= one.count - start else { return nil }
    return one[..<start] + middle + one[(one.count - end)...]
  }
}

// MARK: - As bytes

extension JournalEntry {
  private static let magic = "ibid undo 1"

  var bytes: [UInt8] {
    let head = Array(
      JSON.object([
        .init("when", .number(Int(when))), .init("command", .string(command)),
        .init("subject", .string(subject)), .init("root", .string(root)),
        .init("files", .array(files.map(\.json))),
      ]).text.utf8)
    let rest = Array("\(head.count)\n".utf8) + head + files.flatMap(\.patch.middle)
    return Array("\(Self.magic)\n\(rest.stableHash)\n".utf8) + rest
  }

  /// Reads an entry; `nil` for bytes that are damaged or that ibid did not write.
  init?(_ bytes: [UInt8]) {
    let lineEnd = UInt8(ascii: "\n")
    let lines = bytes.split(separator: lineEnd, maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0].elementsEqual(Self.magic.utf8),
      lines[1].elementsEqual(lines[2].stableHash.utf8), let end = lines[2].firstIndex(of: lineEnd),
      let length = Int(String(decoding: lines[2][..<end], as: UTF8.self)), length >= 0,
      length <= bytes.count - end - 1,
      let head = try? JSON(Array(bytes[(end + 1)..<(end + 1 + length)]), file: ""),
      let when = head["when"]?.integer, let command = head["command"]?.scalarText,
      let subject = head["subject"]?.scalarText, let root = head["root"]?.scalarText,
      case .array(let members)? = head["files"]
    else { return nil }
    var rest = bytes[(end + 1 + length)...]
    var files: [JournalFile] = []
    for member in members {
      guard let file = JournalFile(member, &rest) else { return nil }
      files.append(file)
    }
    guard rest.isEmpty else { return nil }
    self.init(
      when: Int64(when), command: command, subject: subject, root: root, files: files)
  }
}

extension JournalFile {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [.init("path", .string(path))]
    if let formerPath { members.append(.init("former", .string(formerPath))) }
    if let before { members.append(.init("before", before.json)) }
    if let after { members.append(.init("after", after.json)) }
    members += [
      .init("start", .number(patch.start)), .init("end", .number(patch.end)),
      .init("length", .number(patch.middle.count)),
    ]
    if let permissions { members.append(.init("mode", .number(permissions))) }
    return .object(members)
  }

  /// Reads a file, and takes its bytes from the front of `rest`.
  fileprivate init?(_ json: JSON, _ rest: inout ArraySlice<UInt8>) {
    guard let path = json["path"]?.scalarText, let start = json["start"]?.integer,
      let end = json["end"]?.integer, let length = json["length"]?.integer,
      (0...rest.count).contains(length)
    else { return nil }
    self.path = path
    formerPath = json["former"]?.scalarText
    before = json["before"].flatMap(FileImage.init)
    after = json["after"].flatMap(FileImage.init)
    patch = FilePatch(start: start, end: end, middle: Array(rest.prefix(length)))
    permissions = json["mode"]?.integer
    rest = rest.dropFirst(length)
    if before == nil, after == nil || formerPath != nil { return nil }
  }
}

extension FileImage {
  fileprivate var json: JSON {
    .object([.init("size", .number(size)), .init("hash", .string(hash))])
  }

  fileprivate init?(_ json: JSON) {
    guard let size = json["size"]?.integer, let hash = json["hash"]?.scalarText else { return nil }
    self.init(size: size, hash: hash)
  }
}

extension JSON {
  fileprivate var integer: Int? { if case .number(let number) = self { number } else { nil } }
}
