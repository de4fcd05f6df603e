internal import Libc
public import Text

/// Writes to open files, such as standard output.
public enum Output {
  /// The result of a write.
  ///
  /// A reader that closed a pipe early (`readerGone`) is not an error.
  public enum Outcome: Equatable, Sendable { case written, readerGone }

  /// Writes all bytes, with as many system calls as necessary.
  @discardableResult
  public static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32, named name: String
  ) throws(Diagnostic) -> Outcome {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Libc.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        return .readerGone
      } else if errno != EINTR {
        throw Diagnostic.system("write", name)
      }
    }
    return .written
  }

  /// Ignores SIGPIPE and SIGXFSZ, so that write(2) fails with an error instead.
  public static func surviveFailedWrites() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
  }

  /// The columns of the terminal of a descriptor; `nil` when it is not a terminal.
  public static func terminalColumns(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    return System.columns(of: descriptor) ?? 80
  }
}
