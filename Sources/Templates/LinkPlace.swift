internal import Text

/// Tells whether a value is in the place of the target of a link.
///
/// A template may write any field there, as in `<a href="{{homepage}}">`; the field is then checked
/// as an address is.
struct LinkPlace {
  /// The output so far without spaces at its end.
  private var tail: ArraySlice<UInt8>

  init(after output: [UInt8]) { tail = output[...].droppingSpaces }

  /// Whether a value would begin the target.
  func begins(in format: TemplateFormat, isInTag: Bool) -> Bool {
    switch format {
    case .mustache, .html: isAfterAttribute
    case .markdown:
      isInTag ? isAfterAttribute : ["](", "](<", "]:", "<"].contains { tail.ends(with: $0) }
    case .latex: Self.commands.contains { tail.ends(with: "\\\($0){") }
    case .typst: isAfterTypstLink
    case .text: false
    }
  }

  /// Whether a target here needs a scheme, as `<…>` in Markdown does.
  var needsScheme: Bool { tail.ends(with: "<") && !tail.ends(with: "(<") }

  private var isAfterAttribute: Bool {
    var rest = tail
    if rest.last == UInt8(ascii: "\"") || rest.last == UInt8(ascii: "'") { rest = rest.dropLast() }
    rest = rest.droppingSpaces
    guard rest.last == UInt8(ascii: "=") else { return false }
    rest = rest.dropLast().droppingSpaces
    let name = rest.reversed().prefix { $0.isASCIILetter || $0 == UInt8(ascii: ":") }.reversed()
    return Self.attributes.contains(String(decoding: Array(name), as: UTF8.self).asciiLowercased)
  }

  private var isAfterTypstLink: Bool {
    guard tail.last == UInt8(ascii: "\"") else { return false }
    let call = tail.dropLast().droppingSpaces
    return call.last == UInt8(ascii: "(") && call.dropLast().droppingSpaces.ends(with: "link")
  }

  /// The attributes whose value is an address.
  ///
  /// - Source: HTML Living Standard, index of attributes; SVG 2 for `xlink:href`.
  private static let attributes: Set<String> = [
    "href", "src", "action", "formaction", "data", "poster", "cite", "ping", "background",
    "longdesc", "manifest", "srcset", "xlink:href",
  ]

  /// hyperref's and url's commands whose first argument is an address.
  private static let commands = ["href", "url", "nolinkurl"]
}

extension ArraySlice<UInt8> {
  fileprivate var droppingSpaces: Self {
    dropLast(reversed().prefix(while: \.isASCIIWhitespace).count)
  }

  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
