/// An entry of a `.bib` file while it is being made up.
public struct Draft: Sendable {
  public var type: String
  private var fields: [(name: String, value: String)] = []

  init(_ type: String, _ fields: KeyValuePairs<String, String> = [:]) {
    self.type = type
    for (name, value) in fields { self[name] = value }
  }

  /// The value of a field, in BibTeX's spelling; `nil` where the entry has none.
  subscript(_ name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): fields[index].value = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append((name, value))
      case (nil, nil): break
      }
    }
  }

  var names: [String] { fields.map(\.name) }

  /// The entry as BibTeX.
  public func bibTeX(key: String) -> String {
    let lines = fields.map { "  \($0.name) = {\($0.value)}" }
    return "@\(type){\(key),\n\(lines.joined(separator: ",\n"))\n}\n"
  }
}
