internal import Libc
public import Text

/// The kind and the first bytes of a file, without reading or waiting for the rest.
public struct FileBeginning: Sendable {
  public let kind: Files.Kind
  /// Whether the file has any execute permission.
  public let isExecutable: Bool
  /// The first bytes; empty for anything but a regular file.
  public let bytes: [UInt8]

  /// Examines a path without waiting for a FIFO or a device, and without following a symbolic link.
  ///
  /// - Parameters:
  ///   - path: The path, its links resolved.
  ///   - count: How many bytes to read at most.
  /// - Throws: A `Diagnostic` when it cannot be opened or read.
  public init(of path: String, upTo count: Int) throws(Diagnostic) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw Diagnostic.system("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Diagnostic.system("read", path) }
    isExecutable = status.st_mode & 0o111 != 0
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    guard kind == .file else {
      bytes = []
      return
    }
    var length = 0
    bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      length = unsafe Libc.read(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(0, length)
    }
    if length < 0 { throw Diagnostic.system("read", path) }
  }
}
