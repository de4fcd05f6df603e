/// A format that citations and bibliographies are written in.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text, html, markdown, latex, rtf, typst
}
