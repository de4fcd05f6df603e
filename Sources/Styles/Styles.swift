/// The styles, locales and list templates that the program carries inside itself.
///
/// Their one source is the folder `styles/` of the repository.
public enum Styles {
  /// The names of all built-in files, in ascending order.
  public static var names: [String] { embeddedStyles.map { "\($0.name)" } }

  /// The text of a built-in file, or `nil` when there is none of that name.
  public static func text(of name: String) -> String? {
    embeddedStyles.first { "\($0.name)" == name }.map { "\($0.text)" }
  }
}
