internal import Synchronization
internal import Text

/// Two ends of a pipe, each closed once: by whoever is done with it, or with the value.
final class Pipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32
  private let open = Mutex((read: true, write: true))

  init(for program: String) throws(Diagnostic) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Diagnostic.system("run", program) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
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
