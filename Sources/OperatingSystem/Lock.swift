internal import Libc
public import Text

/// An exclusive lock of a folder, such as a library's, among processes.
///
/// It is an advisory `flock` on the folder itself: it leaves no lock file, and the kernel releases
/// it when the process ends.
public final class Lock: Sendable {
  private let descriptor: Int32

  /// Waits until no one else holds the lock of a folder, and takes it.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - clock: The clock to wait by before `report` is called.
  ///   - report: Called once if the lock is not free for half a second, with the process that holds
  ///     it if the system tells.
  /// - Throws: A `Diagnostic` when the folder cannot be opened.
  public init(
    folder: String, clock: Clock = .system, whenWaiting report: (Int32?) -> Void = { _ in }
  ) throws(Diagnostic) {
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostic.system("lock", folder) }
    let step = 50
    for _ in 0..<(Self.patience / step) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK || errno == EINTR else { break }
      clock.sleep(step)
    }
    if errno == EWOULDBLOCK { report(LockTable.holder(ofOpen: descriptor)) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        close(descriptor)
        throw Diagnostic.system("lock", folder, code: code)
      }
    }
  }

  /// How long to wait before anyone is told, in milliseconds; most commands are done by then.
  private static let patience = 500

  deinit { close(descriptor) }
}
