internal import Templates
internal import Lists
internal import OperatingSystem
internal import Styles
public import Text

/// The templates that a library can use: those in its own `styles/`, and the built-in ones.
public struct StyleFiles {
  private let folder: String

  init(root: String) { folder = Files.join(root, "styles") }

  /// The template of a name, with or without `.mustache`, and its format.
  func template(named name: String) throws(Diagnostic) -> (Template, TemplateFormat) {
    let file = Self.fileName(of: name)
    guard let format = TemplateFormat(templateName: file) else {
      throw Diagnostic(
        "the template \(name.quoted) does not say its format",
        hint: "name it NAME.md.mustache, or .html., .tex., .typ. or .txt.")
    }
    guard let template = try template(inFile: file) else {
      let known = try names().filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
      let wanted = String(file.dropLast(9))
      throw Diagnostic(
        "there is no template \(name.quoted)",
        hint: Suggestion.nearest(to: wanted, among: known).map { "did you mean \($0)?" }
          ?? "put \(file) into styles/, or use \(known.joined(separator: ", "))")
    }
    return (template, format)
  }

  /// A partial of a template: in the same format if there is one, else in any format.
  func partial(named name: String, for format: TemplateFormat) throws(Diagnostic) -> Template? {
    guard !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
    for ending in format.fileEndings {
      if let template = try template(inFile: "\(name).\(ending).mustache") { return template }
    }
    return try template(inFile: "\(name).mustache")
  }

  /// The names of all files, the library's own and the built-in ones, in ascending order.
  public func names() throws(Diagnostic) -> [String] {
    var names = Set(Styles.names)
    if Files.kind(of: folder) == .folder {
      names.formUnion(try Files.entries(of: folder).filter { $0.kind == .file }.map(\.name))
    }
    return names.sorted()
  }

  private static func fileName(of name: String) -> String {
    name.hasSuffix(".mustache") ? name : "\(name).mustache"
  }

  private func template(inFile file: String) throws(Diagnostic) -> Template? {
    guard !file.utf8.contains(UInt8(ascii: "/")) else { return nil }
    let path = Files.join(folder, file)
    if let bytes = try Files.readIfPresent(path) { return try Template(bytes, file: path) }
    return try Styles.text(of: file).map { text throws(Diagnostic) in
      try Template(Array(text.utf8), file: file)
    }
  }
}

extension TemplateFormat {
  /// The endings of file names in the format.
  fileprivate var fileEndings: [String] {
    switch self {
    case .mustache: []
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .latex: ["tex"]
    case .typst: ["typ"]
    case .text: ["txt"]
    }
  }
}
