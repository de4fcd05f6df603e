public import Lookup
public import Store
public import Text

extension Session {
  /// How addresses are fetched, as the settings of a library have it.
  func client(under settings: Settings?) throws(Diagnostic) -> RetryingClient {
    let mailto = settings?.mailto
    if let mailto, !Settings.isMailAddress(mailto) {
      throw Diagnostic(
        "the setting mailto cannot be \(mailto.quoted)",
        hint: "write a mail address, such as you@example.org, into library/ibid.rec")
    }
    let curl = Curl(
      named: "ibid/\(ProgramVersion.current)", mailto: mailto, limits: Curl.Limits(),
      allowingPrivate: try input.userSettings().allowsPrivateNetwork)
    return RetryingClient(curl: curl, clock: input.clock)
  }

  /// What looks works up, as the settings of a library have it.
  public func fetcher(under settings: Settings, isAnew: Bool) throws(Diagnostic) -> Fetcher {
    Fetcher(
      addresses: try ServiceAddresses { settings.source($0.setting) },
      by: try client(under: settings),
      keepingIn: input.cacheFolder.map { LookupCache(in: $0, clock: input.clock) }, isAnew: isAnew)
  }

  /// Looks works up, and reports how far that has come.
  public func look(up works: [WorkIdentifier], by fetcher: Fetcher) throws(Diagnostic)
    -> Fetcher.Results
  {
    let progress = progress(of: "looking up works", total: Set(works).count)
    let results = try fetcher.look(up: works) { progress.show($0) }
    progress.end()
    return results
  }
}
