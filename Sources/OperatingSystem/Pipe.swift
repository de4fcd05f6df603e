internal import Libc
internal import Synchronization
internal import Text

/// A pipe; each end is closed once, explicitly or when the value is released.
final class Pipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32
  /// Held while a pipe is created and while a program is started, so that no program inherits the
  /// ends of a pipe that another thread is creating.
  static let starting = Mutex(())
  private let open = Mutex((read: true, write: true))

  init(for program: String) throws(Diagnostic) {
    var ends: [Int32] = [-1, -1]
    let result = Self.starting.withLock { _ in
      let result = unsafe pipe(&ends)
      if result == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
      return result
    }
    guard result == 0 else { throw Diagnostic.system("run", program) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    closeReadEnd()
    closeWriteEnd()
  }

  func closeReadEnd() {
    open.withLock { open in
      if open.read { close(readEnd) }
      open.read = false
    }
  }

  func closeWriteEnd() {
    open.withLock { open in
      if open.write { close(writeEnd) }
      open.write = false
    }
  }
}
