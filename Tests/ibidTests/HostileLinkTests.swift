import Support
import Testing

/// Addresses of a stranger's records: what may be no link is text in everything that is written.
@Suite struct HostileLinkTests {
  static let addresses = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#x09;script:alert(1)",
    "javascript&colon;alert(1)", "javascript%3Aalert(1)", "javascript\u{FF1A}alert(1)",
    "\u{200B}javascript:alert(1)", "\u{FEFF}javascript:alert(1)", "feed:javascript:alert(1)",
    "data:text/html,alert(1)", "vbscript:alert(1)", "view-source:alert(1)", "blob:alert(1)",
    "//alert.example/alert(1)", "\\\\alert.example\\alert(1)", "https:\\\\alert.example",
    "https://user@alert.example/", "file:///alert", "mailto:alert@example.org?attach=/alert",
  ]

  private func world(_ address: String) throws -> TestWorld {
    let record = """
      key: a
      type: misc
      title: T
      author: Roe, R; url=\(address)
      date: 2020
      url: \(address)
      doi: \(address)
      link: code \(address)
      award: W; url=\(address)
      venue: v 2020; url=\(address)

      """
    let world = try TestWorld(records: ["a.rec": record])
    for template in ["homepage.html", "homepage.md", "cv.tex", "cv.typ", "own.html"] {
      let list = "template: \(template)\nquery: type:misc\n"
      try world.folder.write(list, to: "library/lists/\(template.replacing(".", with: "")).rec")
    }
    try world.folder.write(
      "{{#sections}}{{#items}}<a href='{{url}}'><a href=\"{{doi}}\">{{#authors}}<a href={{url}}>"
        + "{{/authors}}{{#links}}<a href=\"{{url}}\">{{/links}}{{#awards}}<a href=\"{{url}}\">"
        + "{{/awards}}{{#venues}}<a href=\"{{url}}\">{{/venues}}{{/items}}{{/sections}}\n",
      to: "styles/own.html.mustache")
    return world
  }

  /// The targets of all links of a text, whatever its format.
  private func targets(of text: String) -> [Substring] {
    let openings = [
      ("href=\"", "\""), ("href='", "'"), ("href=", ">"), ("](", ")"), ("\\href{", "}"),
      ("#link(\"", "\""), ("HYPERLINK \"", "\""),
    ]
    return openings.flatMap { opening, closing in
      text.split(separator: opening, omittingEmptySubsequences: false).dropFirst()
        .compactMap { $0.split(separator: closing, omittingEmptySubsequences: false).first }
    }
  }

  @Test(arguments: addresses)
  func whatMayBeNoLinkIsText(_ address: String) throws {
    let world = try world(address)
    let lines =
      ["text", "html", "markdown", "latex", "rtf", "typst"].flatMap {
        ["format --to \($0)", "format --style ieee --to \($0)", "cite a --to \($0)"]
      } + ["homepagehtml", "homepagemd", "cvtex", "cvtyp", "ownhtml"].map { "publish \($0)" }
    for line in lines {
      let result = world.run(line)
      #expect(result.status == 0, "\(result)")
      let live = targets(of: result.output).filter { $0.contains("alert") }
      #expect(live.isEmpty, "\(line): \(result.output)")
    }
    #expect(world.run("format --to text").output.contains("alert"))
    #expect(world.run(["set", "a", "url=\(address)"]).status == 2)
    #expect(world.run(["link", "a", "x", address]).status == 2)
    let check = world.run("check").output
    #expect(check.contains("[link]"), "\(check)")
  }

  static let attacks = [
    "https://e.org/\"onclick=\"x", "https://e.org/'><script>x</script>", "https://e.org/>",
    "https://e.org/)[x](y:z", "https://e.org/}{\\input{x}", "https://e.org/\\\"}}{\\field",
    "https://e.org/#\")[x]", "https://e.org/^^5cinput{x}",
  ]

  @Test(arguments: attacks)
  func nothingBreaksOutOfALink(_ address: String) throws {
    let world = try world(address)
    for format in ["html", "markdown", "latex", "rtf", "typst"] {
      let output = world.run("format --to \(format)").output
      for target in targets(of: output) where target.hasPrefix("https://e.org") {
        let isSafe = !target.utf8.contains { "\"'<>{}^ ".utf8.contains($0) }
        #expect(isSafe, "\(format): \(output)")
      }
      if format == "html" { #expect(!output.contains("<script"), "\(output)") }
      if format == "latex" { #expect(!output.contains("\\input{"), "\(output)") }
    }
  }
}
