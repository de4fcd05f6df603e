internal import Libc
public import Text

/// What the path of an output file names.
public enum OutputTarget: Equatable, Sendable {
  /// No file exists yet, but its folder does.
  case new
  case regularFile
  /// A pipe, a device or a socket, which is written and never read.
  case device
  /// The file that standard output is open to, as `/dev/stdout` is.
  case standardOutput

  /// Examines a path without opening the file.
  ///
  /// - Parameter path: A path from the working directory; links are followed.
  /// - Throws: A `Diagnostic` when no file can be written there.
  public init(_ path: String) throws(Diagnostic) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw Diagnostic.system("write", path) }
      try Self.requirePlace(for: path)
      self = .new
      return
    }
    var output = stat()
    if unsafe fstat(1, &output) == 0, output.st_dev == status.st_dev, output.st_ino == status.st_ino
    {
      self = .standardOutput
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regularFile
    case S_IFDIR:
      throw Diagnostic("\(path.quoted) is a folder", hint: "name a file in it")
    default: self = .device
    }
  }

  /// Refuses a path in a folder that does not exist, and a link to nothing.
  private static func requirePlace(for path: String) throws(Diagnostic) {
    var status = stat()
    if unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw Diagnostic(
        "\(path.quoted) is a link to a file that does not exist",
        hint: "remove the link, or create the file")
    }
    let folder = Files.folder(of: path)
    guard Files.kind(of: folder) != .folder else {
      if !path.hasSuffix("/") { return }
      throw Diagnostic("\(path.quoted) names a folder", hint: "name a file in it")
    }
    throw Diagnostic(
      "there is no folder \(folder.quoted)",
      hint: "create it with `mkdir -p`, or correct the path")
  }
}

extension Output {
  /// Opens a pipe or a device for writing, runs `body` with its descriptor, and closes it.
  ///
  /// Opening a pipe waits for its reader, as a shell's `>` does.
  public static func withDevice(
    _ path: String, _ body: (Int32) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Diagnostic.system("write", path) }
    defer { close(descriptor) }
    try body(descriptor)
  }
}
