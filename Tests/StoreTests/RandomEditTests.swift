import SeededRandom
import Foundation
import Records
import Support
import Testing

@testable import Store

/// Random edits of random files: what is not changed stays, and what is written says what was meant.
struct RandomEditTests {
  @Test(arguments: 0..<30)
  func keepsWhatIsNotChanged(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
    for file in ["one.rec", "sub/two.rec"] {
      let text = RandomFile.text(prefix: String(file.prefix(1)), using: &generator)
      try folder.write(text, to: "library/\(file)")
    }
    for _ in 0..<4 {
      var library = try Library(at: folder.path, for: .writing)
      var expected = library.records
      var kept = try documents(of: library).map { KeptLines(of: $0) }
      for position in library.records.indices where generator.once(in: 3) {
        let place = library.places[position]
        if generator.once(in: 8) {
          library.remove(at: position)
          kept[place.file].remove(place.entry)
          continue
        }
        let old = library.records[position]
        let new = RandomFile.changed(old, using: &generator)
        kept[place.file].replace(place.entry, with: new)
        expected[position] = new
        library.replace(at: position, with: new)
      }
      let removed = library.removed
      try library.commit()
      let after = try Library(at: folder.path, for: .reading)
      let meant = expected.indices.filter { !removed.contains($0) }.map { expected[$0] }
      #expect(after.records == meant)
      for (file, kept) in zip(library.files, kept) {
        let now = (try? Data(contentsOf: URL(fileURLWithPath: file.path))) ?? Data()
        #expect(kept.missing(in: Array(now)) == nil, "in \(file.path)")
      }
    }
  }

  private func documents(of library: Library) throws -> [RecDocument] {
    try library.files.map { file in
      RecDocument(Array(try Data(contentsOf: URL(fileURLWithPath: file.path))), file: file.path)
    }
  }

  /// A file that is read and written without a change is the same file.
  @Test(arguments: 100..<200)
  func writesAnUnchangedFileAsItWas(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let bytes = Array(RandomFile.text(prefix: "k", using: &generator).utf8)
    let document = RecDocument(bytes, file: "a.rec")
    #expect(document.applying([:]) == bytes)
    var edits: [Int: RecDocument.Edit] = [:]
    for (index, entry) in document.entries.enumerated() {
      if let record = entry.record { edits[index] = .replace(record) }
    }
    #expect(document.applying(edits) == bytes)
  }
}

/// The lines of a file that no edit may touch, in their order.
private struct KeptLines {
  private let document: RecDocument
  private var touched: [Range<Int>] = []

  init(of document: RecDocument) { self.document = document }

  mutating func remove(_ entry: Int) {
    // Comments that touch the record go with it.
    let lines = document.entries[entry].lines
    touched.append(lines)
    for range in lineRanges where document.bytes[range.lowerBound] == UInt8(ascii: "#") {
      touched.append(range)
    }
  }

  mutating func replace(_ entry: Int, with record: Record) {
    let (head, fields) = document.entries[entry].split
    if let key = head.key, key.value != record.key.text { touched.append(key.lines) }
    if let type = head.type, type.value.lowercased() != record.type.name {
      touched.append(type.lines)
    }
    let old = fields.map { Records.Field($0.name, $0.value) }
    for case .remove(let offset, _, _) in record.fields.difference(from: old) {
      touched.append(fields[offset].lines)
    }
  }

  private var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, byte) in document.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    return ranges
  }

  /// The first line that should be in the new text, after those before it, and is not.
  func missing(in text: [UInt8]) -> String? {
    var rest = text[...]
    for range in lineRanges where !touched.contains(where: { $0.overlaps(range) }) {
      let line = document.bytes[range]
      if line.allSatisfy({ $0 < 0x21 }) { continue }  // blank lines go with removed records
      guard let found = rest.firstRange(of: line) else {
        return String(decoding: line, as: UTF8.self)
      }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}
