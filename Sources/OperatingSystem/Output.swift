public import Text

/// Writing to open files, such as standard output.
public enum Output {
  /// Whoever read the output has gone away, which for a program in a pipe is no failure.
  public enum Outcome: Equatable, Sendable { case written, readerGone }

  /// Writes all bytes, however many calls that takes.
  @discardableResult
  public static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32, named name: String
  ) throws(Diagnostic) -> Outcome {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe OperatingSystem.write(descriptor, buffer.baseAddress, buffer.count)
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

  /// Makes a write to a closed pipe, or beyond the largest file allowed, an error to be seen rather
  /// than a death.
  public static func surviveFailedWrites() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
  }

  /// The columns of the terminal behind a descriptor, or `nil` when it is none.
  public static func terminalColumns(of descriptor: Int32) -> Int? {
    guard isatty(descriptor) == 1 else { return nil }
    return System.columns(of: descriptor) ?? 80
  }
}
