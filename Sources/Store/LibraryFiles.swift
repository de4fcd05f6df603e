internal import Platform
internal import Text

/// The files of a library that hold publication records.
enum LibraryFiles {
  /// Reads every file of records below `folder`, in the order of the paths' bytes.
  ///
  /// Hidden files, the settings, the registries and the lists are none. `clearsTemporaries` also
  /// deletes what a killed command left, which only the holder of the lock may do.
  static func visit(
    _ folder: String, clearsTemporaries: Bool, _ body: (String, [UInt8]) -> Void
  ) throws(Diagnostic) {
    try visit(folder, isTop: true, clearsTemporaries: clearsTemporaries, body)
  }

  private static let special: Set<String> = ["ibid.rec", "venues.rec", "people.rec"]

  private static func visit(
    _ folder: String, isTop: Bool, clearsTemporaries: Bool, _ body: (String, [UInt8]) -> Void
  ) throws(Diagnostic) {
    for entry in try Files.entries(of: folder) {
      let path = Files.join(folder, entry.name)
      if entry.name.hasPrefix(".") {
        if clearsTemporaries, entry.name.hasPrefix(Transaction.temporaryPrefix),
          entry.name.hasSuffix(".tmp")
        {
          Files.discard(path)
        }
        continue
      }
      switch entry.kind {
      case .folder:
        if isTop, entry.name == "lists" { continue }
        try visit(path, isTop: false, clearsTemporaries: clearsTemporaries, body)
      case .file:
        guard entry.name.hasSuffix(".rec"), !(isTop && special.contains(entry.name)) else {
          continue
        }
        // A file may go between the listing and the reading: another command removed its record.
        if let bytes = try Files.readIfPresent(path) { body(path, bytes) }
      case .other:
        continue
      }
    }
  }
}
