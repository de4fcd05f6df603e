internal import OperatingSystem
internal import Text

/// A second index that holds HEAD, for a commit that does not touch the repository's own index.
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
    // Left by a command that was killed.
    Files.discard(path + ".lock")
    Transaction.clearTemporaries(in: repository.gitFolder, areOwn: true)
    hasHead = try repository.output(of: ["rev-parse", "--quiet", "--verify", "HEAD"]) != nil
    // A copy has the files' stamps, so that git does not read all files.
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

  /// Whether the index equals HEAD, so that a commit would change nothing.
  func isAsHead() throws(Diagnostic) -> Bool {
    guard hasHead else { return false }
    return try repository.output(
      of: ["diff-index", "--cached", "--quiet", "HEAD", "--"],
      environment: ["GIT_INDEX_FILE": path]) != nil
  }

  func discard() { Files.discard(path) }
}
