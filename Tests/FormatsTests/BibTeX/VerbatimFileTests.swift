import Testing

@testable import Formats

/// Files that come back as they are, but for entries that are left out.
@Suite struct VerbatimFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Entries whose key begins with `x` are left out.
    let input: String
    let output: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "macros, comments and the preamble stay",
      input:
        "% c\n@string{s = \"ä\"}\n@preamble{s}\n@a{k, t = s # {B}}\n\n@a{x}\n\n@b(l, u=1 %d\n)",
      output: "% c\n@string{s = \"ä\"}\n@preamble{s}\n@a{k, t = s # {B}}\n\n@b(l, u=1 %d\n)"),
    Case(
      name: "line ends stay",
      input: "@a{k,\r\n t={ä 𝄞}}\r\n\r\n@a{x, t={€}}\r\n@a{l,\r t={𝄞}}\r\n",
      output: "@a{k,\r\n t={ä 𝄞}}\r\n\r\n@a{l,\r t={𝄞}}\r\n"),
    Case(name: "all go", input: "@a{x, t={é}}@a{xx}", output: ""),
    Case(name: "the last is not closed", input: "@a{k}\n@a{x, t = {ö", output: "@a{k}\n"),
  ]

  enum Spelling: CaseIterable { case utf8, marked, latin1, little, big }

  @Test(arguments: cases, Spelling.allCases)
  func leavesOutEntriesAlone(_ test: Case, _ spelling: Spelling) {
    guard let source = Self.bytes(test.input, spelling),
      let expected = Self.bytes(test.output, spelling)
    else { return }
    let file = BibTeX.read(source, file: "a.bib") { _ in }
    let result = file.bytes(of: source) { !file.entries[$0].key.hasPrefix("x") }
    #expect(result == expected)
    #expect(file.bytes(of: source) { _ in true } == source)
  }

  @Test func keepsThoseThatOthersTakeFieldsFrom() {
    let source = "@a{a, crossref={B}}@a{b, xdata={c, D}}@a{c}@a{d}@a{e, xref={a}}@a{f}"
    let file = BibTeX.read(Array(source.utf8), file: "a.bib") { _ in }
    #expect(file.withParents([0]) == [0, 1, 2, 3])
    #expect(file.withParents([4]) == [4])
  }

  /// `nil` where the encoding cannot spell the text.
  private static func bytes(_ text: String, _ spelling: Spelling) -> [UInt8]? {
    switch spelling {
    case .utf8: return Array(text.utf8)
    case .marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .latin1:
      guard text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) else { return nil }
      return text.unicodeScalars.map { UInt8($0.value) }
    case .little: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .big: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
  }
}
