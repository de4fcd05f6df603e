import Workspace
import Console
import Records
import Store
import Text

/// `ibid link KEY LABEL URL` adds a link.
struct LinkRecord: Command {
  static let spec = CommandSpec(
    "link", "Add a link to a record.", arguments: "KEY LABEL URL", count: 2...3,
    parameters: [
      .flag("replace", "Replace the URL of LABEL."),
      .flag("remove", "Remove the link; with LABEL alone, all links with that label."), .dryRun,
    ],
    details: """
      Links keep their order. A URL without :// is a file of the page's own site; brackets in the
      label mark the part that becomes the link.
      """,
    examples: [
      .init("ibid link hu2022lora code https://github.com/microsoft/LoRA", "a label and a URL"),
      .init("ibid link hu2022lora slides files/lora.pdf", "a file of your own site"),
    ])

  private let key: String
  private let label: String
  private let url: String?
  private let isReplacement: Bool
  private let isRemoval: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    key = arguments.words[0]
    label = arguments.words[1].trimmed
    url = arguments.words.count == 3 ? arguments.words[2] : nil
    isReplacement = arguments.has("replace")
    isRemoval = arguments.has("remove")
    isDryRun = arguments.has("dry-run")
    if url == nil, !isRemoval {
      throw Diagnostic("a link needs a URL", hint: "write ibid link \(key) \(label) URL")
    }
    if let url {
      // A space in the URL would move a part of it into the label.
      try FieldInput.checkAddress(url)
      _ = try FieldInput.link("\(label) \(url)")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let change = try world.session.changeRecord(key, isDryRun: isDryRun) { record in
      let hasLabel = { (value: String) in
        guard let link = Link(field: value) else { return false }
        return link.label == label || link.plainLabel == label
      }
      guard !isRemoval, let url else {
        record.removeAll(.link) { hasLabel($0) && (url == nil || Link(field: $0)?.url == url) }
        return
      }
      let link = Link(label: label, url: url).field
      let known = record.fields.firstIndex { $0.name == .link && hasLabel($0.value) }
      if isReplacement, let known {
        record.fields[known].value = link
      } else if !record.values(of: .link).contains(link) {
        record.insert(.link, link)
      }
    }
    switch change {
    case .made: return .done
    case .notFound: return .no
    case .unnecessary(let key):
      if isRemoval { return try world.sayNo("\(key) has no such link") }
      try world.remark("\(key) has that link already")
      return .done
    }
  }
}
