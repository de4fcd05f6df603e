internal import Query
public import Checks
internal import Lists
internal import Records
internal import Store
public import Text

/// Finds publication lists that cannot be rendered.
public enum ListCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "list", .error, "a publication list that cannot be rendered",
    explanation: """
      A list (library/lists/NAME.rec) names a template, and records by their keys or by a query.
      If one of these is missing or cannot be read, `ibid publish` stops. `ibid help lists` explains
      lists, and `ibid help templates` templates.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    let styles = StyleFiles(root: library.library.root)
    for name in try library.library.listNames() {
      // Lines that are not fields are reported as faults of syntax.
      guard let document = try library.library.list(name), document.faults.isEmpty else { continue }
      do throws(Diagnostic) {
        let definition = try ListDefinition(document, name: name)
        check(definition, in: document, styles, report)
        for section in definition.sections { check(section, library.library, report) }
      } catch {
        report(error)
      }
    }
  }

  private static func check(
    _ definition: ListDefinition, in document: RecDocument, _ styles: StyleFiles,
    _ report: (Diagnostic) -> Void
  ) {
    do throws(Diagnostic) {
      _ = try styles.template(named: definition.template)
    } catch {
      let place = document.entries.first?.first(FieldName.template)?.valueBytes
      report(error.placed(place.map { SourceRange(file: document.file, bytes: $0) }))
    }
  }

  private static func check(
    _ section: ListDefinition.Section, _ library: Library, _ report: (Diagnostic) -> Void
  ) {
    switch section.content {
    case .items(let items):
      for item in items where library[item.key] == nil {
        let nearest = Suggestion.nearest(to: item.key, among: library.allKeys.sorted())
        report(
          Diagnostic(
            "no record has the key \(item.key.quoted)",
            hint: nearest.map { "did you mean \($0)?" } ?? "add the record, or take the item out",
            at: item.place))
      }
    case .query(let query, let sort, group: _, let place):
      do throws(Diagnostic) {
        _ = try library.query([query])
        if let sort { _ = try SortOrder(sort) }
      } catch {
        report(error.placed(place))
      }
    }
  }
}

extension Diagnostic {
  /// The diagnostic with a place, unless it has one.
  fileprivate func placed(_ place: SourceRange?) -> Diagnostic {
    var result = self
    result.location = location ?? place
    return result
  }
}
