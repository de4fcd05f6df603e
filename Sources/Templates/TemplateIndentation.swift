import Text

/// The indentation of blocks: removed where one is defined, added where it is rendered.
extension [TemplateNode] {
  /// The spaces that all lines begin with; `nil` if all are blank lines.
  var commonIndentation: [UInt8]? {
    var common: [UInt8]?
    for (index, node) in enumerated() {
      let isBlankLine = index + 1 < count && self[index + 1].isLineEnd
      guard !isBlankLine, let indentation = node.indentation else { continue }
      common = common.map { commonPrefix($0, indentation) } ?? indentation
    }
    return common
  }

  /// The nodes without `prefix`, or the part of it that a line begins with.
  func removingIndentation(_ prefix: [UInt8]) -> [TemplateNode] {
    prefix.isEmpty ? self : map { $0.removingIndentation(prefix) }
  }
}

extension TemplateNode {
  fileprivate var isLineEnd: Bool {
    guard case .text(let text) = self else { return false }
    return text.first?.isLineEnd == true
  }

  /// The fewest spaces that the lines in this node begin with; `nil` if no line begins in it.
  fileprivate var indentation: [UInt8]? {
    switch self {
    case .line(let spaces): spaces
    case .text, .variable: nil
    case .section(_, _, _, let content): content.commonIndentation
    case .partial(let partial): partial.indentation
    case .block(let block): block.content.commonIndentation ?? block.indentation
    }
  }

  fileprivate func removingIndentation(_ prefix: [UInt8]) -> TemplateNode {
    switch self {
    case .line(let spaces):
      return .line(without(prefix, spaces))
    case .text, .variable:
      return self
    case .section(let name, let isInverted, let tag, let content):
      let content = content.removingIndentation(prefix)
      return .section(name, isInverted: isInverted, tag: tag, content)
    case .partial(var partial):
      partial.indentation = partial.indentation.map { without(prefix, $0) }
      return .partial(partial)
    case .block(var block):
      block.indentation = block.indentation.map { without(prefix, $0) }
      block.content = block.content.removingIndentation(prefix)
      return .block(block)
    }
  }
}

private func without(_ prefix: [UInt8], _ spaces: [UInt8]) -> [UInt8] {
  Array(spaces.dropFirst(commonPrefix(prefix, spaces).count))
}

private func commonPrefix(_ one: [UInt8], _ other: [UInt8]) -> [UInt8] {
  Array(zip(one, other).prefix { $0 == $1 }.map(\.0))
}
