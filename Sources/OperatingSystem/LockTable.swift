internal import Libc
internal import Text

/// The system's list of locks, where it has one.
enum LockTable {
  /// The process that holds the `flock` of an open folder; `nil` if the system does not tell.
  ///
  /// - Source: proc(5), `/proc/locks`: `1: FLOCK ADVISORY WRITE 4711 fd:01:1234 0 EOF`; a line with
  ///   `->` is a process that waits.
  static func holder(ofOpen descriptor: Int32) -> Int32? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0,
      let text = try? Files.read("/proc/locks")
    else { return nil }
    return holder(ofFile: UInt64(status.st_ino), in: text)
  }

  /// The process that holds the `flock` of a file, in the text of `/proc/locks`.
  ///
  /// Devices are left out: a layered file system has other numbers for them than the list.
  static func holder(ofFile number: UInt64, in text: [UInt8]) -> Int32? {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count > 5, words[1] == "FLOCK", let file = words[5].split(separator: ":").last,
        UInt64(file) == number
      else { continue }
      return Int32(words[4])
    }
    return nil
  }
}
