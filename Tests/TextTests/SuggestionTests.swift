import Testing
import Text

/// The known word that someone most likely meant.
struct SuggestionTests {
  static let words = ["author", "award", "title", "subtitle", "date", "eventdate", "url", "key"]

  @Test(arguments: [
    ("autor", "author"), ("authro", "author"), ("AUTHOR", "author"), ("titel", "title"),
    ("tittle", "title"), ("subtitel", "subtitle"), ("dat", "date"), ("ulr", "url"),
    ("awrad", "award"), ("ky", "key"), ("títle", "title"),
  ])
  func isTheNearest(_ word: String, _ nearest: String) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == nearest)
  }

  @Test(arguments: ["journal", "x", "", "datetime", "lru"])
  func isNothingWhenNothingIsNear(_ word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.words) == nil)
  }

  @Test func isNothingForWordsThatNobodyTypes() {
    let long = String(repeating: "x", count: 100_000)
    #expect(Suggestion.nearest(to: long, among: [long + "y"]) == nil)
    #expect(Suggestion.nearest(to: "author", among: [long, "autor"]) == "autor")
  }

  @Test func ofEquallyNearTheFirstWins() {
    #expect(Suggestion.nearest(to: "cot", among: ["dog", "cat", "cut"]) == "cat")
    #expect(Suggestion.nearest(to: "a", among: [String]()) == nil)
  }
}
