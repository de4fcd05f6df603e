import RichText
import Testing

@Suite struct LinkRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String

    init(_ text: String, _ expected: String? = nil) {
      self.text = text
      self.expected = expected ?? text
    }

    var testDescription: String { text.debugDescription }
  }

  static let links = [
    Case("http://example.org"), Case("https://example.org/a/b.pdf?x=1&y=2#top"),
    Case("HTTPS://Example.ORG/A", "https://Example.ORG/A"), Case("ftp://ftp.example.org:21/x"),
    Case("mailto:ada@example.org"),
    Case(
      "MailTo:a@example.org,b@example.org?Subject=a%20word&cc=c@example.org",
      "mailto:a@example.org,b@example.org?Subject=a%20word&cc=c@example.org"),
    Case("mailto:a@example.org?body=one%0D%0Atwo"),
    Case("  https://example.org/x \n", "https://example.org/x"),
    Case("https://example.org/a b", "https://example.org/a%20b"),
    Case("https://example.org/\"onclick='x'", "https://example.org/%22onclick=%27x%27"),
    Case("https://example.org/<b>`{}|^\\", "https://example.org/%3Cb%3E%60%7B%7D%7C%5E%5C"),
    Case("https://example.org/?a[]=1", "https://example.org/?a%5B%5D=1"),
    Case("https://example.org/100%", "https://example.org/100%25"),
    Case("https://example.org/%zz%2F", "https://example.org/%25zz%2F"),
    Case("https://example.org/#a#b", "https://example.org/#a%23b"),
    Case("https://müller.example/ä", "https://m%C3%BCller.example/%C3%A4"),
    Case(
      "https://example.org/می\u{200C}خواهم",
      "https://example.org/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85"),
    Case("https://example.org/\u{202E}fdp", "https://example.org/%E2%80%AEfdp"),
    Case("http://[2001:db8::1]:8080/x"), Case("http://192.0.2.1:80/"),
    Case("https://exam%70le.org/", "https://example.org/"), Case("https://example.org?x"),
    Case("https://example.org/a@b"),
    Case("https://example.org/javascript:alert(1)"),
  ]

  @Test(arguments: links)
  func harmlessAddressesAreLinks(_ test: Case) {
    for place in [LinkRule.Place.document, .list] {
      #expect(LinkRule.target(of: test.text, in: place)?.address == test.expected)
    }
  }

  static let texts: [(String, LinkFault)] = [
    ("", .empty), (" \t", .empty), ("javascript:alert(1)", .scheme("javascript")),
    ("JaVaScRiPt:alert(1)", .scheme("javascript")),
    (" \njavascript:alert(1)", .scheme("javascript")),
    ("java\tscript:alert(1)", .control), ("java\nscript:alert(1)", .control),
    ("https://exam\tple.org", .control), ("\u{1}javascript:alert(1)", .control),
    ("https://example.org/\u{0}", .control), ("https://example.org/\u{9B}31m", .control),
    ("vbscript:x", .scheme("vbscript")), ("data:text/html,x", .scheme("data")),
    ("feed:javascript:x", .scheme("feed")),
    ("view-source:https://example.org", .scheme("view-source")),
    ("blob:https://example.org/x", .scheme("blob")), ("file:///etc/passwd", .scheme("file")),
    ("x-man-page://x", .scheme("x-man-page")),
    ("ms-word:ofe|u|https://example.org", .scheme("ms-word")),
    ("smb://example.org/x", .scheme("smb")), ("jar:https://example.org!/x", .scheme("jar")),
    ("c:/x.exe", .scheme("c")), ("doi:10.1000/182", .scheme("doi")),
    ("http.x:y", .scheme("http.x")),
    ("http:example.org", .host), ("http:/example.org", .host), ("http:///example.org", .host),
    ("https:\\\\example.org", .host), ("https://", .host), ("https://?x", .host),
    ("https://exa mple.org", .host), ("https://exa\"mple.org/", .host),
    ("https://example.org\\@example.com/", .host), ("https://example.org:x/", .host),
    ("https://example.org:123456/", .host), ("https://exam%2Fple.org/", .host),
    ("https://a%40example.org/", .host), ("https://a%ff.org/", .host),
    ("https://exam\u{200D}ple.org/", .host), ("https://example.org\u{FF0F}x/", .host),
    ("https://example.org\u{2100}/", .host), ("https://.example.org/", .host),
    ("https://[::1/", .host), ("https://[x]/", .host),
    ("https://bank.example@example.org/", .user), ("ftp://a:b@example.org", .user),
    ("https://example.org:80@example.com", .user),
    ("mailto:", .mail), ("mailto:ada", .mail), ("mailto:a@b@c", .mail),
    ("mailto:a@example.org?attach=/etc/passwd", .mail), ("mailto:a@example.org%0Abcc:b", .mail),
    ("mailto:a@example.org?subject=x%0D%0Ay", .mail), ("mailto:?to=a@example.org", .mail),
  ]

  @Test(arguments: texts)
  func everythingElseIsText(_ text: String, _ fault: LinkFault) {
    #expect(throws: fault) { try LinkTarget(text, in: .list) }
    #expect(LinkRule.target(of: text) == nil)
  }

  static let files = [
    Case("files/talk.pdf"), Case("/files/talk.pdf"), Case("../talk.pdf"), Case("#talks"),
    Case("?page=1&x=2"), Case("talk.html?x=1&y=2#z"), Case("a b.pdf", "a%20b.pdf"),
    Case("files/10:30.pdf"), Case("\\\\example.org\\x", "%5C%5Cexample.org%5Cx"),
    Case("/\\example.org", "/%5Cexample.org"), Case("a&b.pdf", "a%26b.pdf"),
    Case("javascript&colon;alert(1)", "javascript%26colon;alert(1)"),
    Case("javascript&#58;alert(1)", "javascript%26#58;alert(1)"),
    Case("javascript\u{FF1A}alert(1)", "javascript%EF%BC%9Aalert(1)"),
    Case("java\u{200B}script", "java%E2%80%8Bscript"), Case("www.example.org"),
    Case("\"><script>.pdf", "%22%3E%3Cscript%3E.pdf"),
  ]

  @Test(arguments: files)
  func aPathIsALinkInListsAlone(_ test: Case) {
    let target = LinkRule.target(of: test.text, in: .list)
    #expect(target?.address == test.expected && target?.scheme == nil)
    #expect(LinkRule.target(of: test.text) == nil)
  }

  @Test(arguments: [
    ("//example.org/x", LinkFault.host), ("javascript%3Aalert(1)", .noScheme),
    ("\u{FEFF}javascript:alert(1)", .noScheme), ("\u{200B}https://example.org", .noScheme),
    ("\u{A0}javascript:alert(1)", .noScheme), ("java\u{AD}script:alert(1)", .noScheme),
    ("git@example.org:x/y.git", .noScheme), ("1http://example.org", .noScheme), (":x", .noScheme),
  ])
  func aPathThatCouldBeMoreIsText(_ text: String, _ fault: LinkFault) {
    #expect(throws: fault) { try LinkTarget(text, in: .list) }
  }

  @Test func targetsAreSafeInEveryFormat() {
    let forbidden = "\"'<>\\^`{|}".unicodeScalars
    for value in (0x20 as UInt32)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["https://example.org/", "https://example", "mailto:a@b", "", "a"] {
        guard let target = LinkRule.target(of: text + String(scalar), in: .list) else { continue }
        let isSafe = target.address.unicodeScalars.allSatisfy {
          $0.value > 0x20 && $0.value < 0x7F && !forbidden.contains($0)
        }
        #expect(isSafe, "\(target.address)")
      }
    }
  }

  @Test func aTargetIsItsOwnTarget() {
    for test in Self.links + Self.files {
      #expect(LinkRule.target(of: test.expected, in: .list)?.address == test.expected)
    }
  }
}
