import SeededRandom
import Citations
import Text

/// Makes inputs out of good styles and items by small damage.
struct Mutation {
  private let styles: [[UInt8]]
  private let trees: [XMLElement]
  private let items: [JSON]

  init(styles: [[UInt8]], items: [JSON]) {
    self.styles = styles
    trees = styles.compactMap { try? XMLElement($0, file: "seed.csl") }
    self.items = items
  }

  func input(number: Int, seed: Int) -> Input {
    let start = UInt64(truncatingIfNeeded: seed) << 40 ^ UInt64(truncatingIfNeeded: number)
    var random = SeededGenerator(seed: start)
    return Input(
      style: random.once(in: 5) ? damagedBytes(&random) : damagedTree(&random),
      items: damagedItems(&random), format: random.pick(OutputFormat.allCases))
  }

  // MARK: Styles

  private func damagedBytes(_ random: inout SeededGenerator) -> [UInt8] {
    var style = random.pick(styles)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<style.count, using: &random)
      let end = min(style.count, place + Int.random(in: 0..<20, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: style.removeSubrange(place..<end)
      case 1: style[place] = UInt8.random(in: 0...255, using: &random)
      case 2: style.insert(contentsOf: style[place..<end], at: place)
      default: style.insert(contentsOf: random.pick(Seeds.values).utf8, at: place)
      }
      if style.isEmpty { return Array("<".utf8) }
    }
    return style
  }

  private func damagedTree(_ random: inout SeededGenerator) -> [UInt8] {
    var tree = random.pick(trees)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      var place = Int.random(in: 1..<max(2, tree.size), using: &random)
      tree.change(at: &place) { damage(&$0, &random) }
    }
    return Array(tree.xml.utf8)
  }

  /// What takes the place of one element.
  private func damage(_ element: inout XMLElement, _ random: inout SeededGenerator) -> [XMLElement]
  {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return []
    case 1: return [element, element]
    case 2: return [part(&random)]
    case 3: return [part(&random), element]
    case 4:
      element.name = random.pick(Seeds.elements)
    case 5:
      var outer = element
      outer.name = random.pick(["group", "choose", "if", "names", "substitute", "layout", "date"])
      outer.attributes = [Self.attribute(&random)]
      outer.children = [.element(element)]
      return [outer]
    case 6:
      if !element.attributes.isEmpty { element.attributes.removeLast() }
    case 7, 8:
      guard !element.attributes.isEmpty else { fallthrough }
      let index = Int.random(in: 0..<element.attributes.count, using: &random)
      element.attributes[index].value = random.pick(Seeds.values)
    default:
      let new = Self.attribute(&random)
      element.attributes.removeAll { $0.name == new.name }
      element.attributes.append(new)
    }
    return [element]
  }

  /// An element of another style, with all that stands in it.
  private func part(_ random: inout SeededGenerator) -> XMLElement {
    var tree = random.pick(trees)
    var place = Int.random(in: 1..<max(2, tree.size), using: &random)
    var part = tree
    tree.change(at: &place) {
      part = $0
      return [$0]
    }
    return part
  }

  private static let attributes = Seeds.attributes.compactMap { name in
    try? XMLElement(Array("<a \(name)=''/>".utf8), file: "seed.csl").attributes.first
  }

  private static func attribute(_ random: inout SeededGenerator) -> XMLAttribute {
    var attribute = random.pick(attributes)
    attribute.value = random.pick(Seeds.values)
    return attribute
  }

  // MARK: Items

  private func damagedItems(_ random: inout SeededGenerator) -> [JSON] {
    (0..<Int.random(in: 1...6, using: &random)).map { index in
      var item = random.pick(items)
      for _ in 0..<Int.random(in: 0...4, using: &random) { item = damaged(item, &random) }
      guard case .object(var members) = item else { return item }
      members.removeAll { $0.name == "id" }
      // Now and then two have one name.
      members.append(.init("id", .string("i\(random.once(in: 20) ? 0 : index)")))
      return .object(members)
    }
  }

  private func damaged(_ value: JSON, _ random: inout SeededGenerator) -> JSON {
    if random.once(in: 6) { return .string(random.pick(Seeds.texts)) }
    switch value {
    case .object(var members):
      if members.isEmpty || random.once(in: 4) {
        let name = random.pick(Seeds.variables)
        members.removeAll { $0.name == name }
        members.append(.init(name, random.pick(Seeds.jsonValues)))
        return .object(members)
      }
      let index = Int.random(in: 0..<members.count, using: &random)
      if random.once(in: 8) {
        members.remove(at: index)
      } else {
        members[index].value = damaged(members[index].value, &random)
      }
      return .object(members)
    case .array(var values):
      if values.isEmpty { return .array([random.pick(Seeds.jsonValues)]) }
      let index = Int.random(in: 0..<values.count, using: &random)
      if random.once(in: 4) { return .array(values + [values[index]]) }
      values[index] = damaged(values[index], &random)
      return .array(values)
    case .string(let text):
      return .string(
        random.once(in: 2) ? text + random.pick(Seeds.texts) : random.pick(Seeds.texts) + text)
    case .null, .bool, .number, .decimal:
      return random.pick(Seeds.jsonValues)
    }
  }
}
