internal import Libc
public import Text

/// An exclusive lock of a folder, such as a library's, among processes.
///
/// It is an advisory `flock` on the folder itself: it leaves no lock file, and the kernel releases
/// it when the process ends.
public final class Lock: Sendable {
  private let descriptor: Int32

  /// Waits until no one else holds the lock of a folder, and takes it.
  public init(folder: String) throws(Diagnostic) {
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostic.system("lock", folder) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let code = errno
        close(descriptor)
        throw Diagnostic.system("lock", folder, code: code)
      }
    }
  }

  deinit { close(descriptor) }
}
