internal import OperatingSystem
public import Text

/// Decides which files `open` passes to a viewer without asking.
///
/// A record and the file that it names may come from a stranger. So only documents in folders for
/// documents are opened. Someone with write access to the folder can replace the file between this
/// check and the viewer's access.
public struct DocumentRule {
  /// The library's folder, with symbolic links resolved.
  private let root: String
  /// The folders for documents in the user's settings.
  private let folders: [String]

  /// - Parameters:
  ///   - root: The library's folder.
  ///   - folders: Further folders whose documents may be opened, by absolute paths.
  public init(root: String, folders: [String]) {
    self.root = Files.realPath(root) ?? root
    self.folders = folders.compactMap(Files.realPath)
  }

  /// Why a file is not opened without asking.
  public enum Refusal: Error, Equatable, Sendable {
    case elsewhere, notAFile, unknownKind, otherEnding(String), executable

    /// The reason, as the end of a sentence that begins with the path.
    public var reason: String {
      switch self {
      case .elsewhere: "is outside the library and your folders of documents"
      case .notAFile: "is not a file"
      case .unknownKind: "is not a PDF or another document that viewers only show"
      case .otherEnding(let ending): "does not hold what its ending .\(ending) says"
      case .executable: "is marked as a program"
      }
    }
  }

  /// The absolute path for a path from the library's root; `nil` if nothing exists there.
  public func resolved(_ path: String) -> String? { Files.realPath(Files.join(root, path)) }

  /// Checks whether a file may be opened.
  ///
  /// - Parameters:
  ///   - path: An absolute path, with symbolic links resolved.
  ///   - isNamed: Whether the record's `file` field names it by its absolute path.
  /// - Returns: Why not, or `nil` if it may be opened.
  /// - Throws: A `Diagnostic` if the file cannot be read.
  public func refusal(of path: String, isNamed: Bool) throws(Diagnostic) -> Refusal? {
    guard isNamed || ([root] + folders).contains(where: { Self.isBelow($0, path) }) else {
      return .elsewhere
    }
    guard Files.kind(of: path) == .file else { return .notAFile }
    let beginning = try FileBeginning(of: path, upTo: DocumentKind.beginningLength)
    guard beginning.kind == .file else { return .notAFile }
    guard let kind = DocumentKind(beginning: beginning.bytes) else { return .unknownKind }
    let ending = Self.ending(of: path)
    guard kind.endings.contains(ending) else { return .otherEnding(ending) }
    return kind.isText && beginning.isExecutable ? .executable : nil
  }

  private static func isBelow(_ folder: String, _ path: String) -> Bool {
    path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  private static func ending(of path: String) -> String {
    let name = Files.name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(name[name.utf8.index(after: dot)...]).asciiLowercased
  }
}
