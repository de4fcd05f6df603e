// The only file that depends on the platform. `OperatingSystem` alone imports this module.

internal import Text

#if canImport(Darwin)
  @_exported public import Darwin
#elseif canImport(Musl)
  @_exported public import Musl
#else
  @_exported public import Glibc
#endif

#if os(Linux)
  internal import SystemCalls
#endif

/// The calls that differ between platforms.
public enum System {
  /// Flushes an open file to the disk, past the drive's cache.
  public static func flush(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      // fsync on Darwin stops at the drive's cache.
      let result = fcntl(descriptor, F_FULLFSYNC)
      return result == -1 ? fsync(descriptor) : result
    #else
      return fsync(descriptor)
    #endif
  }

  /// Exchanges the files of two paths atomically; returns 0, or -1 and sets `errno`.
  public static func exchange(_ path: String, _ other: String) -> Int32 {
    #if canImport(Darwin)
      return unsafe renamex_np(path, other, UInt32(RENAME_SWAP))
    #else
      // RENAME_EXCHANGE of <linux/fs.h>.
      return unsafe ibid_rename(path, other, 1 << 1)
    #endif
  }

  /// Renames a file to a path where nothing exists; returns 0, or -1 and sets `errno` (`EEXIST` if
  /// something does).
  public static func moveExclusively(_ path: String, to newPath: String) -> Int32 {
    #if canImport(Darwin)
      return unsafe renamex_np(path, newPath, UInt32(RENAME_EXCL))
    #else
      // RENAME_NOREPLACE of <linux/fs.h>.
      return unsafe ibid_rename(path, newPath, 1 << 0)
    #endif
  }

  /// Whether an error means that the file system or the kernel does not support these two calls.
  public static func isUnsupported(_ code: Int32) -> Bool {
    [ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP].contains(code)
  }

  /// Copies the extended attributes and the access control list of a file to an open one, as far as
  /// permitted.
  public static func copyAttributes(of path: String, to descriptor: Int32) {
    #if canImport(Darwin)
      let source = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard source >= 0 else { return }
      defer { close(source) }
      unsafe fcopyfile(source, descriptor, nil, copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR))
    #else
      unsafe ibid_copy_attributes(path, descriptor)
    #endif
  }

  /// The program that opens an address or a file as a double click would.
  public static var opener: String {
    #if canImport(Darwin)
      "open"
    #else
      "xdg-open"
    #endif
  }

  /// Runs a function on a new thread; `nil` when no thread can be started.
  public static func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
    #if canImport(Darwin)
      var identifier: pthread_t?
      let code = unsafe pthread_create(&identifier, nil, { unsafe Work.run($0) }, work)
    #else
      var identifier = pthread_t()
      let code = unsafe pthread_create(
        &identifier, nil, { argument in unsafe argument.flatMap { unsafe Work.run($0) } }, work)
    #endif
    guard code == 0 else {
      unsafe Unmanaged<Work>.fromOpaque(work).release()
      return nil
    }
    return identifier
  }

  /// When a file's contents and its entry last changed, in nanoseconds since 1970.
  public static func times(of status: stat) -> (modified: Int64, changed: Int64) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return (nanoseconds(modified), nanoseconds(changed))
  }

  /// Clamped, since files may have dates after the year 2262, the last that fits.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec).clampedProduct(1_000_000_000).clampedSum(Int64(time.tv_nsec))
  }

  #if canImport(Darwin)
    public typealias SpawnActions = posix_spawn_file_actions_t?
  #else
    public typealias SpawnActions = posix_spawn_file_actions_t
  #endif

  /// The file actions of a new process, which the caller initialises.
  public static func spawnActions() -> SpawnActions {
    #if canImport(Darwin)
      return nil
    #else
      return unsafe posix_spawn_file_actions_t()
    #endif
  }

  /// The environment of this process, as `posix_spawn` takes it.
  public static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    #if canImport(Darwin)
      unsafe _NSGetEnviron().pointee
    #else
      unsafe environ
    #endif
  }

  /// The columns of the terminal of a descriptor; `nil` when there is none.
  public static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }
}

/// The function of a thread, in a form that C can pass.
private final class Work: Sendable {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  public static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
}
