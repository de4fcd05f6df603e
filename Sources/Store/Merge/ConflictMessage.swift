extension DocumentMerge.Conflict {
  /// What to tell the user about the conflict.
  ///
  /// - Parameter file: What to call the file.
  /// - Returns: One clause in lower case.
  public func message(in file: String) -> String {
    let record = key ?? "a paragraph"
    let what = field.map { "\($0) of \(record)" } ?? record
    return isRemoval
      ? "\(file): one side removed \(what), and the other changed it"
      : "\(file): both sides changed \(what)"
  }
}
