public import Text

/// A work to cite, in CSL's terms.
///
/// Items are read from CSL-JSON (`ItemJSON.swift`), or made of records by `Formats`.
/// - Source: csl-data.json (CSL 1.0.2).
public struct CSLItem: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    /// Text with the markup of CSL-JSON (`<i>`, `<span class="nocase">`); numbers too.
    case text(String)
    case names([ItemName])
    case date(ItemDate)
  }

  public var id: String
  /// `nil` for none, and for a type that CSL does not have.
  public var type: ItemType?
  /// Members of CSL-JSON that no variable holds: a type and names that CSL does not define, and values that
  /// are not of their variable's kind.
  ///
  /// Citations do not use them; a record keeps them.
  public var others: [JSON.Member] = []
  /// The variables that have a value, in the order in which they got one.
  ///
  /// They are apart from their values, so that a search reads only them.
  public private(set) var variables: [Variable] = []
  private var values: [Value] = []

  public init(id: String, type: ItemType? = nil) {
    self.id = id
    self.type = type
  }

  /// The value of a variable; an item has some fifteen, for which a scan beats a hash.
  public subscript(_ variable: Variable) -> Value? {
    get { variables.firstIndex(of: variable).map { values[$0] } }
    set {
      switch (variables.firstIndex(of: variable), newValue) {
      case (let index?, let newValue?): values[index] = newValue
      case (let index?, nil):
        variables.remove(at: index)
        values.remove(at: index)
      case (nil, let newValue?):
        variables.append(variable)
        values.append(newValue)
      case (nil, nil): break
      }
    }
  }

  /// The text of a variable; `nil` if it has none, or an empty one.
  public func text(_ variable: Variable) -> String? {
    guard case .text(let text)? = self[variable], !text.isEmpty else { return nil }
    return text
  }

  /// The names of a variable; empty if it has none.
  public func names(_ variable: Variable) -> [ItemName] {
    guard case .names(let names)? = self[variable] else { return [] }
    return names
  }

  /// The date of a variable; `nil` if it has none, or an empty one.
  public func date(_ variable: Variable) -> ItemDate? {
    guard case .date(let date)? = self[variable], !date.isEmpty else { return nil }
    return date
  }

  /// Whether the variable has a value that is not empty.
  public func has(_ variable: Variable) -> Bool {
    guard variables.contains(variable) else { return false }
    return switch self[variable] {
    case .text(let text)?: !text.isEmpty
    case .names(let names)?: !names.isEmpty
    case .date(let date)?: !date.isEmpty
    case nil: false
    }
  }
}
