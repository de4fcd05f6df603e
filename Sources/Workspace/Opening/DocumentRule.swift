internal import OperatingSystem
public import Text

/// Which files `open` hands to a viewer without being told that it is meant.
///
/// A record may come from a stranger, and with it the file that it names. So a file is opened that
/// is a document, and stands where documents are expected. Between the look at a file and the
/// viewer's own there is a moment in which someone who may write to the folder can exchange it.
public struct DocumentRule {
  /// The library's folder, links resolved.
  private let root: String
  /// The folders of documents of the user's own settings.
  private let folders: [String]

  /// - Parameters:
  ///   - root: The library's folder.
  ///   - folders: Folders whose documents are opened too, by absolute paths.
  public init(root: String, folders: [String]) {
    self.root = Files.realPath(root) ?? root
    self.folders = folders.compactMap(Files.realPath)
  }

  /// Why a file is not opened unasked, as the end of a sentence that begins with its path.
  public enum Refusal: Error, Equatable, Sendable {
    case elsewhere, notAFile, unknownKind, otherEnding(String), executable

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

  /// The absolute path of a file by a path from the library's root; `nil` when nothing is there.
  public func resolved(_ path: String) -> String? { Files.realPath(Files.join(root, path)) }

  /// Looks whether a file may be opened.
  ///
  /// - Parameters:
  ///   - path: An absolute path, links resolved.
  ///   - isNamed: Whether the record's `file` names it by its absolute path.
  /// - Returns: Why not, if it may not.
  /// - Throws: A `Diagnostic` when the file cannot be read.
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
