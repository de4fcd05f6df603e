/// Which addresses may become live links in anything that ibid writes.
///
/// A record may come from a stranger's file, and a reader follows a link without looking at it. So
/// only schemes that are known to be harmless are allowed; an address of any other scheme is text.
public enum LinkRule {
  /// The schemes that may be followed, in lower case.
  public static let schemes = ["http", "https", "ftp", "mailto"]
}
