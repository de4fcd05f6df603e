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
    try edit(file, in: world)
    let edited = try Files.read(file)
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

  /// Runs the editor, which may be given with options: `code --wait`.
  private func edit(_ file: String, in world: World) throws(Diagnostic) {
    let editor = world.environment("VISUAL") ?? world.environment("EDITOR") ?? "vi"
    let words = editor.split(separator: " ").map(String.init)
    let status = try Process.run(words + [file])
    guard status == 0 else {
      throw Diagnostic(
        "\(editor.escapingControls) ended with status \(status)", hint: "your text is in \(file)")
    }
  }

  private func save(
    _ edited: [UInt8], of record: Record, before text: String, named file: String,
    in world: inout World
  ) throws(Diagnostic) {
    let document = RecDocument(edited, file: file)
    world.remember(document)
    if let fault = document.faults.first { throw fault }
    guard document.records.count == 1, let new = document.records.first else {
      throw Diagnostic(
        "the text holds \(document.records.count) records with a key, not one",
        hint: "keep one `key:` line, and no blank line between the fields")
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
    library.replaceText(at: position, with: edited, record: new)
    try world.commit(&library, isDryRun: false)
  }
}
