internal import Platform
internal import Records
public import Text

extension Library {
  /// Writes all changes; nothing when there are none.
  public mutating func commit() throws(Diagnostic) {
    let transaction = transaction()
    guard !transaction.isEmpty else { return }
    try transaction.commit()
    forgetChanges()
  }

  /// The changes as files: edited in place, renamed where the name was the old key's, deleted when
  /// nothing is left in them, and a new one for each new record.
  func transaction() -> Transaction {
    var transaction = Transaction()
    var edits: [Int: [Int: RecDocument.Edit]] = [:]
    var newKeys: [Int: CitationKey] = [:]
    for position in replaced where !removed.contains(position) {
      let place = places[position]
      newKeys[place.document] = records[position].key
      edits[place.document, default: [:]][place.entry] =
        rewritten[position].map { .rewrite($0) } ?? .replace(records[position])
    }
    for position in removed {
      edits[places[position].document, default: [:]][places[position].entry] = .remove
    }
    var taken = takenNames
    for (index, changes) in edits.sorted(by: { $0.key < $1.key }) {
      let document = documents[index]
      let bytes = document.applying(changes)
      if bytes.allSatisfy(\.isASCIIWhitespace) {
        transaction.remove(document.file)
        continue
      }
      if bytes != document.bytes { transaction.write(bytes, to: document.file) }
      if let newName = newName(of: document, for: newKeys[index], avoiding: &taken) {
        let folder = Files.folder(of: document.file)
        transaction.move(document.file, to: Files.join(folder, newName))
      }
    }
    for record in added {
      let name = RecordFileName.name(for: record.key, avoiding: taken)
      taken.insert(RecordFileName.collisionKey(of: name))
      let path = Files.join(Files.join(root, "library"), name)
      transaction.write(Array(RecText.text(of: record).utf8), to: path)
    }
    return transaction
  }

  /// The names in all folders of the library, as a file system that ignores case sees them.
  ///
  /// One set for all folders: a new file may well be moved into another one later.
  private var takenNames: Set<String> {
    var names: Set<String> = ["ibid.rec", "venues.rec", "people.rec"]
    guard !added.isEmpty || !replaced.isEmpty else { return names }
    for document in documents {
      names.insert(RecordFileName.collisionKey(of: Files.name(of: document.file)))
    }
    return names
  }

  /// The name that a file takes when the key of its only record changes and it was named after it.
  private func newName(
    of document: RecDocument, for newKey: CitationKey?, avoiding taken: inout Set<String>
  ) -> String? {
    guard let newKey, document.entries.count == 1, let oldKey = document.entries[0].record?.key,
      oldKey != newKey,
      RecordFileName.name(for: oldKey, avoiding: []) == Files.name(of: document.file)
    else { return nil }
    // Its own name is no hindrance to a file whose key changes case only.
    taken.remove(RecordFileName.collisionKey(of: Files.name(of: document.file)))
    let name = RecordFileName.name(for: newKey, avoiding: taken)
    taken.insert(RecordFileName.collisionKey(of: name))
    return name
  }
}
