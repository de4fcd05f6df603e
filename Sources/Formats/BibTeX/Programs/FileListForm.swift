internal import Records
internal import Text

extension BibTeX {
  /// The form of a `file` field.
  public enum FileForm: String, CaseIterable, Sendable {
    /// Paths, separated by semicolons.
    case plain
    case jabref, zotero, mendeley
  }
}

extension BibTeX.FileForm {
  /// The TeX of a `file` field for the values of the record's field.
  func text(of values: [String]) -> String {
    values.map { text(of: LinkedFile(field: $0)) }.joined(separator: ";")
  }

  private func text(of file: LinkedFile) -> String {
    let type = FileType.of(path: file.path)
    let ending = FileType.ending(of: file.path)
    switch self {
    // A description needs JabRef's form, which Zotero reads too.
    case .plain where file.name.isEmpty && file.type.isEmpty: return Self.escapingPlain(file.path)
    case .plain, .jabref:
      return Self.packed(
        file.name, file.path, file.type.isEmpty ? type?.jabRef ?? ending.uppercased() : file.type)
    case .zotero:
      return Self.packed(
        file.name.isEmpty ? Self.fileName(file.path) : file.name, file.path,
        type?.media ?? (file.type.isEmpty ? "application/octet-stream" : file.type))
    case .mendeley:
      let path = Self.isHome(file.path) ? String(file.path.dropFirst()) : file.path
      return ":\(Self.inTeX(path)):\(ending)"
    }
  }

  private static func packed(_ parts: String...) -> String {
    parts.map { part in
      part.replacing("\\", with: "\\\\").replacing(":", with: "\\:").replacing(";", with: "\\;")
    }.joined(separator: ":")
  }

  /// A path alone, which only a semicolon or a colon could end.
  private static func escapingPlain(_ path: String) -> String {
    let isDrive = path.utf8.dropFirst().first == UInt8(ascii: ":")
    let path = path.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
    return isDrive || path.contains("://") ? path : path.replacing(":", with: "\\:")
  }

  private static func fileName(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }

  /// Whether Mendeley writes a path without its first slash.
  private static func isHome(_ path: String) -> Bool {
    path.hasPrefix("/home/") || path.hasPrefix("/Users/")
  }

  /// A path with Mendeley's TeX for the characters that are special in TeX and in the field.
  private static func inTeX(_ path: String) -> String {
    path.replacing("\\", with: "$\\backslash$").replacing(":", with: "$\\backslash$:")
      .replacing(";", with: "$\\backslash$;").replacing("_", with: "{\\_}")
      .replacing("&", with: "{\\&}").replacing("%", with: "{\\%}").replacing("#", with: "{\\#}")
  }
}
