internal import Text

/// What the encoder does with TeX in a value: what is harmless passes, the rest becomes text.
extension LaTeX.Encoder {
  /// Writes a formula, or its source as text.
  mutating func math(_ range: Range<Int>) {
    guard list.isHarmless(math: cursor.bytes[range].dropFirst().dropLast()) else {
      return literal(range)
    }
    cursor.offset = range.upperBound
    put(Self.balanced(cursor.bytes[range]))
  }

  /// Reads a backslash: an escaped sign, TeX that the value kept, or a backslash that is meant.
  mutating func backslash() {
    let start = cursor.offset
    guard let byte = cursor.peek(ahead: 1), byte != UInt8(ascii: "\\"), byte > 0x20, byte < 0x7F,
      !byte.isASCIIDigit
    else {
      cursor.offset += 1
      return sign(UInt8(ascii: "\\"))
    }
    if LaTeX.ValueStructure.isEscapable(byte) {
      cursor.offset += 2
      return sign(byte)
    }
    if link(from: start) { return }
    let end = list.endOfCommand(in: cursor.bytes, from: start, isInGroup: depth > 0)
    if let end, isWhole(start..<end) {
      command(start..<endOfGroups(from: end))
    } else {
      let end = endOfUnknownCommand(from: start)
      literal(isWhole(start..<end) ? start..<end : start..<start + 1)
    }
  }

  /// Writes `\url` or `\href`, with the address escaped as these need it where they stand in another
  /// argument; false for any other command, and for an address that may be no link.
  private mutating func link(from start: Int) -> Bool {
    let name = cursor.bytes[(start + 1)...].prefix(while: \.isASCIILetter)
    let isURL = name.elementsEqual("url".utf8)
    guard isURL || name.elementsEqual("href".utf8), let end = endOfGroup(at: name.endIndex),
      isURL || endOfGroup(at: end) != nil,
      let target = LinkRule.target(of: cursor.text(name.endIndex + 1..<end - 1))
    else { return false }
    if isAtGroupStart { put("{}") }
    output += Array("\\\(isURL ? "url" : "href"){\(target.latex)}".utf8)
    skip(to: end)
    return true
  }

  /// Where the group ends that begins at an offset.
  private func endOfGroup(at offset: Int) -> Int? {
    let piece = pieces[next...].first { $0.range.lowerBound >= offset }
    guard let piece, piece.range.lowerBound == offset, piece.kind == .brace else { return nil }
    return piece.end.map { $0 + 1 }
  }

  /// Where the groups end that directly follow a command and are TeX.
  ///
  /// The decoder doesn't know how many arguments a command takes, and keeps all groups as TeX.
  private func endOfGroups(from start: Int) -> Int {
    var offset = start
    var index = next
    while true {
      while index < pieces.count, pieces[index].range.lowerBound < offset { index += 1 }
      guard index < pieces.count, pieces[index].range.lowerBound == offset,
        pieces[index].kind == .brace, let end = pieces[index].end
      else { return offset }
      let hasTags = pieces[index...].prefix { $0.range.lowerBound < end }.contains {
        if case .tag = $0.kind { true } else { false }
      }
      guard !hasTags, list.isHarmless(text: cursor.bytes[offset...end]) else { return offset }
      offset = end + 1
    }
  }

  /// Writes a command that is harmless.
  private mutating func command(_ range: Range<Int>) {
    let name = cursor.bytes[(range.lowerBound + 1)...].prefix(while: \.isASCIILetter)
    let meaning = LaTeX.Meaning.of(String(decoding: name, as: UTF8.self))
    // BibTeX takes `{\` for the start of a special character, which protects no case.
    if isAtGroupStart, meaning != nil { put("{}") }
    isAtGroupStart = false
    output += Self.balanced(cursor.bytes[range])
    skip(to: range.upperBound)
    // A name would go on where `@` is a letter, or in LuaTeX with any letter of Unicode.
    let isBare = name.endIndex == range.upperBound && !name.isEmpty
    if isBare, let next = cursor.peek, next == UInt8(ascii: "@") || next >= 0x80 { put("{}") }
    endOfCommand = output.count
  }

  /// Where a command that is not on the list seems to end: after all groups that follow it.
  private func endOfUnknownCommand(from start: Int) -> Int {
    var ahead = Cursor(cursor.bytes, at: start + 1)
    guard ahead.peek?.isASCIILetter == true else { return start + 2 }
    _ = ahead.range(while: \.isASCIILetter)
    var index = next
    while true {
      while index < pieces.count, pieces[index].range.lowerBound < ahead.offset { index += 1 }
      if index < pieces.count, pieces[index].range.lowerBound == ahead.offset,
        pieces[index].kind == .brace, let end = pieces[index].end
      {
        ahead.offset = end + 1
      } else if !ahead.skipOptionalArgument() {
        return ahead.offset
      }
    }
  }

  /// Whether each group and formula that begins in a range ends there, and none ends there alone.
  private func isWhole(_ range: Range<Int>) -> Bool {
    var depth = 0
    for piece in pieces[next...].prefix(while: { $0.range.lowerBound < range.upperBound }) {
      if piece.range.lowerBound < range.lowerBound { continue }
      if piece.range.upperBound > range.upperBound { return false }
      if piece.kind == .math { continue }
      depth += piece.end == nil ? -1 : 1
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Writes a part of the value as text that shows its source.
  private mutating func literal(_ range: Range<Int>) {
    printsTeX = true
    while cursor.offset < range.upperBound {
      let byte = cursor.bytes[cursor.offset]
      if Self.isPlain(byte) {
        let text = cursor.bytes[cursor.offset..<range.upperBound].prefix(while: Self.isPlain)
        cursor.offset = text.endIndex
        put(text)
      } else if byte >= 0x80 {
        nonASCII()
      } else {
        cursor.offset += 1
        sign(byte)
      }
    }
    skip(to: cursor.offset)
  }

  /// Continues at an offset, after markup that is part of what was read.
  private mutating func skip(to offset: Int) {
    cursor.offset = offset
    while next < pieces.count, pieces[next].range.lowerBound < offset { next += 1 }
  }
}
