public import OperatingSystem
public import Text

/// The last changes of a library, for `ibid undo` to take back.
///
/// An entry is on the disk before its change begins, and its name has the state of the change. If a
/// command is killed in between, the files of the entry show how far it got.
public struct Journal: Sendable {
  /// How many changes are kept at most: the newest.
  public static let maximumEntries = 100
  /// The maximum size of all entries together, in bytes.
  public static let maximumBytes = 64 << 20

  /// The maximum size, which tests reduce.
  var maximumBytes = Journal.maximumBytes

  /// The library's folder, with symbolic links resolved.
  public let root: String
  private let places: [JournalPlace]

  /// The journal of a library.
  ///
  /// - Parameters:
  ///   - root: The library's folder.
  ///   - stateHome: The user's folder for state (XDG Base Directory Specification), if known.
  public init(of root: String, stateHome: String?) {
    self.root = Files.realFolder(root)
    places = JournalPlace.all(of: self.root, stateHome: stateHome)
  }

  /// An entry by its name, which is its number, its state, and perhaps the hash of a commit:
  /// `000000000017.committed.1c9a…`.
  public struct Item: Equatable, Sendable {
    /// What became of a change: it was begun, its files were written, git has it, or it was undone.
    public enum State: String, Sendable { case begun, made, committed, undone }

    /// Counts up from 1; of two changes, the later one has the higher number.
    public var number: Int
    public var state: State
    /// The hash of the commit that has the change, if one was made.
    public var commit: String?
    var size: Int
    /// Which of the journal's places it is in.
    var place: Int

    var name: String { Self.name(number, state, commit) }

    static func name(_ number: Int, _ state: State, _ commit: String? = nil) -> String {
      let digits = String(number)
      let padding = String(repeating: "0", count: max(0, digitCount - digits.count))
      return ([padding + digits, state.rawValue] + (commit.map { [$0] } ?? []))
        .joined(separator: ".")
    }

    fileprivate static let digitCount = 12

    fileprivate init?(_ file: PrivateFolder.File, place: Int) {
      let parts = file.name.split(separator: ".", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count), parts[0].utf8.count == Self.digitCount,
        parts[0].utf8.allSatisfy(\.isASCIIDigit), let number = Int(parts[0]),
        let state = State(rawValue: String(parts[1]))
      else { return nil }
      if parts.count == 3, !parts[2].utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) {
        return nil
      }
      (self.number, self.state, self.place) = (number, state, place)
      (commit, size) = (parts.count == 3 ? String(parts[2]) : nil, file.size)
    }
  }

  /// All entries including undone ones, the newest first.
  public func items() throws(Diagnostic) -> [Item] {
    var items: [Item] = []
    for index in places.indices {
      guard let folder = try folder(of: index, isMade: false) else { continue }
      items += try folder.files().compactMap { Item($0, place: index) }
    }
    return items.sorted { $0.number > $1.number }
  }

  /// The contents of an entry; `nil` for a damaged one.
  ///
  /// - Throws: A `Diagnostic` when the journal's folder cannot be opened.
  public func entry(_ item: Item) throws(Diagnostic) -> JournalEntry? {
    guard let folder = try folder(of: item.place, isMade: false),
      let bytes = try? folder.read(item.name, upTo: Self.maximumBytes),
      let entry = JournalEntry(bytes)
    else { return nil }
    // The folder may have been copied from another library.
    let isOfGit = places[item.place].gitFolder != nil
    return isOfGit || entry.root == root ? entry : nil
  }

  /// Whether the last change of a file in the journal wrote these contents.
  ///
  /// - Parameters:
  ///   - contents: What the file holds now.
  ///   - path: The file; links are followed.
  /// - Returns: False also when the journal has no change of the file.
  /// - Throws: A `Diagnostic` when the journal cannot be read.
  public func hasWritten(_ contents: [UInt8], to path: String) throws(Diagnostic) -> Bool {
    guard let path = Files.realPath(path) else { return false }
    for item in try items() where item.state != .undone {
      guard let name = places[item.place].name(of: path), let entry = try entry(item),
        let file = entry.files.first(where: { $0.path == name })
      else { continue }
      return file.after?.isOf(contents) ?? false
    }
    return false
  }

  /// The path of an entry's file, for messages.
  func path(of item: Item) -> String {
    let place = places[item.place]
    return ([place.home] + place.names + [item.name]).joined(separator: "/")
  }

  func place(of item: Item) -> JournalPlace { places[item.place] }

  private func folder(of place: Int, isMade: Bool) throws(Diagnostic) -> PrivateFolder? {
    let place = places[place]
    return try PrivateFolder(below: place.home, place.names, isMade: isMade)
  }
}

// MARK: - Writing

