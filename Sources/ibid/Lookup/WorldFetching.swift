import Store
import Text

extension World {
  /// How this world fetches, as the settings of a library have it.
  func fetching(under settings: Settings?) throws(Diagnostic) -> Fetching {
    let mailto = settings?.mailto
    if let mailto, !Settings.isMailAddress(mailto) {
      throw Diagnostic(
        "the setting mailto cannot be \(mailto.quoted)",
        hint: "write a mail address, such as you@example.org, into library/ibid.rec")
    }
    return Fetching(curl: Curl(mailto: mailto, limits: fetchLimits), clock: clock)
  }
}
