import Console
import Platform
import Records
import Store
import Text

/// `ibid edit KEY` opens a record in the user's editor.
struct Edit: Command {
  static let spec = CommandSpec(
    "edit", "Edit a record in $EDITOR.", arguments: "KEY", count: 1...1,
    details: """
      The record's text goes to a file of its own. What comes back takes the record's place once it
      is right; until then it stays in that file, and nothing is lost.
      """,
    examples: [.init("ibid edit hu2022lora", "with $VISUAL, $EDITOR or vi")])

  private let key: String

  init(_ arguments: ParsedArguments) { key = arguments.words[0] }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.library(for: .reading)
    guard let position = try world.position(of: key, in: library) else { return .no }
    let record = library.records[position]
    let text = try library.text(at: position)
    let file = try Files.makeTemporary(
      named: "edit.rec", contents: Array(text.utf8),
      in: world.environment("TMPDIR") ?? "/tmp")
    let edited = try edit(file, in: world)
    guard edited != Array(text.utf8) else {
      Files.discard(file)
      try world.remark("\(record.key) is as it was")
      return .done
    }
    do throws(Diagnostic) {
      try save(edited, of: record, before: text, named: file, in: &world)
    } catch {
      try world.report(error)
      throw Diagnostic(
        "\(record.key) was not changed", hint: "your text is in \(file); mend it there")
    }
    Files.discard(file)
    return .done
  }

  /// Runs the editor, which may be given with options: `code --wait`; returns what it leaves.
  private func edit(_ file: String, in world: World) throws(Diagnostic) -> [UInt8] {
    let before = try Files.read(file)
    let editor = world.environment("VISUAL") ?? world.environment("EDITOR") ?? "vi"
    let words = editor.split(separator: " ").map(String.init)
    let status: Int32
    do throws(Diagnostic) {
      status = try Process.run(words + [file])
    } catch {
      Files.discard(file)
      throw Diagnostic(error.message, hint: "set EDITOR to the editor that you use")
    }
    let after = try Files.read(file)
    if status == 0 { return after }
    if after == before { Files.discard(file) }
    throw Diagnostic(
      "\(editor.escapingControls) ended with status \(status), so nothing was changed",
      hint: after == before ? nil : "your text is in \(file)")
  }

  private func save(
    _ edited: [UInt8], of record: Record, before text: String, named file: String,
    in world: inout World
  ) throws(Diagnostic) {
    var document = RecDocument(edited, file: file)
    world.remember(document)
    if let fault = document.faults.first { throw fault }
    guard document.records.count == 1, var new = document.records.first else {
      throw Diagnostic(
        "the text holds \(document.records.count) records with a key, not one",
        hint: "keep one `key:` line, and no blank line between the fields")
    }
    if new.key != record.key, !new.aliases.contains(record.key.text) {
      document = Self.adding(alias: record.key, to: document)
      new = document.records.first ?? new
    }
    // Someone else may have changed the library while the editor was open.
    var library = try world.library(for: .writing)
    guard let position = library.position(of: record.key.text),
      try library.text(at: position) == text
    else {
      throw Diagnostic("\(record.key) has been changed meanwhile", hint: "edit it again")
    }
    if new.key != record.key, let holder = library.position(of: new.key.text), holder != position {
      throw Diagnostic("\(library.records[holder].key) has the key \(new.key) already")
    }
    world.announceChanges(from: record, to: new)
    library.replaceText(at: position, with: document.bytes, record: new)
    try world.commit(&library, isDryRun: false)
  }

  /// The document with a former key below the new one, so that papers still find the record.
  private static func adding(alias: CitationKey, to document: RecDocument) -> RecDocument {
    guard let key = document.entries.lazy.compactMap({ $0.first("key") }).first else {
      return document
    }
    let before = document.bytes[..<key.lines.upperBound]
    let after = document.bytes[key.lines.upperBound...]
    let end = document.lineEnd
    let gap = before.last == UInt8(ascii: "\n") ? "" : end
    return RecDocument(
      before + Array("\(gap)alias: \(alias)\(end)".utf8) + after, file: document.file)
  }
}
