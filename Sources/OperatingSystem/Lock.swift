public import Text

/// The right to change a library, which one process has at a time.
///
/// It is an advisory `flock` on the folder itself: no lock file is left behind, and the kernel lets
/// go when the holder ends, however it ends.
public final class Lock: Sendable {
  private let descriptor: Int32

  /// Waits until nobody else holds the lock of a folder.
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
