internal import Records
public import RichText
internal import Store
public import Text

extension Session {
  /// The TeX that is not escaped: commands known to be harmless, and those in the user's settings.
  ///
  /// A setting that is not a command is reported and ignored.
  public func harmlessTeX() throws(Diagnostic) -> HarmlessTeX {
    let settings = try input.userSettings().values(of: FieldName.texCommand)
    guard !settings.isEmpty else { return HarmlessTeX() }
    var macros: [TeXMacro] = []
    for setting in settings {
      if let macro = TeXMacro(setting: setting) {
        macros.append(macro)
      } else {
        try report(
          Diagnostic(
            "tex_command cannot be \(setting.quoted)",
            hint: "write the command and how many arguments it takes, such as \\name 2, in your"
              + " settings",
            severity: .warning))
      }
    }
    return HarmlessTeX(own: macros)
  }

  /// Reports the number of values with TeX that is printed as text, if there are any.
  public func report(_ printed: PrintedTeX) throws(Diagnostic) {
    if let diagnostic = printed.diagnostic { try report(diagnostic) }
  }
}
