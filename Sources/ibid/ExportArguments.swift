import Console
import Formats
import Records
import Text
import Workspace

extension FileFormat {
  /// Reads `--to`; `--json` is short for `--to json`.
  init(_ arguments: ParsedArguments, default standard: Self) throws(Diagnostic) {
    guard !arguments.has("json") else {
      self = .json
      return
    }
    self = arguments.value("to").flatMap(Self.writable(named:)) ?? standard
  }
}

extension BibTeXOptions {
  /// Reads `--with`, `--files` and `--venues`.
  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    self.init()
    for word in arguments.all("with").flatMap({ $0.split(separator: ",") }) {
      switch word {
      case "award", "awards": includesAwards = true
      case "link", "links": includesLinks = true
      case "tag", "tags": privateFields.insert(.tag)
      case "file", "files": privateFields.insert(.file)
      default:
        throw Diagnostic(
          "--with cannot be \"\(String(word).escapingControls)\"",
          hint: "write award, link, tag or file, or several, as in award,link")
      }
    }
    if let form = arguments.value("files").flatMap(BibTeX.FileForm.init(rawValue:)) {
      fileForm = form
      privateFields.insert(.file)
    }
    switch arguments.value("venues") {
    case "short": venueNames = .short
    case "macro": venueNames = .macro
    default: break
    }
  }
}
