#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files that stand beside the project where it is developed, and nowhere else.
enum SharedFiles {
  /// The folder `../shared/bib` as seen from the package.
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(5)
    return "/" + parts.joined(separator: "/") + "/shared/bib"
  }()

  /// Whether the folder is there.
  static var areThere: Bool { read("gold.tsv") != nil }

  /// The bytes of a file, or `nil` when it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen("\(folder)/\(path)", "rb") else { return nil }
    defer { unsafe fclose(file) }
    var result: [UInt8] = []
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = unsafe fread(buffer.baseAddress, 1, 1 << 16, file)
      }
      if chunk.isEmpty { return result }
      result += chunk
    }
  }

  /// The rows of a table without its heading, or nothing when it is not there.
  static func table(_ path: String) -> [[String]] {
    guard let bytes = read(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
