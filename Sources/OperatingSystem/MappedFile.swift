internal import Libc

/// The bytes of a memory-mapped file.
///
/// It is only for files that are replaced as a whole and never written in place: reading beyond the
/// end of a file that was truncated ends the process.
@safe
public final class MappedFile: Sendable {
  // The memory is never written, and is unmapped with this value.
  nonisolated(unsafe) private let memory: UnsafeMutableRawPointer
  public let count: Int

  /// Maps a file; `nil` when it does not exist or is empty.
  public init?(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0
    else { return nil }
    let memory = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let memory = unsafe memory, unsafe memory != MAP_FAILED else { return nil }
    unsafe self.memory = memory
    count = Int(status.st_size)
  }

  deinit { unsafe munmap(memory, count) }

  public func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    unsafe try body(
      UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
