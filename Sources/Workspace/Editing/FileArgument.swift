internal import OperatingSystem
internal import Records
public import Text

extension Session {
  /// A file that is there, as a record has it: from the library's root, or else as a whole path.
  func pathInLibrary(_ path: String, root: String) -> String {
    let whole = Files.realPath(path) ?? path
    guard let root = Files.realPath(root), whole.hasPrefix("\(root)/") else { return whole }
    return String(whole.dropFirst(root.count + 1))
  }

  /// The value of a `file` field that was written by hand into a record, where paths begin at the
  /// root; one that begins at the working folder is turned into such a path.
  ///
  /// - Throws: A `Diagnostic` if the file is not there.
  public func storedFile(_ value: String, root: String) throws(Diagnostic) -> String {
    let path = Files.join(root, AttributedValue(field: value.trimmed).text)
    if Files.kind(of: path) != nil { return value }
    let typed = [Assignment(.file, .add, value)]
    return try resolvingFiles(in: typed, root: root, isForced: false).first?.value ?? value
  }

  /// The assignments with the paths that were typed, which the working folder begins, as records
  /// have them.
  ///
  /// - Throws: A `Diagnostic` if a file is not there, unless `isForced`.
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
