internal import Text

/// What the scanner does at a backslash.
extension TeXScanner {
  mutating func command() -> Bool {
    offset += 1
    guard let byte = peek else { return false }
    guard byte.isASCIILetter else { return controlSymbol(byte) }
    let name = letters()
    // Where `@` is a letter, or with LuaTeX any letter of Unicode, the name would go on.
    if let next = peek, next == UInt8(ascii: "@") || next >= 0x80 {
      guard isSingle, frames.count == 1 else { return false }
    }
    switch name {
    case "begin": return beginEnvironment()
    case "end": return endEnvironment()
    case "left":
      beginAtom()
      return top.mode == .math && delimiter() && open(Frame(closer: .right, mode: .math))
    case "right":
      return top.closer == .right && delimiter() && close(.right)
    case "middle":
      beginAtom()
      return top.closer == .right && delimiter()
    case "ifmmode":
      return open(Frame(closer: .conditional(hasElse: false), mode: .math))
    case "else":
      guard top.closer == .conditional(hasElse: false) else { return false }
      top = Frame(closer: .conditional(hasElse: true), mode: .text, waiting: top.waiting)
      return true
    case "fi":
      return close(.conditional(hasElse: true)) || close(.conditional(hasElse: false))
    case "limits", "nolimits", "displaylimits":
      return top.mode == .math && top.isAfterOperator
    case _ where TeXMathCommands.fractions.contains(name):
      return fraction()
    default:
      return listed(name)
    }
  }

  /// Consumes the letters of a command's name.
  private mutating func letters() -> String {
    let start = offset
    while let byte = peek, byte.isASCIILetter { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Reads a command of the list.
  private mutating func listed(_ name: String) -> Bool {
    guard let command = list.command(name) else {
      return top.mode == .units && TeXTextCommands.units.contains(name)
    }
    guard allows(command.place) else { return false }
    // A switch at the outermost level would change the text after the value.
    if command.isSwitch, frames.count == 1, top.mode == .text, !isInGroup { return false }
    beginAtom()
    top.isAfterOperator = command.isOperator
    pending = command.arguments[...]
    return true
  }

  private func allows(_ place: TeXCommand.Place) -> Bool {
    switch (top.mode, place) {
    case (.text, .text), (.math, .math), (_, .anywhere): true
    case (.free, _), (.units, _): true
    case (.verbatim, let place): place != .math
    case (.text, .math), (.math, .text): false
    }
  }

  /// Reads `\over` and similar commands, of which a group may have one.
  private mutating func fraction() -> Bool {
    guard top.mode == .math, !top.hasFraction else { return false }
    beginAtom()
    top.hasFraction = true
    return true
  }

  // MARK: Signs

  /// Reads a command that is no letter.
  private mutating func controlSymbol(_ byte: UInt8) -> Bool {
    let isMath = top.mode == .math
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : nil
    offset += 1
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "_"),
      UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: " "):
      beginAtom()
      return true
    case UInt8(ascii: "@"):
      // Where `@` is a letter this would be the beginning of a name.
      return !isMath && next?.isASCIILetter != true && next != UInt8(ascii: "@")
    case UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ">"),
      UInt8(ascii: "|"):
      beginAtom()
      return isMath || byte != UInt8(ascii: "|")
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "^"), UInt8(ascii: "\""),
      UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "."):
      pending = [.text]
      return !isMath
    case UInt8(ascii: "("):
      return !isMath && open(Frame(closer: .parenthesis, mode: .math))
    case UInt8(ascii: ")"):
      return close(.parenthesis)
    case UInt8(ascii: "\\"):
      return endRow()
    default:
      return false
    }
  }

  /// Reads what ends a row, and the space that may follow it.
  private mutating func endRow() -> Bool {
    guard top.hasRows else { return false }
    beginAtom()
    top.column = 1
    top.hasFraction = false
    pending = [.star, .optionalLength]
    return true
  }

  // MARK: Environments

  private mutating func environmentName() -> Range<Int>? {
    guard peek == UInt8(ascii: "{") else { return nil }
    let start = offset + 1
    offset = start
    while let byte = peek, byte.isASCIILetter { offset += 1 }
    guard peek == UInt8(ascii: "}"), offset > start else { return nil }
    offset += 1
    return start..<offset - 1
  }

  private mutating func beginEnvironment() -> Bool {
    guard top.mode == .math, let name = environmentName(),
      let environment = TeXMathCommands.environments[
        String(decoding: bytes[name], as: UTF8.self)]
    else { return false }
    beginAtom()
    var frame = Frame(closer: .environment(name), mode: .math)
    frame.columns = environment.columns
    frame.hasRows = true
    if environment.hasColumns {
      guard let columns = columns() else { return false }
      frame.columns = columns
    }
    return open(frame)
  }

  private mutating func endEnvironment() -> Bool {
    guard let name = environmentName(), case .environment(let opened) = top.closer else {
      return false
    }
    return bytes[name].elementsEqual(bytes[opened]) && close(top.closer)
  }
}
