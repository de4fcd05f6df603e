struct CollationKey: Comparable {
  let text: String
  init(_ text: String, language: String) { self.text = text.lowercased() }
  static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}
