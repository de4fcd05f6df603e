/// Labels such as `Knut84` for styles that cite by them.
///
/// CSL leaves their form to the processor. Here they are those of its reference processor: four
/// letters of the one author, two each of two or three, one each of the first four of more, and two
/// digits of the year.
enum CitationLabels {
  static func labels(of items: [CSLItem]) -> [String] {
    items.map { item in
      if let label = item.text(.citationLabel) { return label }
      return letters(of: item) + digits(of: item)
    }
  }

  private static func letters(of item: CSLItem) -> String {
    let variables: [Variable] = [.author, .editor, .translator]
    let names = variables.lazy.map { item.names($0).people }.first { !$0.isEmpty } ?? []
    let count = names.count == 1 ? 4 : names.count < 4 ? 2 : 1
    let parts = names.prefix(4).map { name in
      String((name.isLiteral ? name.literal : name.family).lazy.filter(\.isLetter).prefix(count))
    }
    return parts.joined()
  }

  private static func digits(of item: CSLItem) -> String {
    guard let year = item.date(.issued)?.start?.year else { return "" }
    let digits = "\(year.magnitude)"
    return String(digits.suffix(2))
  }
}
