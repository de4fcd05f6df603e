internal import Text
internal import OperatingSystem

extension Renderer {
  /// A whole bibliography with the layout of its style; empty without entries.
  ///
  /// It ends with a line end, except HTML, which ends as in the test suite. LaTeX is a list
  /// that needs no package, RTF a whole document, and the others are parts of one.
  public func bibliographyText(_ entries: [[Output]], _ layout: BibliographyFormat) -> String {
    guard !entries.isEmpty else { return "" }
    var output: [UInt8] = []
    output.reserveCapacity(entries.count * 300)
    switch format {
    case .text:
      for entry in written(entries) { output += entry + [0x0A] }
    case .html: writeHTML(entries, to: &output)
    case .markdown: writeMarkdown(entries, to: &output)
    case .latex: writeLaTeX(entries.map(fields), layout, to: &output)
    case .rtf: writeRTF(entries.map(fields), layout, to: &output)
    case .typst: writeTypst(entries.map(fields), layout, to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// An entry, with its first field apart if the style asks for it.
  private struct Fields {
    var label: [UInt8]?
    var body: [UInt8]
    /// The width of the label in characters.
    var width = 0
  }

  private func bytes(of run: Run) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(run.text.count * 3 / 2 + 64)
    write(run, to: &output)
    return output
  }

  /// The entries one by one, written by all cores.
  private func written(_ entries: [[Output]]) -> [[UInt8]] {
    Parallel.map(entries.indices, leastPerThread: 100) { places in
      places.map { bytes(of: flat(entries[$0])) }
    }
  }

  private func fields(_ entry: [Output]) -> Fields {
    let run = flat(entry)
    guard let (label, body) = run.splitLabel else {
      return Fields(label: nil, body: bytes(of: run))
    }
    let width = String(decoding: label.text, as: UTF8.self).unicodeScalars.count
    return Fields(label: bytes(of: label), body: bytes(of: body), width: width)
  }

  // MARK: Formats

  private func writeHTML(_ entries: [[Output]], to output: inout [UInt8]) {
    output.append("<div class=\"csl-bib-body\">\n")
    for entry in written(entries) {
      output.append("  <div class=\"csl-entry\">")
      output += entry
      output.append("</div>\n")
    }
    output.append("</div>")
  }

  private func writeMarkdown(_ entries: [[Output]], to output: inout [UInt8]) {
    for (index, entry) in entries.enumerated() {
      if index > 0 { output.append("\n") }
      output += bytes(of: flat(entry)) + [0x0A]
    }
  }

  private func writeLaTeX(
    _ entries: [Fields], _ layout: BibliographyFormat, to output: inout [UInt8]
  ) {
    let widest = entries.max { $0.width < $1.width }?.label
    output.append("\\begin{list}{}{%\n")
    if let widest {
      output.append("  \\settowidth{\\labelwidth}{")
      output += widest
      output.append("}%\n  \\setlength{\\leftmargin}{\\labelwidth}%\n")
      output.append("  \\addtolength{\\leftmargin}{\\labelsep}%\n")
      output.append("  \\renewcommand{\\makelabel}[1]{#1\\hfil}%\n")
    } else {
      let indent = layout.hangingIndent ? "1.5em" : "0pt"
      output += "  \\setlength{\\leftmargin}{\(indent)}%\n".utf8
      output += "  \\setlength{\\itemindent}{-\(indent)}%\n".utf8
      output.append("  \\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}%\n")
    }
    output.append("  \\setlength{\\parsep}{0pt}%\n")
    output += "  \\setlength{\\itemsep}{\(layout.entrySpacing)\\baselineskip}%\n".utf8
    if layout.lineSpacing > 1 {
      output += "  \\linespread{\(layout.lineSpacing)}\\selectfont\n".utf8
    }
    output.append("}\n")
    for entry in entries {
      output.append("\\item")
      output.append(widest == nil ? "[]" : "[{")
      if widest != nil {
        output += entry.label ?? []
        output.append("}]")
      }
      output.append(" ")
      output += entry.body
      output.append("\n")
    }
    output.append("\\end{list}\n")
  }

  private func writeRTF(
    _ entries: [Fields], _ layout: BibliographyFormat, to output: inout [UInt8]
  ) {
    // In twentieths of a point; a line has 12 points, and a character about six.
    let label = (entries.map(\.width).max() ?? 0) * 120 + 120
    let hasLabels = entries.contains { $0.label != nil }
    let indent = hasLabels ? label : layout.hangingIndent ? 720 : 0
    output.append("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\uc1\n")
    for entry in entries {
      output += "{\\pard\\li\(indent)\\fi-\(indent)\\tx\(indent)".utf8
      output += "\\sl\(layout.lineSpacing * 240)\\slmult1\\sa\(layout.entrySpacing * 240) ".utf8
      if hasLabels {
        output += entry.label ?? []
        output.append("\\tab ")
      }
      output += entry.body
      output.append("\\par}\n")
    }
    output.append("}\n")
  }

  private func writeTypst(
    _ entries: [Fields], _ layout: BibliographyFormat, to output: inout [UInt8]
  ) {
    let spacing = Self.decimal(hundredths: layout.entrySpacing * 120 + 65)
    if entries.contains(where: { $0.label != nil }) {
      output.append("#grid(\n  columns: (auto, 1fr),\n  column-gutter: 0.65em,\n")
      output += "  row-gutter: \(spacing)em,\n".utf8
      for entry in entries {
        output.append("  [")
        output += entry.label ?? []
        output.append("], [")
        output += entry.body
        output.append("],\n")
      }
      output.append(")\n")
    } else {
      let indent = layout.hangingIndent ? "1.5em" : "0em"
      for entry in entries {
        output += "#block(spacing: \(spacing)em)[#par(hanging-indent: \(indent))[".utf8
        output += entry.body
        output.append("]]\n")
      }
    }
  }

  private static func decimal(hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Run {
  /// The contents of the left margin, and the rest; `nil` without a left margin.
  var splitLabel: (label: Run, body: Run)? {
    guard let start = marks.firstIndex(where: { $0.kind == .display(.leftMargin) }),
      marks[start].offset == 0
    else { return nil }
    let end = partner(of: start)
    let offset = marks[end].offset
    var label = Run(text: Array(text[..<offset]), marks: [], links: links)
    var body = Run(text: Array(text[offset...]), marks: [], links: links)
    for (index, mark) in marks.enumerated() where index != start && index != end {
      if index > start && index < end {
        label.marks.append(mark)
      } else if mark.kind != .display(.rightInline) {
        var mark = mark
        mark.offset = max(0, mark.offset - offset)
        body.marks.append(mark)
      }
    }
    label.trim()
    body.trim()
    return (label, body)
  }

  /// Removes spaces at both ends.
  private mutating func trim() {
    let leading = text.prefix { $0 == 0x20 }.count
    text.removeFirst(leading)
    while text.last == 0x20 { text.removeLast() }
    for index in marks.indices {
      marks[index].offset = min(max(0, marks[index].offset - leading), text.count)
    }
  }
}
