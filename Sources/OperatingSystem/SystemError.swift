internal import Libc
internal import Text

extension Diagnostic {
  /// The error of a failed system call: `cannot write "x.rec": no space left on device`.
  static func system(_ action: String, _ path: String, code: Int32 = errno) -> Diagnostic {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    let hint: String? =
      switch code {
      case EACCES, EPERM, EROFS: "check who may read and write there"
      case ENOSPC, EDQUOT: "free some space and try again; nothing was half-written"
      default: nil
      }
    return Diagnostic(
      "cannot \(action) \(path.quoted): \(reason.asciiLowercased)", hint: hint)
  }
}
