/// What is cited, in CSL's terms.
///
/// - Source: csl-data.json (CSL 1.0.2).
public struct CSLItem: Sendable {
  public enum Value: Equatable, Sendable {
    /// Text with markup as CSL-JSON spells it; numbers too.
    case text(String)
    case names([ItemName])
    case date(ItemDate)
  }

  public var id: String
  /// `nil` for a type that CSL does not have.
  public var type: ItemType?
  /// Apart from their values, so that looking for one touches none of the others.
  private var variables: [Variable] = []
  private var values: [Value] = []

  public init(id: String, type: ItemType? = nil) {
    self.id = id
    self.type = type
  }

  /// The value of a variable; an item has some fifteen, for which a scan beats a hash.
  public subscript(_ variable: Variable) -> Value? {
    get { variables.firstIndex(of: variable).map { values[$0] } }
    set {
      if let index = variables.firstIndex(of: variable) {
        variables.remove(at: index)
        values.remove(at: index)
      }
      guard let newValue else { return }
      variables.append(variable)
      values.append(newValue)
    }
  }

  /// A text that is not empty.
  public func text(_ variable: Variable) -> String? {
    guard case .text(let text)? = self[variable], !text.isEmpty else { return nil }
    return text
  }

  /// Names, none if there are none.
  public func names(_ variable: Variable) -> [ItemName] {
    guard case .names(let names)? = self[variable] else { return [] }
    return names
  }

  /// A date that says something.
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
