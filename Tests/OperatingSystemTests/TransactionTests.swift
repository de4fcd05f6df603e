import Foundation
import OperatingSystem
import Support
import Testing
import Text

/// Changes to files, all of which come or none.
struct TransactionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func writesMovesAndRemoves() throws {
    try folder.write("old", to: "a")
    try folder.write("gone", to: "b")
    var transaction = Transaction()
    #expect(transaction.isEmpty)
    transaction.write(
      Array("new".utf8), to: folder.path("a"), replacing: try FileVersion(at: folder.path("a")),
      movedTo: folder.path("moved/a"))
    transaction.write(Array("deep".utf8), to: folder.path("x/y/z"), replacing: nil)
    transaction.remove(folder.path("b"), holding: try FileVersion(reading: folder.path("b")))
    #expect(try folder.files() == ["a", "b"])
    try transaction.commit()
    #expect(try folder.files() == ["moved/a", "x/y/z"])
    #expect(try folder.read("moved/a") == "new" && folder.read("x/y/z") == "deep")
  }

  @Test func manyFilesAtOnce() throws {
    var transaction = Transaction()
    for number in 0..<40 {
      transaction.write([UInt8(number)], to: folder.path("f\(number)"), replacing: nil)
    }
    try transaction.commit()
    #expect(try folder.files().count == 40)
  }

  /// A target that cannot be written is found before any other is changed.
  @Test func changesNothingWhereAFileCannotBeMade() throws {
    try folder.write("old", to: "a")
    try folder.write("a file, no folder", to: "file")
    var transaction = Transaction()
    transaction.write(
      Array("new".utf8), to: folder.path("a"), replacing: try FileVersion(at: folder.path("a")))
    transaction.write(Array("new".utf8), to: folder.path("file/b"), replacing: nil)
    let before = try folder.contents()
    #expect(throws: Diagnostic.self) { try transaction.commit() }
    #expect(try folder.contents() == before)
  }

  @Test func aLockIsHadByOneAtATime() throws {
    let folder = folder
    let order = Order()
    var first: Lock? = try Lock(folder: folder.path)
    let thread = Thread {
      let second = try? Lock(folder: folder.path)
      order.note("second")
      withExtendedLifetime(second) {}
    }
    thread.start()
    Thread.sleep(forTimeInterval: 0.2)
    order.note("first goes")
    withExtendedLifetime(first) {}
    first = nil
    while !thread.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(order.notes == ["first goes", "second"])
    #expect(throws: Diagnostic.self) { try Lock(folder: folder.path("nowhere")) }
  }

  /// What happened, in order, as several threads say it.
  private final class Order: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [String] = []

    func note(_ text: String) { lock.withLock { list.append(text) } }
    var notes: [String] { lock.withLock { list } }
  }

  /// Threads that write to one folder at once had one temporary file between them.
  @Test func threadsDoNotShareTemporaries() throws {
    let folder = folder
    let faults = Parallel.map(0..<400, leastPerThread: 1, most: 8) { range in
      range.compactMap { index -> String? in
        let text = String(repeating: "\(index % 10)", count: 5000 + index)
        var transaction = Transaction()
        transaction.overwrite(folder.path("new/\(index)"), with: Array(text.utf8))
        do throws(Diagnostic) {
          try transaction.commit(isDurable: false)
        } catch {
          return error.message
        }
        return (try? folder.read("new/\(index)")) == text ? nil : "\(index) is mixed"
      }
    }
    #expect(faults == [])
    #expect(try folder.files().count == 400)
  }
}
