import Store

extension RecMerge.Conflict {
  /// What a user reads about it.
  func words(in file: String) -> String {
    let record = key ?? "a paragraph"
    let what = field.map { "\($0) of \(record)" } ?? record
    return isRemoval
      ? "\(file): one side removed \(what), and the other changed it"
      : "\(file): both sides changed \(what)"
  }
}
