import Workspace
import Console
import OperatingSystem
import Records
import Store
import Text

/// `ibid edit KEY` opens a record in the user's editor.
struct Edit: Command {
  static let spec = CommandSpec(
    "edit", "Edit a record in $EDITOR.", arguments: "KEY", count: 1...1,
    parameters: [
      .option("from", "FILE", "Use the text of a file, or of standard input for -."),
      .flag("force", "Store a name that looks misspelled, or a text made from an older record."),
      .dryRun,
    ],
    details: """
      The record's text goes to a temporary file, which $VISUAL, $EDITOR or vi opens; the shell runs
      the editor, so that it may have options. The edited text replaces the record if it is valid:
      changed fields must be acceptable to `ibid set`.

      Otherwise, on a terminal, the editor opens again with the fault in a comment at the top, unless
      you discard the edit. Without a terminal the text is kept in a file, for --from after you fix it.
      """,
    examples: [
      .init("ibid edit hu2022lora", "with $VISUAL, $EDITOR or vi"),
      .init("EDITOR='code --wait' ibid edit hu2022lora", "with an editor that has options"),
    ])

  private let key: String
  private let source: String?
  private let isForced: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) {
    key = arguments.words[0]
    source = arguments.value("from")
    isForced = arguments.has("force")
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    guard let position = try world.session.position(of: key, in: library) else { return .no }
    let record = library.stored(at: position)
    let origin = try library.text(at: position)
    let lineEnd = RecDocument(Array(origin.utf8), file: "").lineEnd
    let normalized = { (text: [UInt8]) in KeptEdit.normalized(text, lineEnd: lineEnd) }
    let draft = try source.map { name throws(Diagnostic) in normalized(try world.session.read(name))
    }
    if let draft, !isForced, KeptEdit.isStale(draft, for: origin) {
      throw Diagnostic(
        "\(record.key) has been changed since the text was made from it",
        hint: "compare it with `ibid show \(record.key)`; --force takes the text all the same")
    }
    var kept = try KeptEdit(
      draft ?? Array(origin.utf8), of: "\(library.root)\n\(record.key)", in: world.session)
    var isEdited = draft != nil
    while true {
      if !isEdited { try runEditor(on: kept.file, in: world) }
      isEdited = false
      let whole = normalized(try Files.read(kept.file))
      let text = KeptEdit.withoutNotes(whole)
      if text == normalized(Array(origin.utf8)) {
        Files.discard(kept.file)
        try world.remark("\(record.key) is as it was")
        return .done
      }
      if text.allSatisfy(\.isASCIIWhitespace) {
        Files.discard(kept.file)
        return try world.sayNo(
          "the text is empty, so \(record.key) was not changed",
          hint: "remove it with `ibid remove \(record.key)`")
      }
      do throws(Diagnostic) {
        try save(text, of: record, before: origin, named: kept.file, in: &world)
        Files.discard(kept.file)
        if !isDryRun { kept.discardOthers() }
        return .done
      } catch {
        if isDryRun, !world.isInteractive {
          Files.discard(kept.file)
          if let source { world.session.events.remember(whole, as: source) }
          throw Self.placed(error, in: source, after: whole.count - text.count)
        }
        let fault = try kept.note(error, about: text, madeFrom: origin)
        world.session.events.remember(try Files.read(kept.file), as: kept.file)
        try world.report(fault)
      }
      switch try whatNext(in: &world) {
      case .editAgain: continue
      case .discard:
        Files.discard(kept.file)
        return try world.sayNo("\(record.key) was not changed")
      case .keep:
        throw Diagnostic("\(record.key) was not changed", hint: Self.hint(at: kept.file, for: key))
      }
    }
  }

  private enum Answer { case editAgain, discard, keep }

  /// Asks what to do with a refused text; if no one can be asked, it is kept.
  private func whatNext(in world: inout World) throws(Diagnostic) -> Answer {
    guard world.isInteractive else { return .keep }
    while let answer = try world.ask("[e]dit again, [d]iscard? ", on: \.errors) {
      switch answer {
      case "e", "edit": return .editAgain
      case "d", "discard": return .discard
      default: continue
      }
    }
    return .keep
  }

  /// A fault with its place in the kept file; the editor's own file is deleted.
  private static func placed(
    _ error: Diagnostic, in source: String?, after notes: Int
  ) -> Diagnostic {
    var fault = error
    fault.location = nil
    if let source, let bytes = error.location?.bytes {
      let range = (bytes.lowerBound + notes)..<(bytes.upperBound + notes)
      fault.location = SourceRange(file: source, bytes: range)
    }
    return fault
  }

  private static func hint(at file: String, for key: String) -> String {
    "your text is in \(file.escapingControls); fix it there, and run"
      + " `ibid edit \(key.shellQuoted) --from \(file.shellQuoted)`"
  }

  /// Runs the editor with the shell, as git does.
  private func runEditor(on file: String, in world: World) throws(Diagnostic) {
    let before = try Files.read(file)
    let names = ["VISUAL", "EDITOR"].compactMap(world.session.environment)
    let editor = names.first { !$0.trimmed.isEmpty } ?? "vi"
    let status = try Process.run(["sh", "-c", "\(editor) \"$@\"", editor, file])
    guard status != 0 else { return }
    let isUnchanged = try Files.readIfPresent(file) == before
    if isUnchanged { Files.discard(file) }
    // Statuses 126 and 127 are of the shell itself (POSIX, section 2.8.2).
    let isMissing = status == 126 || status == 127
    throw Diagnostic(
      isMissing
        ? "the editor \(editor.quoted) cannot be run, so nothing was changed"
        : "the editor \(editor.quoted) ended with status \(status), so nothing was changed",
      hint: isUnchanged
        ? isMissing ? "set EDITOR to the editor that you use" : nil : Self.hint(at: file, for: key))
  }

  private func save(
    _ text: [UInt8], of record: Record, before origin: String, named file: String,
    in world: inout World
  ) throws(Diagnostic) {
    // Another process may have changed the library while the editor was open.
    var edit = LibraryEdit(try world.session.library(for: isDryRun ? .reading : .writing))
    let library = edit.library
    guard let position = library.position(of: record.key.text),
      try library.text(at: position) == origin
    else {
      throw Diagnostic(
        "\(record.key) has been changed meanwhile", hint: "look at it, and edit it again")
    }
    let edited = try EditedRecord(
      text, file: file, from: record, before: origin, in: library, isForced: isForced
    ) { [session = world.session] name throws(Diagnostic) in
      try session.storedFile(name, root: library.root)
    }
    let new = edited.record
    if new.key != record.key, let holder = library.position(of: new.key.text), holder != position {
      throw Diagnostic("\(library.records[holder].key) has the key \(new.key) already")
    }
    try library.refuseTakenAliases(of: new, at: position)
    edit.replaceText(at: position, with: edited.document.bytes, record: new)
    try world.session.apply(edit, isDryRun: isDryRun)
  }
}
