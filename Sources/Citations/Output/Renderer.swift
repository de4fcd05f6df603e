public import RichText

/// Writes rendered trees in one format.
public struct Renderer: Sendable {
  public var format: OutputFormat
  public var locale: LocaleText
  /// Whether addresses become links; otherwise their text is written.
  public var linksAddresses: Bool
  /// The formulas that may be TeX, in formats that have them.
  public var harmlessTeX: HarmlessTeX

  public init(
    format: OutputFormat, locale text: LocaleText, linksAddresses: Bool = false,
    harmlessTeX: HarmlessTeX = HarmlessTeX()
  ) {
    self.format = format
    locale = text
    self.linksAddresses = linksAddresses
    self.harmlessTeX = harmlessTeX
  }

  /// The parts, joined and escaped.
  ///
  /// - Complexity: O(*n*).
  public func render(_ parts: [Output]) -> String {
    String(decoding: bytes(of: parts, after: []), as: UTF8.self)
  }

  /// Renders parts within a line, where no character begins a list or a heading.
  public func renderWithinLine(_ parts: [Output]) -> String {
    // A comma, which no format escapes, tells the writer that the line has begun.
    String(decoding: bytes(of: parts, after: [UInt8(ascii: ",")]).dropFirst(), as: UTF8.self)
  }

  private func bytes(of parts: [Output], after start: [UInt8]) -> [UInt8] {
    let run = flat(parts)
    var output = start
    output.reserveCapacity(run.text.count * 3 / 2 + 64)
    write(run, to: &output)
    return output
  }

  func flat(_ parts: [Output]) -> Run {
    var flattener = Flattener(locale: locale)
    flattener.append(parts)
    var run = flattener.run
    run.putSpacesOutsideBlocks()
    if locale.language.hasPrefix("fr") { run.spaceAsFrench() }
    return run
  }

  func write(_ run: Run, to output: inout [UInt8]) {
    switch format {
    case .text: write(run, as: TextWriter.self, to: &output)
    case .html: write(run, as: HTMLWriter.self, to: &output)
    case .markdown: write(run, as: MarkdownWriter.self, to: &output)
    case .latex: write(run, as: LaTeXWriter.self, to: &output)
    case .rtf: write(run, as: RTFWriter.self, to: &output)
    case .typst: write(run, as: TypstWriter.self, to: &output)
    }
  }

  private func write<Writer: FormatWriter>(
    _ run: Run, as writer: Writer.Type, to output: inout [UInt8]
  ) {
    var written = 0
    var isMath = false
    for (index, mark) in run.marks.enumerated() {
      if mark.offset > written {
        if isMath {
          writer.write(math: run.text[written..<mark.offset], to: &output)
        } else {
          writer.write(run.text[written..<mark.offset], to: &output)
        }
        written = mark.offset
      }
      switch mark.kind {
      case .quotation(let level):
        let sign = mark.isOpening ? locale.open(level) : locale.close(level)
        writer.write(Array(sign.utf8)[...], to: &output)
      case .math:
        let end = run.marks[run.partner(of: index)].offset
        isMath = mark.isOpening && isHarmless(run.text[mark.offset..<max(end, mark.offset)])
      case .link(let link):
        guard linksAddresses else { continue }
        if mark.isOpening {
          writer.openLink(run.links[link], to: &output)
        } else {
          writer.closeLink(run.links[link], before: run.byte(after: index), to: &output)
        }
      default: writer.write(mark: index, of: run, to: &output)
      }
    }
    if written < run.text.count { writer.write(run.text[written...], to: &output) }
  }
}

extension Renderer {
  /// Whether a formula, with its dollar signs, or a command may be TeX.
  ///
  /// In Markdown only formulas are TeX.
  private func isHarmless(_ source: some BidirectionalCollection<UInt8>) -> Bool {
    if source.first == UInt8(ascii: "$") {
      return harmlessTeX.isHarmless(math: source.dropFirst().dropLast())
    }
    return format == .latex && harmlessTeX.isHarmless(text: source)
  }

  /// Counts the values whose TeX is printed as text because it is not known to be harmless.
  public func printedTeX(in parts: some Sequence<[Output]>) -> PrintedTeX {
    var printed = PrintedTeX()
    guard format == .latex || format == .markdown else { return printed }
    var waiting = parts.flatMap(\.self)
    while let part = waiting.popLast() {
      if case .tagged(.field, let inner) = part {
        if printsTeX(inner) { printed.add() }
      } else {
        waiting += part.children
      }
    }
    return printed
  }

  private func printsTeX(_ parts: [Output]) -> Bool {
    parts.contains { part in
      guard case .tagged(.tex, let inner) = part else { return printsTeX(part.children) }
      let source = Array(inner.text(locale: locale).utf8)
      let mayBeTeX = format == .latex || source.first == UInt8(ascii: "$")
      return mayBeTeX && !isHarmless(source)
    }
  }
}

extension [Output] {
  /// The joined text without formatting, for comparing cites.
  public func text(locale: LocaleText) -> String {
    if count == 1, case .text(let text) = self[0] { return text }
    return Renderer(format: .text, locale: locale).render(self)
  }
}
