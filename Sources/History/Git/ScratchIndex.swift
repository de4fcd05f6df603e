internal import OperatingSystem
internal import Text

/// An index beside the repository's own that holds HEAD, for a commit that leaves the real one alone.
struct ScratchIndex {
  let repository: Repository
  let path: String
  private let hasHead: Bool

  /// Makes the index; the caller holds the lock of the repository's folder.
  init(
    of repository: Repository, _ listener: Repository.OutputListener
  ) throws(Diagnostic) {
    self.repository = repository
    path = Files.join(repository.gitFolder, "ibid-index")
    // What a command left that was killed.
    Files.discard(path + ".lock")
    Transaction.clearTemporaries(in: repository.gitFolder, areOwn: true)
    hasHead = try repository.output(of: ["rev-parse", "--quiet", "--verify", "HEAD"]) != nil
    // A copy knows which files are as they were, so that git need not read them all.
    let current = Files.join(repository.gitFolder, "index")
    if let bytes = try Files.readIfPresent(current) {
      var transaction = Transaction()
      transaction.overwrite(path, with: bytes)
      try transaction.commit(isDurable: false)
    } else {
      Files.discard(path)
    }
    try repository.run(
      ["read-tree"] + (hasHead ? ["--reset", "HEAD"] : ["--empty"]),
      environment: ["GIT_INDEX_FILE": path], listener)
  }

  /// Whether a commit of the index would change nothing.
  func isAsHead() throws(Diagnostic) -> Bool {
    guard hasHead else { return false }
    return try repository.output(
      of: ["diff-index", "--cached", "--quiet", "HEAD", "--"],
      environment: ["GIT_INDEX_FILE": path]) != nil
  }

  func discard() { Files.discard(path) }
}
