import SeededRandom

/// Makes inputs out of good ones by small damage.
struct Mutation {
  private let sources: [[UInt8]]
  /// Longer inputs find nothing that these do not, and fewer of them fit in a second.
  private static let longest = 1500

  init(of sources: [[UInt8]]) { self.sources = sources.filter { !$0.isEmpty } }

  func input(number: Int, seed: Int) -> [UInt8] {
    var random = SeededGenerator(
      seed: UInt64(truncatingIfNeeded: seed) << 40 ^ UInt64(truncatingIfNeeded: number))
    var input = window(&random)
    for _ in 0...random.below(6) { change(&input, &random) }
    return input
  }

  private func window(_ random: inout SeededGenerator) -> [UInt8] {
    let source = sources[random.below(sources.count)]
    guard source.count > Self.longest else { return source }
    let start = random.below(source.count - Self.longest)
    return Array(source[start..<start + Self.longest])
  }

  private func change(_ input: inout [UInt8], _ random: inout SeededGenerator) {
    let place = random.below(input.count + 1)
    let end = min(input.count, place + random.below(20))
    switch random.below(8) {
    case 0: input.removeSubrange(place..<end)
    case 1: if place < input.count { input[place] = UInt8(truncatingIfNeeded: random.next()) }
    case 2: if place < input.count { input[place] ^= 1 << UInt8(random.below(8)) }
    case 3: input.insert(contentsOf: input[place..<end], at: random.below(input.count + 1))
    case 4:
      let other = window(&random)
      let from = random.below(other.count)
      let piece = other[from..<min(other.count, from + random.below(200))]
      input.insert(contentsOf: piece, at: place)
    case 5: if random.below(4) == 0 { input.removeSubrange(place...) }
    default:
      let word = Seeds.words[random.below(Seeds.words.count)]
      let times = random.below(20) == 0 ? random.below(200) : 1
      for _ in 0..<times { input.insert(contentsOf: word.utf8, at: place) }
    }
  }
}
