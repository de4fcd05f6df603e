internal import Text

/// Takes commands out of a name's TeX source that emphasize it, as in `\underline{Doe, J.}`.
///
/// Curricula and home pages set their owner's name apart in this way. The decoder keeps the braces of
/// such a command, and in a name braces are those of a body. Fonts such as `\textbf` are no concern
/// here, since they become markup.
enum NameEmphasis {
  /// - Complexity: O(*n*).
  static func removed(from source: String) -> String {
    guard source.containsByte(UInt8(ascii: "\\")),
      commands.contains(where: { source.contains($0.name) })
    else { return source }
    var cursor = Cursor(Array(source.utf8))
    var result: [UInt8] = []
    /// The groups that are open, and whether each belongs to a command that was taken out.
    var groups: [Group] = []
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "\\"):
        if let command = command(at: cursor) {
          take(command, &cursor, &groups, &result)
          continue
        }
        result.append(byte)
        cursor.offset += 1
        guard let next = cursor.peek else { break }
        result.append(next)
      case UInt8(ascii: "{"):
        groups.append(Group(start: result.count, isRemoved: false))
        result.append(byte)
      case UInt8(ascii: "}"):
        if groups.popLast()?.isRemoved != true { result.append(byte) }
      default: result.append(byte)
      }
      cursor.offset += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private struct Group {
    /// The index of its brace in the result.
    let start: Int
    var isRemoved: Bool
  }

  private struct Command {
    let name: String
    /// What the command's first argument is.
    let argument: Argument
  }

  private enum Argument {
    /// The name itself.
    case name
    /// A colour, and the name is the second argument.
    case colour
    /// A colour for the rest of the group.
    case colourOfGroup
  }

  private static let commands = [
    Command(name: "\\underline", argument: .name), Command(name: "\\uline", argument: .name),
    Command(name: "\\ul", argument: .name), Command(name: "\\hl", argument: .name),
    Command(name: "\\textcolor", argument: .colour),
    Command(name: "\\color", argument: .colourOfGroup),
  ]

  /// The command at a backslash, if a group follows it.
  private static func command(at cursor: Cursor) -> Command? {
    commands.first { command in
      let rest = cursor.bytes[cursor.offset...]
      guard rest.starts(with: command.name.utf8) else { return false }
      return rest.dropFirst(command.name.utf8.count).first == UInt8(ascii: "{")
    }
  }

  private static func take(
    _ command: Command, _ cursor: inout Cursor, _ groups: inout [Group], _ result: inout [UInt8]
  ) {
    cursor.offset += command.name.utf8.count + 1
    if command.argument != .name {
      _ = cursor.range { $0 != UInt8(ascii: "}") }
      cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
      _ = cursor.range(while: \.isASCIIWhitespace)
    }
    switch command.argument {
    case .name: groups.append(Group(start: result.count, isRemoved: true))
    case .colour:
      guard cursor.peek == UInt8(ascii: "{") else { return }
      cursor.offset += 1
      groups.append(Group(start: result.count, isRemoved: true))
    case .colourOfGroup:
      // `{\color{blue}Doe, J.}`: the braces are there for the colour.
      guard let group = groups.indices.last, groups[group].start == result.count - 1,
        !groups[group].isRemoved
      else { return }
      groups[group].isRemoved = true
      result.removeLast()
    }
  }
}
