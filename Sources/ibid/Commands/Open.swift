import Console
import Platform
import Records
import Store
import Text

/// `ibid open KEY [LABEL]` opens a link in the browser, or a file.
struct Open: Command {
  static let spec = CommandSpec(
    "open", "Open a record's page, one of its links, or its file.", arguments: "KEY [LABEL]",
    count: 1...2, parameters: [.flag("print", "Print the address instead.")],
    details: """
      Without LABEL: the first of file, url, doi, arxiv and link that the record has. $BROWSER opens
      addresses where it is set. Those that a browser or a viewer only shows are opened (http, https,
      ftp, file), and no others.
      """,
    examples: [
      .init("ibid open hu2022lora", "the paper"), .init("ibid open hu2022lora code", "its code"),
    ])

  /// What a browser or a viewer only shows; another program may do anything with its own.
  private static let schemes: Set<String> = ["http", "https", "ftp", "file"]

  private let key: String
  private let label: String?
  private let onlyPrints: Bool

  init(_ arguments: ParsedArguments) {
    key = arguments.words[0]
    label = arguments.words.count > 1 ? arguments.words[1] : nil
    onlyPrints = arguments.has("print")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.library(for: .reading)
    guard let position = try world.position(of: key, in: library) else { return .no }
    let record = library.records[position]
    guard let address = address(of: record) else {
      let labels = record.links.map(\.plainLabel)
      let hint =
        label.flatMap { Suggestion.nearest(to: $0, among: labels) }.map { "did you mean \($0)?" }
      return try world.sayNo(
        label.map { "\(record.key) has no link \"\($0.escapingControls)\"" }
          ?? "\(record.key) has nothing to open", hint: hint)
    }
    if onlyPrints {
      try world.output.write(line: world.output.isTerminal ? address.escapingControls : address)
      return .done
    }
    let isAddress = address.contains("://")
    let scheme = String(address.prefix { $0 != ":" }).asciiLowercased
    let isRunning = ["javascript", "vbscript", "data"].contains(scheme) && scheme != address
    if isRunning || isAddress && !Self.schemes.contains(scheme) {
      throw Diagnostic(
        "an address that begins with \(scheme.escapingControls): is not opened",
        hint: "--print shows it")
    }
    let target = isAddress ? address : Files.join(library.root, address)
    // What begins with a dash would be read as an option.
    guard !target.hasPrefix("-") else {
      throw Diagnostic("cannot open \"\(target.escapingControls)\"", hint: "give it a full path")
    }
    let browser = isAddress ? world.environment("BROWSER") : nil
    let status = try Process.run([browser ?? Process.opener, target])
    guard status == 0 else {
      throw Diagnostic("\(browser ?? Process.opener) could not open \(target.escapingControls)")
    }
    return .done
  }

  private func address(of record: Record) -> String? {
    if let label {
      return record.links.first { $0.plainLabel == label || $0.label == label }?.url
        ?? (label == "file" ? record["file"] : record.address(named: label))
    }
    return record["file"] ?? record.address ?? record.links.first?.url
  }
}
