import Records
import Testing

@testable import Store

/// A key's file is always one below `library/`, on every system.
struct RecordFileNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let key: String
    let name: String
    var taken: Set<String> = []

    var testDescription: String { "\(key.prefix(40)) among \(taken.sorted())" }
  }

  @Test(arguments: cases)
  func isNamedAfterTheKey(_ test: Case) throws {
    let name = RecordFileName.name(for: try CitationKey(test.key), avoiding: test.taken)
    #expect(name == test.name)
  }

  static let cases = [
    Case(key: "knuth1984", name: "knuth1984.rec"),
    Case(key: "Knuth:1984_a+b", name: "Knuth%3A1984_a+b.rec"),
    Case(key: "DBLP:conf/icml/Lee20", name: "DBLP%3Aconf%2Ficml%2FLee20.rec"),
    Case(key: "../x", name: "%2E.%2Fx.rec"),
    Case(key: "..", name: "%2E%2E.rec"),
    Case(key: ".", name: "%2E.rec"),
    Case(key: "/etc/passwd", name: "%2Fetc%2Fpasswd.rec"),
    Case(key: #"..\x"#, name: "%2E.%5Cx.rec"),
    Case(key: "C:x", name: "C%3Ax.rec"),
    Case(key: ".hidden", name: "%2Ehidden.rec"),
    Case(key: "-rf", name: "%2Drf.rec"),
    Case(key: "end.", name: "end%2E.rec"),
    Case(key: "CON", name: "%43ON.rec"),
    Case(key: "nul", name: "%6Eul.rec"),
    Case(key: "com10", name: "com10.rec"),
    Case(key: "a%41", name: "a%2541.rec"),
    Case(key: #"a*?"<>|b"#, name: "a%2A%3F%22%3C%3E%7Cb.rec"),
    Case(key: "müller2020", name: "müller2020.rec"),
    Case(key: "高木1920", name: "高木1920.rec"),
    Case(key: "ibid", name: "%69bid.rec", taken: ["ibid.rec"]),
    Case(key: "Smith2020", name: "%53mith2020.rec", taken: ["smith2020.rec"]),
    Case(key: "ab", name: "%61%62.rec", taken: ["ab.rec", "%61b.rec"]),
    Case(key: "a", name: "a%2.rec", taken: ["a.rec", "%61.rec"]),
    Case(key: "mu\u{308}ller", name: "%6Du\u{308}ller.rec", taken: ["muller.rec"]),
  ]

  @Test(arguments: [300, 2000, 226, 227, 230, 231])
  func aLongKeyFits(_ length: Int) throws {
    let keys = ["a", "b"].map { String(repeating: "x", count: length - 1) + $0 }
    let keysBeyondASCII = ["a", "b"].map { String(repeating: "é/", count: length / 2) + $0 }
    for (one, other) in [(keys[0], keys[1]), (keysBeyondASCII[0], keysBeyondASCII[1])] {
      let name = RecordFileName.name(for: try CitationKey(one), avoiding: [])
      #expect(name.utf8.count <= 255 - 10)
      #expect(!name.utf8.contains(UInt8(ascii: "/")))
      #expect(name != RecordFileName.name(for: try CitationKey(other), avoiding: []))
      #expect(String(decoding: Array(name.utf8), as: UTF8.self) == name)
      let taken: Set = [RecordFileName.collisionKey(of: name)]
      let second = RecordFileName.name(for: try CitationKey(one), avoiding: taken)
      #expect(!taken.contains(RecordFileName.collisionKey(of: second)))
      #expect(second.utf8.count <= 255)
    }
  }

  /// Names for many keys that differ in little are all different, where case does not count too.
  @Test func noTwoKeysMeet() throws {
    let letters = ["a", "A", "ä", "a\u{308}", "%61", ":", "%3A", "/", "."]
    var taken: Set<String> = []
    for one in letters {
      for two in letters {
        for three in letters {
          let name = RecordFileName.name(for: try CitationKey(one + two + three), avoiding: taken)
          #expect(taken.insert(RecordFileName.collisionKey(of: name)).inserted)
          #expect(!name.hasPrefix(".") && !name.hasPrefix("-") && name.hasSuffix(".rec"))
          #expect(!name.utf8.contains { "/\\:".utf8.contains($0) })
        }
      }
    }
  }
}
