import Text

/// Builds the tree of a template from its tags and the lines between them.
struct TemplateParser {
  private let file: String
  private let bytes: [UInt8]
  private var lexer: TemplateLexer
  /// The tags that are open, outermost first; the first frame is the template itself.
  private var frames = [Frame()]
  /// The offset of the text that is not yet in the tree.
  private var textStart = 0

  /// An open tag and what has been read inside it.
  private struct Frame {
    var tag: TemplateTag?
    var nodes: [TemplateNode] = []
    /// For a parent, the blocks in it.
    var arguments: [String: [TemplateNode]] = [:]
    /// For a block, whether it replaces one of the parent around it.
    var isArgument = false
    /// For a block, the spaces before its tag, if it begins its line.
    var indentation: [UInt8]?
    /// For a block, whether nothing follows its tag on the line.
    var endsLine = false
  }

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    lexer = TemplateLexer(bytes, file: file)
  }

  mutating func parse() throws(Diagnostic) -> [TemplateNode] {
    while let tag = try lexer.next() {
      addText(upTo: tag.bytes.lowerBound)
      textStart = tag.bytes.upperBound
      try add(tag)
    }
    addText(upTo: bytes.count)
    if let tag = frames.last?.tag {
      throw problem(.unclosedSection(tag, end: lexer.written("/\(tag.name)")))
    }
    return frames[0].nodes
  }

  private mutating func add(_ tag: TemplateTag) throws(Diagnostic) {
    switch tag.kind {
    case .variable, .unescaped:
      add(.variable(try name(tag), isEscaped: tag.kind == .variable, tag: tag))
    case .comment, .delimiters:
      _ = takeLine(of: tag.bytes)
    case .partial:
      let indentation = takeLine(of: tag.bytes)
      let reference = try reference(tag)
      add(.partial(TemplatePartial(reference: reference, indentation: indentation, tag: tag)))
    case .section, .inverted:
      _ = try name(tag)
      _ = takeLine(of: tag.bytes)
      try open(Frame(tag: tag))
    case .parent:
      _ = try reference(tag)
      try open(Frame(tag: tag))
    case .block:
      try openBlock(tag)
    case .close:
      try close(tag)
    }
  }

  private mutating func open(_ frame: Frame) throws(Diagnostic) {
    if let tag = frame.tag, frames.count > Template.maximumDepth {
      throw problem(.nestedTooDeep(tag))
    }
    frames.append(frame)
  }

  /// Opens a block, whose content begins on the next line if nothing follows on its own.
  private mutating func openBlock(_ tag: TemplateTag) throws(Diagnostic) {
    var frame = Frame(tag: tag)
    if frames.last?.tag?.kind == .parent {
      frame.isArgument = true
      if let lineEnd = endOfBlankLine(from: textStart) {
        frame.endsLine = true
        textStart = lineEnd
      } else {
        frame.nodes = [.line([])]
      }
    } else if let spaces = takeLine(of: tag.bytes) {
      frame.endsLine = true
      frame.indentation = spaces
    } else if beginsLine(tag.bytes), case .line(let spaces)? = frames.last?.nodes.last {
      frame.indentation = spaces
    }
    try open(frame)
  }

  private mutating func close(_ tag: TemplateTag) throws(Diagnostic) {
    guard let open = frames.last?.tag else {
      throw problem(.closesNothing(tag, start: lexer.written("#\(tag.name)")))
    }
    guard open.name == tag.name else {
      let end = lexer.written("/\(open.name)")
      throw problem(.crossedSections(tag, open: open, end: end))
    }
    if open.kind == .block {
      closeBlock(open, tag)
    } else if open.kind == .parent {
      try closeParent(open, tag)
    } else {
      _ = takeLine(of: tag.bytes)
      let content = frames.removeLast().nodes
      add(.section(try name(open), isInverted: open.kind == .inverted, tag: open, content))
    }
  }

  private mutating func closeParent(
    _ open: TemplateTag, _ close: TemplateTag
  ) throws(Diagnostic) {
    let arguments = frames.removeLast().arguments
    let indentation = takeLine(of: open.bytes.lowerBound..<close.bytes.upperBound)
    let partial = TemplatePartial(
      reference: try reference(open), indentation: indentation, arguments: arguments, tag: open)
    add(.partial(partial))
  }

  /// Closes a block, and removes the indentation of one that replaces another.
  private mutating func closeBlock(_ open: TemplateTag, _ close: TemplateTag) {
    if frames.last?.isArgument == false {
      _ = takeLine(of: close.bytes)
    } else if beginsLine(close.bytes) {
      dropLine()
    }
    let frame = frames.removeLast()
    let indentation = frame.endsLine ? frame.nodes.commonIndentation : nil
    if frame.isArgument {
      let content = frame.nodes == [.line([])] ? [] : frame.nodes
      frames[frames.count - 1].arguments[open.name] = content.removingIndentation(indentation ?? [])
    } else {
      let block = TemplateBlock(
        name: open.name, content: frame.nodes, indentation: indentation ?? frame.indentation,
        tag: open)
      add(.block(block))
    }
  }

  private mutating func add(_ node: TemplateNode) { frames[frames.count - 1].nodes.append(node) }

  private func name(_ tag: TemplateTag) throws(Diagnostic) -> TemplateName {
    guard let name = TemplateName(tag.name) else { throw problem(.emptyPart(tag)) }
    return name
  }

  private func reference(_ tag: TemplateTag) throws(Diagnostic) -> TemplatePartial.Reference {
    guard tag.name.utf8.first == UInt8(ascii: "*") else { return .fixed(tag.name) }
    guard let name = TemplateName(String(decoding: tag.name.utf8.dropFirst(), as: UTF8.self)) else {
      throw problem(.emptyPart(tag))
    }
    return .dynamic(name)
  }

  private func problem(_ problem: TemplateProblem) -> Diagnostic { problem.diagnostic(in: file) }
}

