internal import OperatingSystem
internal import Records
public import Text

extension Session {
  /// An existing file as a record names it: relative to the library's root, or else absolute.
  func pathInLibrary(_ path: String, root: String) -> String {
    let whole = Files.realPath(path) ?? path
    guard let root = Files.realPath(root), whole.hasPrefix("\(root)/") else { return whole }
    return String(whole.dropFirst(root.count + 1))
  }

  /// Converts the paths in `file` fields from the folder of the file that has them to the form that
  /// records have; a path that leads to no file from there stays as it is.
  func resolveFiles(of candidates: inout [Candidate], in folder: String) throws(Diagnostic) {
    var root: String?
    for index in candidates.indices {
      for field in candidates[index].record.fields.indices
      where candidates[index].record.fields[field].name == .file {
        var file = AttributedValue(field: candidates[index].record.fields[field].value)
        // As a shell writes the home folder.
        if file.text.hasPrefix("~/"), let home = environment("HOME") {
          file.text = Files.join(home, String(file.text.dropFirst(2)))
        }
        let path = path(folder.isEmpty ? file.text : Files.join(folder, file.text))
        guard !file.text.isEmpty, Files.kind(of: path) != nil else { continue }
        let known = if let root { root } else { try libraryRoot() }
        root = known
        file.text = pathInLibrary(path, root: known)
        candidates[index].record.fields[field].value = file.field
      }
    }
  }

  /// The value of a `file` field that the user typed in a record.
  ///
  /// Paths there are relative to the library's root; one relative to the working folder is converted.
  ///
  /// - Throws: A `Diagnostic` if the file does not exist.
  public func storedFile(_ value: String, root: String) throws(Diagnostic) -> String {
    let path = Files.join(root, AttributedValue(field: value.trimmed).text)
    if Files.kind(of: path) != nil { return value }
    let typed = [Assignment(.file, .add, value)]
    return try resolvingFiles(in: typed, root: root, isForced: false).first?.value ?? value
  }

  /// The assignments with typed paths converted from the working folder to the form that records
  /// have.
  ///
  /// - Throws: A `Diagnostic` if a file does not exist, unless `isForced`.
  public func resolvingFiles(
    in assignments: [Assignment], root: String, isForced: Bool
  ) throws(Diagnostic) -> [Assignment] {
    var result = assignments
    for index in result.indices where result[index].field == .file {
      var file = AttributedValue(field: result[index].value.trimmed)
      let typed = path(file.text)
      if Files.kind(of: typed) != nil {
        file.text = pathInLibrary(typed, root: root)
      } else if Files.kind(of: Files.join(root, file.text)) == nil, !isForced,
        result[index].operation != .remove, !file.text.isEmpty
      {
        throw Diagnostic(
          "there is no file \(file.text.quoted)",
          hint: file.text.contains("://")
            ? "add an address with `ibid link KEY LABEL URL`"
            : "write its path from this folder; --force stores it as it is")
      }
      result[index].value = file.field
    }
    return result
  }
}
