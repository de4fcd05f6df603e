import Workspace
import Console
import OperatingSystem
import Records
import RichText
import Store
import Text

/// `ibid open KEY [LABEL]` opens a link in the browser, or a document in its viewer.
struct Open: Command {
  static let spec = CommandSpec(
    "open", "Open a record's page, one of its links, or its file.", arguments: "KEY [LABEL]",
    count: 1...2,
    parameters: [
      .flag("print", "Print the address instead."),
      .flag("force", short: "f", "Open any kind of file or address."),
    ],
    details: """
      Without LABEL: the first of file, url, doi, arxiv and link that the record has. Addresses are
      opened with $BROWSER if it is set. ibid opens addresses of http, https, ftp and mailto, and
      documents (PDF, PostScript, DjVu, EPUB, images, HTML, text) in the library's folder, in the
      folders of `documents` in your own settings (ibid help settings), or at an absolute path in the
      record's file field. Anything else is printed, and opened only with --force.
      """,
    examples: [
      .init("ibid open hu2022lora", "the paper"), .init("ibid open hu2022lora code", "its code"),
    ])

  private let key: String
  private let label: String?
  private let onlyPrints: Bool
  private let isForced: Bool

  init(_ arguments: ParsedArguments) {
    key = arguments.words[0]
    label = arguments.words.count > 1 ? arguments.words[1] : nil
    onlyPrints = arguments.has("print")
    isForced = arguments.has("force")
  }

  /// Something that can be opened, as the record has it.
  private enum Candidate {
    case address(String)
    /// A path, and whether the `file` field names it.
    case file(String, isField: Bool)

    /// Reads a link or a `url`; without a scheme it is a file.
    init(link: String) {
      self = LinkRule.isOwnFile(link) ? .file(link, isField: false) : .address(link)
    }

    var text: String {
      switch self {
      case .address(let text), .file(let text, isField: _): text
      }
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    guard let position = try world.session.position(of: key, in: library) else { return .no }
    let record = library.records[position]
    guard let candidate = candidate(of: record) else {
      let labels = record.links.map(\.plainLabel)
      let hint =
        label.flatMap { Suggestion.nearest(to: $0, among: labels) }.map { "did you mean \($0)?" }
      return try world.sayNo(
        label.map { "\(record.key) has no link \($0.quoted)" }
          ?? "\(record.key) has nothing to open", hint: hint)
    }
    if onlyPrints {
      try world.output.write(line: candidate.text)
      return .done
    }
    switch candidate {
    case .address(let address): try open(address: address, in: &world)
    case .file(let path, let isField):
      let rule = DocumentRule(root: library.root, folders: try documentFolders(of: world))
      try open(file: path, isField: isField, by: rule, in: &world)
    }
    return .done
  }

  private func candidate(of record: Record) -> Candidate? {
    if let label {
      let link = record.links.first { $0.plainLabel == label || $0.label == label }
      if let link { return Candidate(link: link.url) }
      return candidate(of: record, named: FieldName(label))
    }
    for name in [FieldName.file, .url, .doi, .arxiv] {
      if let candidate = candidate(of: record, named: name) { return candidate }
    }
    return record.links.first.map { Candidate(link: $0.url) }
  }

  private func candidate(of record: Record, named name: FieldName) -> Candidate? {
    switch name {
    case .file:
      record[.file].map { .file(AttributedValue(field: $0).text, isField: true) }
    case .url: record[.url].map(Candidate.init(link:))
    case .doi, .arxiv:
      record[name].map { .address(record.target(named: name)?.address ?? $0) }
    default: nil
    }
  }
}

// MARK: - Opening

extension Open {
  private func open(address: String, in world: inout World) throws(Diagnostic) {
    let browser = world.session.environment("BROWSER") ?? Process.opener
    if isForced { return try run(browser, address) }
    let target: LinkTarget
    do throws(LinkFault) {
      target = try LinkTarget(address)
    } catch {
      return try refuse(address, error.reason, in: &world)
    }
    try run(browser, target.address)
  }

  private func open(
    file path: String, isField: Bool, by rule: DocumentRule, in world: inout World
  ) throws(Diagnostic) {
    guard let resolved = rule.resolved(path) else {
      throw Diagnostic("there is no file \(path.quoted)")
    }
    let isNamed = isField && path.hasPrefix("/")
    if !isForced, let refusal = try rule.refusal(of: resolved, isNamed: isNamed) {
      return try refuse(path, refusal.reason, in: &world)
    }
    try run(Process.opener, resolved)
  }

  /// Prints the path of a file that is not opened, and the reason.
  private func refuse(
    _ text: String, _ reason: String, in world: inout World
  ) throws(Diagnostic) {
    try world.output.write(line: text)
    throw Diagnostic("\(text.quoted) \(reason)", hint: "--force opens it, if you trust it")
  }

  private func run(_ program: String, _ argument: String) throws(Diagnostic) {
    // A path that begins with a dash would be read as an option.
    guard !argument.hasPrefix("-"), try Process.run([program, argument]) == 0 else {
      throw Diagnostic("\(program) could not open \(argument.quoted)")
    }
  }

  /// The folders in the user's own settings, by absolute paths; `~` is the user's home.
  private func documentFolders(of world: World) throws(Diagnostic) -> [String] {
    try world.session.input.userSettings().values(of: FieldName.documents).compactMap { folder in
      if folder.hasPrefix("/") { return folder }
      guard let home = world.session.environment("HOME"), folder == "~" || folder.hasPrefix("~/")
      else {
        return nil
      }
      return home + folder.dropFirst()
    }
  }
}
