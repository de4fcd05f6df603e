internal import Records
internal import Text

/// Finds links and URLs without a usable address.
public enum LinkCheck: RecordCheck {
  public static let rule = Rule(
    "link", .error, "a link or a URL without a usable address",
    explanation: """
      A `link` is a label and a URL: `code https://github.com/…`. The URL is the last word; one
      without a scheme is a file of your own web site. A `url` has no label. A URL ends at a space
      (write %20), and an address that begins with `www.` is read as a file (write https:// before
      it). Links can only have the schemes http, https, ftp and mailto: others, such as
      `javascript:`, may run a stranger's code, so ibid prints such an address as text.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      switch field.kind {
      case .link: checkLink(field.value, at: index, report)
      case .uri: checkAddress(field.value, at: index, report)
      default: break
      }
    }
  }

  private static func checkLink(_ value: String, at index: Int, _ report: (Finding) -> Void) {
    guard let link = Link(field: value) else {
      report(
        Finding(
          "\(value.quoted) has no \(value.contains("/") ? "label" : "URL")",
          hint: "write LABEL URL, such as code https://…", in: index))
      return
    }
    guard link.url.utf8.contains(where: { "/.:#".utf8.contains($0) }) else {
      report(
        Finding(
          "\(link.url.quoted) is neither a URL nor a file",
          hint: "put the URL after the label", in: index, at: .text(link.url)))
      return
    }
    checkAddress(link.url, at: index, report)
  }

  private static func checkAddress(_ url: String, at index: Int, _ report: (Finding) -> Void) {
    guard !url.isEmpty else {
      report(Finding("the URL is empty", hint: "write it, or take the line out", in: index))
      return
    }
    do throws(Diagnostic) {
      try FieldInput.checkAddress(url)
    } catch {
      report(Finding(error.message, hint: error.hint, in: index, at: .text(url)))
      return
    }
    if url.asciiLowercased.hasPrefix("www.") {
      report(
        Finding(
          "\(url.quoted) is taken for a file of the page's own",
          hint: "write https://\(url.escapingControls)", in: index, at: .text(url)))
    }
  }
}
