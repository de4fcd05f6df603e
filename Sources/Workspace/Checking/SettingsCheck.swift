internal import Keys
public import Checks
internal import Records
internal import Store
public import Text

/// Finds settings that have no effect.
public enum SettingsCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "settings", .error, "a setting that is unknown, or names nothing",
    explanation: """
      library/ibid.rec has one record of settings. An unknown setting has no effect. An invalid
      key_pattern stops `ibid add`; a missing style or locale stops `ibid cite` and `ibid format`.
      Names have _ and no hyphen: auto_commit. `ibid help settings` explains all settings.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let document = try library.library.registry("ibid.rec") else { return }
    let entries = document.entries.filter { !$0.isDescriptor }
    for field in entries.first?.fields ?? [] {
      let place = SourceRange(file: document.file, bytes: field.valueBytes)
      if !Settings.names.contains(field.name) {
        report(unknown(field, in: document))
      } else if field.name == FieldName.keyPattern, let fault = fault(ofPattern: field.value) {
        report(Diagnostic(fault.message, hint: fault.hint, at: place))
      } else if field.name == FieldName.autoCommit, Settings.truth(of: field.value) == nil {
        report(
          Diagnostic(
            "auto_commit cannot be \(field.value.quoted)", hint: "write yes or no", at: place))
      } else if field.name == FieldName.mailto, !Settings.isMailAddress(field.value) {
        report(
          Diagnostic(
            "mailto cannot be \(field.value.quoted)",
            hint: "write a mail address, such as you@example.org", at: place))
      } else if field.name == FieldName.style, try !library.styles.hasStyle(field.value) {
        report(library.styles.unknown(field.value, at: place))
      } else if field.name == FieldName.locale, try !library.styles.hasLocale(field.value) {
        report(try library.styles.missingLocale(field.value, at: place))
      }
    }
    for entry in entries.dropFirst() {
      report(
        Diagnostic(
          "the settings end at the blank line above, and these are not read",
          hint: "delete the blank line",
          at: SourceRange(file: document.file, bytes: entry.lines)))
    }
  }

  private static func unknown(_ field: RecDocument.Field, in document: RecDocument) -> Diagnostic {
    let spelling = document.spelling(of: field)
    let plain = String(field.name.text.map { $0 == "-" ? "_" : $0 })
    let names = Settings.names.map(\.text).sorted()
    let nearest = names.contains(plain) ? plain : Suggestion.nearest(to: plain, among: names)
    return Diagnostic(
      "there is no setting \(spelling.quoted)",
      hint: nearest.map { "write \($0)" } ?? "the settings are \(names.joined(separator: ", "))",
      at: SourceRange(file: document.file, bytes: field.lines))
  }

  private static func fault(ofPattern text: String) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try KeyPattern(text)
      return nil
    } catch {
      return error
    }
  }
}
