public import Lookup
public import Store
public import Text

extension Session {
  /// The HTTP client, configured by the settings of a library.
  func client(under settings: Settings?) throws(Diagnostic) -> RetryingClient {
    // A shared library may have the address of another user.
    let own = try input.userSettings()
    let mailto = own.mailto ?? settings?.mailto
    if let mailto, !Settings.isMailAddress(mailto) {
      throw Diagnostic(
        "the setting mailto cannot be \(mailto.quoted)",
        hint: "write a mail address, such as you@example.org, into library/ibid.rec or your own"
          + " settings")
    }
    let curl = Curl(
      named: "ibid/\(ProgramVersion.current)", mailto: mailto, limits: Curl.Limits(),
      allowingPrivate: own.allowsPrivateNetwork)
    return RetryingClient(
      curl: curl, clock: input.clock, keepingTimesIn: input.cacheFolder)
  }

  /// The look-up of works, configured by the settings of a library.
  public func fetcher(under settings: Settings, ignoresCache: Bool) throws(Diagnostic) -> Fetcher {
    Fetcher(
      addresses: try ServiceAddresses { settings.source($0.setting) },
      by: try client(under: settings),
      keepingIn: input.cacheFolder.map { LookupCache(in: $0, clock: input.clock) },
      ignoresCache: ignoresCache)
  }

  /// Looks up works, and reports progress.
  public func look(up works: [WorkIdentifier], by fetcher: Fetcher) throws(Diagnostic)
    -> Fetcher.Results
  {
    let progress = progress(of: "looking up works", total: Set(works).count)
    defer { progress.end() }
    return try fetcher.look(up: works) { progress.show($0) }
  }
}
