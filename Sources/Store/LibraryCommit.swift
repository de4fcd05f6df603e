public import OperatingSystem
public import Records
public import Text

extension Library {
  /// Writes all changes, if there are any.
  public mutating func commit() throws(Diagnostic) {
    let transaction = try transaction()
    guard !transaction.isEmpty else { return }
    try transaction.commit()
    forgetChanges()
  }

  /// The change of one record.
  public enum Change: Equatable, Sendable {
    case added(Record)
    case removed(Record)
    case replaced(Record, by: Record)
  }

  /// The changes since the library was read: first those of existing records in their order, then
  /// new records.
  public var changes: [Change] {
    let old = replaced.union(removed).sorted().map { position in
      let original = original(at: position)
      return removed.contains(position)
        ? Change.removed(original) : .replaced(original, by: records[position])
    }
    return old + added.map(Change.added)
  }

  /// The changes of files: they are edited in place, renamed if they were named after an old key,
  /// and deleted when empty; each new record gets a new file.
  public func transaction() throws(Diagnostic) -> Transaction {
    var transaction = Transaction()
    let changed = Dictionary(grouping: replaced.union(removed)) { places[$0].file }
    var taken = takenNames
    var stray: SourceRange?
    for (file, positions) in changed.sorted(by: { $0.key < $1.key }) {
      let path = path(at: positions[0])
      guard let version = try FileVersion(at: path) else {
        throw Diagnostic.changedMeanwhile([path])
      }
      let document = RecDocument(version.contents, file: path)
      for position in positions where stray == nil {
        stray = document.stray(inEntry: places[position].entry)
      }
      let bytes = document.applying(try edits(at: positions, of: document))
      if bytes.allSatisfy(\.isASCIIWhitespace) {
        transaction.remove(path, holding: version)
        continue
      }
      var newPath: String?
      if files[file].entryCount == 1,
        let newName = newName(of: document, for: records[positions[0]].key, avoiding: &taken)
      {
        newPath = Files.join(Files.folder(of: path), newName)
      }
      if bytes != document.bytes || newPath != nil {
        transaction.write(bytes, to: path, replacing: version, movedTo: newPath)
      }
    }
    if let stray, changes.contains(where: \.writesReplacementCharacter) {
      throw Diagnostic(
        "bytes that are not UTF-8 stand here, and would be lost",
        hint: "save the file as UTF-8 first: iconv -f latin1 -t utf8, say", at: stray)
    }
    for record in added {
      let name = RecordFileName.name(for: record.key, avoiding: taken)
      taken.insert(RecordFileName.collisionKey(of: name))
      let path = Files.join(Files.join(root, "library"), name)
      transaction.write(Array(RecText.text(of: record).utf8), to: path, replacing: nil)
    }
    if let format = raisedFormat { try write(format, in: &transaction) }
    return transaction
  }

  /// The file names in all folders of the library, folded for file systems that ignore case.
  ///
  /// They are one set for all folders, since a new file may be moved to another folder later.
  private var takenNames: Set<String> {
    var names: Set<String> = ["ibid.rec", "venues.rec", "people.rec"]
    guard !added.isEmpty || !replaced.isEmpty else { return names }
    for file in files { names.insert(RecordFileName.collisionKey(of: Files.name(of: file.path))) }
    return names
  }

  /// The edits of the entries of a file, which must not have changed since they were read.
  private func edits(
    at positions: [Int], of document: RecDocument
  ) throws(Diagnostic) -> [Int: RecDocument.Edit] {
    if let mark = document.unfinishedMerge {
      throw Diagnostic(
        "the file holds a merge that is not finished, and is left as it is",
        hint: "choose between the two sides, delete git's marks, and try again", at: mark.location)
    }
    var edits: [Int: RecDocument.Edit] = [:]
    for position in positions {
      _ = try entry(at: position, in: document)
      let edit: RecDocument.Edit =
        if removed.contains(position) {
          .remove
        } else if let text = rewritten[position] {
          .rewrite(text)
        } else {
          .replace(spelling(at: position))
        }
      edits[places[position].entry] = edit
    }
    return edits
  }

  /// The new name of a file that was named after the old key of its only record.
  private func newName(
    of document: RecDocument, for newKey: CitationKey, avoiding taken: inout Set<String>
  ) -> String? {
    guard let oldKey = document.entries[0].record?.key, oldKey != newKey,
      RecordFileName.name(for: oldKey, avoiding: []) == Files.name(of: document.file)
    else { return nil }
    // A key that changes only its case may keep the file's name.
    taken.remove(RecordFileName.collisionKey(of: Files.name(of: document.file)))
    let name = RecordFileName.name(for: newKey, avoiding: taken)
    taken.insert(RecordFileName.collisionKey(of: name))
    return name
  }
}

extension RecDocument {
  /// The first line of an entry that is not UTF-8.
  fileprivate func stray(inEntry index: Int) -> SourceRange? {
    guard entries.indices.contains(index) else { return nil }
    let field = entries[index].fields.first {
      String(validating: bytes[$0.lines], as: UTF8.self) == nil
    }
    return field.map { SourceRange(file: file, bytes: $0.valueBytes) }
  }
}

extension Library.Change {
  /// Whether a value is written with U+FFFD, which stands for bytes that were not UTF-8.
  fileprivate var writesReplacementCharacter: Bool {
    switch self {
    case .removed: false
    case .added(let record): record.fields.contains { $0.value.unicodeScalars.contains("\u{FFFD}") }
    case .replaced(let old, by: let new):
      new.fields.contains {
        $0.value.unicodeScalars.contains("\u{FFFD}") && !old.fields.contains($0)
      }
    }
  }
}
