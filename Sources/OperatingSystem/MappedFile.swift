/// The bytes of a file where the system keeps them, without a copy.
///
/// Only for files that are replaced as a whole, never written in place: what is read after another
/// program has cut the file short ends the process.
@safe
public final class MappedFile: Sendable {
  // The memory is never written, and lives as long as this does.
  nonisolated(unsafe) private let memory: UnsafeMutableRawPointer
  public let count: Int

  /// `nil` when there is no such file, or nothing in it.
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
