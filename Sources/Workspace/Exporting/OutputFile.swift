public import Formats
internal import History
internal import OperatingSystem
public import Store
public import Text

/// A file that a command writes, and the rules for replacing it.
public struct OutputFile {
  /// The name that the user gave.
  public var name: String
  /// Whether to replace the file even if contents are lost.
  var isForced = false
  /// Whether to announce the change without writing.
  public var isDryRun = false
  /// The line that marks the file as generated; `nil` if the format has no comments.
  public var checksumLine: ChecksumLine?

  /// Makes a description of an output file.
  public init(
    name: String, isForced: Bool = false, isDryRun: Bool = false, checksumLine: ChecksumLine? = nil
  ) {
    self.name = name
    self.isForced = isForced
    self.isDryRun = isDryRun
    self.checksumLine = checksumLine
  }

  /// Whether the name means standard output.
  static func isStandardOutput(_ name: String) -> Bool { name == "-" }
}

extension Session {
  /// Writes the output of `body` to a file, or to standard output if none is named.
  ///
  /// A regular file with the same contents is left alone. A file that ibid wrote and that was not
  /// changed since is replaced. Any other file is replaced only if `lost` finds nothing that would
  /// be lost. Pipes and devices are written to and not read.
  ///
  /// - Parameters:
  ///   - file: The file; `nil` for standard output.
  ///   - library: The library that the output is made of, if any.
  ///   - lost: Finds what the old text has and the new one lacks.
  ///   - body: Writes the text to the session's `output`.
  /// - Throws: A `Diagnostic` that names what would be lost, or why nothing can be written.
  public func write(
    into file: OutputFile?, of library: Library? = nil,
    lost: (_ old: [UInt8], _ new: [UInt8], Session) throws(Diagnostic) -> LostContent,
    _ body: (Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let file, !OutputFile.isStandardOutput(file.name) else { return try body(self) }
    let path = path(file.name)
    let target = try OutputTarget(path)
    switch target {
    case .standardOutput: return try body(self)
    case .device: return try write(text(of: body), toDevice: file, at: path)
    case .new, .regularFile: break
    }
    let plain = try text(of: body)
    let version = target == .regularFile ? try FileVersion(at: path) : nil
    let front = file.frontMatter(of: version?.contents ?? [])
    // A file that is copied as it is brings its own.
    let own = file.frontMatter(of: plain)
    let rest = Array(plain.dropFirst(own.count))
    let text =
      Array(own.isEmpty ? front : own) + (file.checksumLine?.added(to: rest) ?? rest)
    if let old = version?.contents {
      if old == text {
        // Temporary files of a killed command are removed even if nothing is written.
        Transaction.clearTemporaries(in: Files.folder(of: path))
        return try remark("\(file.name) is up to date")
      }
      let body = Array(old.dropFirst(front.count))
      if !file.isForced, file.checksumLine?.isIntact(body) != true {
        let lost = try lost(old, text, self)
        if !lost.isEmpty, try !isOwn(old, at: path, file, of: library) {
          let isEdited = file.checksumLine?.isPresent(in: body) ?? false
          throw lost.refusal(of: file.name, isEdited: isEdited)
        }
      }
    }
    var transaction = Transaction()
    transaction.write(text, to: path, replacing: version)
    try apply(
      Plan(
        transaction, as: CommitMessage("Export \(file.name)"), in: library?.root,
        under: library?.settings, lines: [file.announcement]), isDryRun: file.isDryRun)
  }

  private func write(
    _ text: [UInt8], toDevice file: OutputFile, at path: String
  ) throws(Diagnostic) {
    let plan = Plan(
      Transaction(), as: CommitMessage("Export \(file.name)"), lines: [file.announcement])
    try apply(plan, isDryRun: file.isDryRun) { () throws(Diagnostic) in
      try Output.withDevice(path) { descriptor throws(Diagnostic) in
        _ = try Output.write(text[...], to: descriptor, named: file.name)
      }
    }
  }

  /// Whether a file without comments is unchanged since ibid wrote it, according to the journal.
  private func isOwn(
    _ contents: [UInt8], at path: String, _ file: OutputFile, of library: Library?
  ) throws(Diagnostic) -> Bool {
    guard file.checksumLine == nil, let root = library?.root ?? (try? libraryRoot()) else {
      return false
    }
    return try journal(of: root).hasWritten(contents, to: path)
  }

  /// The text that `body` writes.
  private func text(
    of body: (Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [UInt8] {
    try TextSink.gather { sink throws(Diagnostic) in try body(writing(to: sink)) }
  }

  /// Writes comma-separated values to a file that the user named, without a message.
  ///
  /// - Throws: A `Diagnostic` if the file exists and is not a table with the same columns.
  public func writeTable(_ text: String, to name: String) throws(Diagnostic) {
    if OutputFile.isStandardOutput(name) { return try output.write(text) }
    let path = path(name)
    switch try OutputTarget(path) {
    case .standardOutput: try output.write(text)
    case .device:
      try Output.withDevice(path) { descriptor throws(Diagnostic) in
        _ = try Output.write(Array(text.utf8)[...], to: descriptor, named: name)
      }
    case .new, .regularFile:
      let columns = text.prefix { $0 != "\n" }
      let version = try FileVersion(at: path)
      if let old = version?.contents, !old.isEmpty, !old.starts(with: columns.utf8) {
        throw Diagnostic(
          "\(name.quoted) is not replaced: it is not a table of \(columns)",
          hint: "write to another file")
      }
      var transaction = Transaction()
      transaction.write(Array(text.utf8), to: path, replacing: version)
      try apply(Plan(transaction, as: CommitMessage("Write \(name)")), isDryRun: false)
    }
  }
}

extension OutputFile {
  /// The front matter of a `.bib` file, which a new text keeps: a site needs it.
  fileprivate func frontMatter(of text: [UInt8]) -> ArraySlice<UInt8> {
    guard checksumLine == .bibTeX, let range = BibTeX.frontMatter(of: text) else { return [] }
    return text[..<range.upperBound]
  }

  fileprivate var announcement: String { Plan.line("wrote \(name)") }
}
