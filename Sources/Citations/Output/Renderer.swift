/// Writes rendered trees in one format.
public struct Renderer: Sendable {
  public var format: OutputFormat
  public var locale: LocaleText
  /// Whether links are links; otherwise they are their text.
  public var linksAddresses: Bool

  public init(format: OutputFormat, locale text: LocaleText, linksAddresses: Bool = false) {
    self.format = format
    locale = text
    self.linksAddresses = linksAddresses
  }

  /// The parts, joined and escaped.
  ///
  /// - Complexity: O(*n*).
  public func render(_ parts: [Output]) -> String {
    var flattener = Flattener(locale: locale)
    flattener.append(parts)
    var output: [UInt8] = []
    output.reserveCapacity(flattener.run.text.count * 3 / 2 + 64)
    write(flattener.run, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  func write(_ run: Run, to output: inout [UInt8]) {
    switch format {
    case .text: write(run, as: TextWriter.self, to: &output)
    case .html: write(run, as: HTMLWriter.self, to: &output)
    case .markdown: write(run, as: TextWriter.self, to: &output)
    case .latex: write(run, as: TextWriter.self, to: &output)
    case .rtf: write(run, as: TextWriter.self, to: &output)
    case .typst: write(run, as: TextWriter.self, to: &output)
    }
  }

  private func write<Writer: FormatWriter>(
    _ run: Run, as writer: Writer.Type, to output: inout [UInt8]
  ) {
    var written = 0
    for mark in run.marks {
      if mark.offset > written {
        let text = run.text[written..<mark.offset]
        writer.write(text, atLineStart: output.isEmpty, to: &output)
        written = mark.offset
      }
      switch mark.kind {
      case .quotation(let level):
        let sign = mark.isOpening ? locale.open(level) : locale.close(level)
        writer.write(Array(sign.utf8)[...], atLineStart: output.isEmpty, to: &output)
      case .link(let index):
        guard linksAddresses else { continue }
        if mark.isOpening {
          writer.openLink(run.links[index], to: &output)
        } else {
          output.append(writer.linkEnd)
        }
      default: output.append(writer.mark(mark))
      }
    }
    if written < run.text.count {
      writer.write(run.text[written...], atLineStart: output.isEmpty, to: &output)
    }
  }
}

extension [UInt8] {
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}

extension [Output] {
  /// The parts joined and without format, to compare what different cites look like.
  public func text(locale: LocaleText) -> String {
    if count == 1, case .text(let text) = self[0] { return text }
    return Renderer(format: .text, locale: locale).render(self)
  }
}