// MARK: - Lines

extension TemplateParser {
  /// Adds the text up to a tag or the end, with separate nodes for each line.
  private mutating func addText(upTo end: Int) {
    while textStart < end {
      if isLineStart(textStart) { addLineStart(before: end) }
      let lineEnd = bytes[textStart..<end].firstIndex(of: newline).map { $0 + 1 } ?? end
      if textStart < lineEnd { add(.text(Array(bytes[textStart..<lineEnd]))) }
      textStart = lineEnd
    }
    if end < bytes.count && isLineStart(end) { add(.line([])) }
  }

  private mutating func addLineStart(before end: Int) {
    let spaces = bytes[textStart..<end].prefix { $0.isBlank }
    add(.line(Array(spaces)))
    textStart = spaces.endIndex
  }

  /// Removes the line of a tag from the text, if nothing else is on it.
  ///
  /// A parent counts as one tag from its opening to its closing tag.
  ///
  /// - Returns: The spaces before the tag; `nil` if it shares its line.
  private mutating func takeLine(of tag: Range<Int>) -> [UInt8]? {
    guard beginsLine(tag), let lineEnd = endOfBlankLine(from: tag.upperBound) else { return nil }
    textStart = lineEnd
    return dropLine()
  }

  /// Removes the mark of the line that a tag begins, and returns its spaces.
  @discardableResult
  private mutating func dropLine() -> [UInt8]? {
    guard case .line(let spaces)? = frames.last?.nodes.last else { return nil }
    frames[frames.count - 1].nodes.removeLast()
    return spaces
  }

  /// Whether only spaces are before a tag on its line.
  private func beginsLine(_ tag: Range<Int>) -> Bool {
    let before = bytes[..<tag.lowerBound].last { !$0.isBlank }
    return before == nil || before == newline
  }

  /// The offset after the line's end, if only spaces are before it.
  private func endOfBlankLine(from start: Int) -> Int? {
    let rest = bytes[start...].drop { $0.isBlank }
    if rest.isEmpty || rest.first == newline { return min(rest.startIndex + 1, bytes.count) }
    return rest.starts(with: [UInt8(ascii: "\r"), newline]) ? rest.startIndex + 2 : nil
  }

  private func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == newline }
}

private let newline = UInt8(ascii: "\n")
