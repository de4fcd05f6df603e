import NearPairs

/// Writes a `.bib` file of pairs that look alike, or with `truth` what each pair is.
///
///     near-pairs bib SEED COUNT > near.bib
///     near-pairs truth SEED COUNT > truth.csv
@main
struct Main {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4, let seed = UInt64(words[2]), let count = Int(words[3]),
      ["bib", "truth"].contains(words[1])
    else {
      print("usage: near-pairs bib|truth SEED COUNT")
      return
    }
    let pairs =
      NearPairs.lookAlikes.flatMap { NearPairs.lookAlikes($0, count: count, seed: seed) }
      + NearPairs.works.flatMap { NearPairs.works($0, count: count, seed: seed) }
    if words[1] == "truth" { print("key1,key2,kind,truth") }
    for (number, pair) in pairs.enumerated() {
      let (one, other) = ("a\(number)", "b\(number)")
      if words[1] == "bib" {
        print(pair.one.bibTeX(key: one))
        print(pair.other.bibTeX(key: other))
      } else {
        let kind = pair.kind.replacing(",", with: "")
        print("\(one),\(other),\(kind),\(pair.isOneWork ? "one" : "two")")
      }
    }
  }
}
