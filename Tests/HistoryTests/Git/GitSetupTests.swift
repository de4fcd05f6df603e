import Testing

@testable import History

/// What `ibid init` writes into `.gitattributes`.
@Suite struct GitSetupTests {
  private func attributes(addedTo old: String) -> String? {
    GitSetup(root: ".").attributes(addedTo: Array(old.utf8)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private let lines = """
    # Merge and show records by field; `ibid init` sets a clone up for it.
    library/**/*.rec merge=ibid diff=ibid

    """

  @Test func keepsWhatIsThere() {
    #expect(attributes(addedTo: "") == lines)
    #expect(attributes(addedTo: "*.pdf binary\n") == "*.pdf binary\n" + lines)
    #expect(attributes(addedTo: "*.pdf binary") == "*.pdf binary\n" + lines)
  }

  @Test func addsItsLineOnce() {
    #expect(attributes(addedTo: lines) == nil)
    #expect(attributes(addedTo: "library/**/*.rec merge=ibid diff=ibid") == nil)
  }

  @Test func endsLinesAsTheFileDoes() {
    let new = attributes(addedTo: "*.pdf binary\r\n")
    #expect(new?.unicodeScalars.count { $0 == "\r" } == 3)
  }
}
