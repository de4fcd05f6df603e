import Text

/// Trees that are changed and written again.
extension XMLElement {
  /// How many elements it has, itself among them.
  var size: Int { elements.reduce(1) { $0 + $1.size } }

  /// Puts others in the place of the element of that number, counted from this one, which is 0, in the
  /// order of the file; this one itself stays.
  mutating func change(at place: inout Int, _ change: (inout XMLElement) -> [XMLElement]) {
    var index = 0
    while index < children.count, place > 0 {
      defer { index += 1 }
      guard case .element(var child) = children[index] else { continue }
      place -= 1
      if place == 0 {
        children.replaceSubrange(index...index, with: change(&child).map(XMLNode.element))
        return
      }
      child.change(at: &place, change)
      children[index] = .element(child)
    }
  }

  /// The element as a document of CSL.
  var xml: String { "<\(name) xmlns=\"http://purl.org/net/xbiblio/csl\"\(rest)" }

  private var rest: String {
    var text = ""
    for attribute in attributes {
      text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
    }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): text += "<\(element.name)\(element.rest)"
      case .text(let words, _): text += Self.escaped(words)
      }
    }
    return text + "</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