extension Journal {
  /// Locks the journal, which one command at a time may write.
  ///
  /// - Throws: A `Diagnostic` when the journal has no folder that can be written.
  public func lock() throws(Diagnostic) -> Lock {
    var reason: Diagnostic?
    for index in places.indices {
      do throws(Diagnostic) {
        if let folder = try folder(of: index, isMade: true) { return try Lock(folder: folder.path) }
      } catch {
        reason = reason ?? error
      }
    }
    throw reason
      ?? Diagnostic(
        "there is no folder for ibid's journal", hint: "set HOME, or XDG_STATE_HOME to a folder")
  }

  /// Writes the entry of a change that is about to be made.
  ///
  /// - Parameters:
  ///   - effects: The changes of the files.
  ///   - command: The command's name.
  ///   - subject: What it does, as a commit would say it.
  ///   - time: In seconds since 1970.
  /// - Returns: The entry, to be told when the change is made or abandoned.
  /// - Throws: A `Diagnostic` when the journal cannot be written: then the change cannot be undone.
  func begin(
    _ effects: [FileEffect], command: String, subject: String, at time: Int64
  ) throws(Diagnostic) -> BegunChange {
    let lock = try lock()
    var reason: Diagnostic?
    for (index, place) in places.enumerated() {
      guard let files = Self.files(effects, in: place) else { continue }
      let entry = JournalEntry(
        when: time, command: command, subject: subject, root: root, files: files)
      do throws(Diagnostic) {
        guard let folder = try folder(of: index, isMade: true) else { continue }
        let number = try write(entry.bytes, in: folder, place: index)
        return BegunChange(number: number, folder: folder, lock: lock)
      } catch {
        reason = reason ?? error
      }
    }
    throw reason
      ?? Diagnostic(
        "the files are outside the working tree, and there is no other folder for ibid's journal",
        hint: "set HOME, or XDG_STATE_HOME to a folder")
  }

  /// The files with their names in a place; `nil` when the place may not name one of them.
  private static func files(_ effects: [FileEffect], in place: JournalPlace) -> [JournalFile]? {
    var files: [JournalFile] = []
    files.reserveCapacity(effects.count)
    for effect in effects {
      guard let path = place.name(of: effect.path) else { return nil }
      var formerPath: String?
      if let former = effect.formerPath {
        guard let name = place.name(of: former) else { return nil }
        formerPath = name
      }
      files.append(JournalFile(effect, path: path, formerPath: formerPath))
    }
    return files
  }

  private func write(
    _ bytes: [UInt8], in folder: PrivateFolder, place: Int
  ) throws(Diagnostic) -> Int {
    guard bytes.count <= maximumBytes else {
      throw Diagnostic(
        "what it replaces is more than the \(maximumBytes >> 20) MiB that ibid's journal may take",
        hint: "keep a copy of the files")
    }
    let items = (try? items()) ?? []
    let number = (items.first?.number ?? 0) + 1
    guard String(number).utf8.count <= Item.digitCount else {
      throw Diagnostic(
        "\(folder.path.quoted) is no journal of ibid's", hint: "delete that folder")
    }
    // Old entries are deleted only after the new one is written.
    try folder.write(bytes, as: Item.name(number, .begun))
    var (count, size) = (1, bytes.count)
    for item in items {
      (count, size) = (count + 1, size + item.size)
      guard count > Self.maximumEntries || size > maximumBytes else { continue }
      try? self.folder(of: item.place, isMade: false)?.remove(item.name)
    }
    for file in (try? folder.files()) ?? [] where Transaction.isTemporary(file.name) {
      folder.remove(file.name)
    }
    return number
  }

  /// Marks an entry as undone.
  public func noteUndone(_ item: Item) {
    let name = Item.name(item.number, .undone, item.commit)
    _ = try? folder(of: item.place, isMade: false)?.rename(item.name, to: name)
  }
}

/// The journal's entry of a change that is being made.
struct BegunChange {
  fileprivate let number: Int
  fileprivate let folder: PrivateFolder
  /// Held until the files are written, so that entries are in the order of the changes.
  fileprivate var lock: Lock?

  fileprivate init(number: Int, folder: PrivateFolder, lock: Lock) {
    (self.number, self.folder, self.lock) = (number, folder, lock)
  }

  /// Notes that the files are written.
  mutating func finish() {
    folder.rename(Journal.Item.name(number, .begun), to: Journal.Item.name(number, .made))
    lock = nil
  }

  /// Deletes the entry: nothing was written.
  mutating func abandon() {
    folder.remove(Journal.Item.name(number, .begun))
    lock = nil
  }

  /// Notes the commit that has the change.
  func note(commit: String) {
    folder.rename(
      Journal.Item.name(number, .made), to: Journal.Item.name(number, .committed, commit))
  }
}
