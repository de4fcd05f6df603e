import Console
import Formats
import History
import OperatingSystem
import Store
import Text

/// A file that a command writes, and what may be replaced there.
struct OutputFile {
  /// As the user named it.
  var name: String
  /// Whether the file is replaced even where something in it is lost.
  var isForced = false
  var isDryRun = false
  /// The line that marks the file as generated; `nil` for a format that has no comments.
  var checksumLine: ChecksumLine?

  /// Whether the name stands for standard output.
  static func isStandardOutput(_ name: String) -> Bool { name == "-" }
}

extension World {
  /// Writes what `body` writes, to standard output or into a file if one is named.
  ///
  /// A regular file that holds it already is left alone. One that ibid wrote, and that nobody has
  /// changed since, is replaced. Any other is replaced only if `lost` finds nothing in it that would
  /// be gone. A pipe or a device is written to and not read.
  ///
  /// - Parameters:
  ///   - file: The file; `nil` for standard output.
  ///   - library: The library that the file is made of, if any.
  ///   - lost: What the first text holds and the second, which takes its place, lacks.
  ///   - body: Writes the text to `output`.
  /// - Throws: A `Diagnostic` that names what would be lost, or why nothing can be written.
  mutating func write(
    into file: OutputFile?, of library: Library? = nil,
    lost: (_ old: [UInt8], _ new: [UInt8], inout World) throws(Diagnostic) -> LostContent,
    _ body: (inout World) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let file, !OutputFile.isStandardOutput(file.name) else { return try body(&self) }
    let path = path(file.name)
    let target = try OutputTarget(path)
    switch target {
    case .standardOutput: return try body(&self)
    case .device:
      announce("wrote \(file.name)")
      let isDryRun = file.isDryRun
      let text = try text(of: body)
      return try carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in
        try Output.withDevice(path) { descriptor throws(Diagnostic) in
          var device = Console.Stream(descriptor: descriptor, name: file.name)
          try device.write(bytes: text)
          try device.flush()
        }
      }
    case .new, .regularFile: break
    }
    let plain = try text(of: body)
    let text = file.checksumLine?.added(to: plain) ?? plain
    let version = target == .regularFile ? try FileVersion(at: path) : nil
    if let old = version?.contents {
      if old == text {
        // What a killed command left would stay where nothing is written.
        Transaction.clearTemporaries(in: Files.folder(of: path))
        return try remark("\(file.name) is up to date")
      }
      if !file.isForced, file.checksumLine?.isIntact(old) != true {
        let lost = try lost(old, text, &self)
        if !lost.isEmpty, try !isOwn(old, at: path, file, of: library) {
          let isEdited = file.checksumLine?.stands(in: old) ?? false
          throw lost.refusal(of: file.name, isEdited: isEdited)
        }
      }
    }
    try put(text, into: file, at: path, replacing: version, of: library)
  }

  /// Whether a file of a format without comments is as ibid wrote it, as far as the journal knows.
  private func isOwn(
    _ contents: [UInt8], at path: String, _ file: OutputFile, of library: Library?
  ) throws(Diagnostic) -> Bool {
    guard file.checksumLine == nil, let root = library?.root ?? (try? libraryRoot()) else {
      return false
    }
    return try journal(of: root).hasWritten(contents, to: path)
  }

  /// What `body` writes to `output`.
  private mutating func text(
    of body: (inout World) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [UInt8] {
    let terminal = output
    output = Stream()
    defer { output = terminal }
    try body(&self)
    return output.gatheredBytes
  }

  private mutating func put(
    _ text: [UInt8], into file: OutputFile, at path: String, replacing version: FileVersion?,
    of library: Library?
  ) throws(Diagnostic) {
    announce("wrote \(file.name)")
    var transaction = Transaction()
    transaction.write(text, to: path, replacing: version)
    if let library {
      try carryOut(
        transaction, of: library, isDryRun: file.isDryRun, as: CommitMessage("Export \(file.name)"))
    } else {
      try carryOut(transaction, isDryRun: file.isDryRun, named: "Export \(file.name)")
    }
  }

  /// Writes a table of comma-separated values to a file that the user named, without a word.
  ///
  /// - Throws: A `Diagnostic` when the file exists and is no table with the same columns.
  mutating func writeTable(_ text: String, to name: String) throws(Diagnostic) {
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
          "\(name.quoted) is not replaced: it is no table of \(columns)",
          hint: "write to another file")
      }
      var transaction = Transaction()
      transaction.write(Array(text.utf8), to: path, replacing: version)
      try carryOut(transaction, isDryRun: false, named: "Write \(name)")
    }
  }
}
