public import Foundation

/// A folder of its own for one test, deleted when the last reference to it goes.
public final class TemporaryFolder: Sendable {
  /// Without links and without a slash at the end, as programs that run in it see it.
  public let path: String

  public init() throws {
    let name = "ibid-test-\(UUID().uuidString)"
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in the folder.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and makes the folders that it stands in.
  public func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  public func write(_ contents: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: url)
  }

  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The paths of all files below the folder, hidden ones included, in ascending order.
  public func files(under folder: String = "") throws -> [String] {
    let root = folder.isEmpty ? path : path(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root)
      .filter { name in
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
        return attributes[.type] as? FileAttributeType != .typeDirectory
      }
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
      .sorted()
  }

  /// What every file holds, by its path: equal before and after whatever changes nothing.
  public func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try files() {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: path(name)))
    }
    return contents
  }
}
