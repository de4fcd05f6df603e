import Foundation
import OperatingSystem
import Support
import Testing

/// What a file's stamp says of it.
struct FileStampTests {
  /// Nanoseconds since 1970 end in 2262; archives hold files that are dated later, and before 1677.
  @Test(arguments: [32_503_680_000.0, 4_000_000_000_000.0, -32_503_680_000.0])
  func isThereForAnyTime(_ seconds: Double) throws {
    let folder = try TemporaryFolder()
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path("a")))
    var times = [
      timespec(tv_sec: Int(seconds), tv_nsec: 0), timespec(tv_sec: Int(seconds), tv_nsec: 0),
    ]
    // A file system that has no such times keeps the nearest one that it has.
    _ = unsafe utimensat(AT_FDCWD, folder.path("a"), &times, 0)
    guard let opened = OpenFolder(folder.path("")) else {
      Issue.record("the folder does not open")
      return
    }
    let found = opened.stamp(of: "a")
    let stamp = try #require(found)
    #expect(stamp.size == 1)
    #expect((stamp.modified < 0) == (seconds < 0))
  }
}
