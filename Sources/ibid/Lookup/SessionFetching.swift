import Lookup
import Store
import Text

extension Session {
  /// How addresses are fetched, as the settings of a library have it.
  func fetching(under settings: Settings?) throws(Diagnostic) -> Fetching {
    let mailto = settings?.mailto
    if let mailto, !Settings.isMailAddress(mailto) {
      throw Diagnostic(
        "the setting mailto cannot be \(mailto.quoted)",
        hint: "write a mail address, such as you@example.org, into library/ibid.rec")
    }
    let curl = Curl(
      mailto: mailto, limits: Curl.Limits(),
      allowingPrivate: try input.userSettings().allowsPrivateNetwork)
    return Fetching(curl: curl, clock: input.clock)
  }

  /// What looks works up, as the settings of a library have it.
  func fetcher(under settings: Settings, isAnew: Bool) throws(Diagnostic) -> Fetcher {
    Fetcher(
      addresses: try ServiceAddresses { settings.source($0.setting) },
      by: try fetching(under: settings),
      keepingIn: input.cacheFolder.map { LookupCache(in: $0, clock: input.clock) }, isAnew: isAnew)
  }
}
