import Citations
import Testing

/// Whole bibliographies in each format.
struct BibliographyTextTests {
  static let plain: [[Output]] = [[.text("Doe, J. A & B.")], [.text("Roe, K. C.")]]
  static let labelled: [[Output]] = [
    [.display(.leftMargin, [.text("[1]")]), .display(.rightInline, [.text("Doe")])],
    [.display(.leftMargin, [.text("[10]")]), .display(.rightInline, [.text("Roe")])],
  ]
  static let hanging = BibliographyFormat(hangingIndent: true, entrySpacing: 0)
  static let flush = BibliographyFormat(secondFieldAlign: .flush, lineSpacing: 2)

  static func write(
    _ entries: [[Output]], _ layout: BibliographyFormat, _ format: OutputFormat
  ) -> String {
    Renderer(format: format, locale: LocaleText()).bibliographyText(entries, layout)
  }

  @Test func text() {
    #expect(Self.write(Self.plain, Self.hanging, .text) == "Doe, J. A & B.\nRoe, K. C.\n")
    #expect(Self.write(Self.labelled, Self.flush, .text) == "[1] Doe\n[10] Roe\n")
  }

  @Test func html() {
    #expect(
      Self.write(Self.plain, Self.hanging, .html) == """
        <div class="csl-bib-body">
          <div class="csl-entry">Doe, J. A &#38; B.</div>
          <div class="csl-entry">Roe, K. C.</div>
        </div>
        """)
    #expect(
      Self.write(Self.labelled, Self.flush, .html) == """
        <div class="csl-bib-body">
          <div class="csl-entry">
            <div class="csl-left-margin">[1]</div><div class="csl-right-inline">Doe</div>
          </div>
          <div class="csl-entry">
            <div class="csl-left-margin">[10]</div><div class="csl-right-inline">Roe</div>
          </div>
        </div>
        """)
  }

  @Test func markdown() {
    #expect(Self.write(Self.plain, Self.hanging, .markdown) == "Doe, J. A & B.\n\nRoe, K. C.\n")
    #expect(Self.write(Self.labelled, Self.flush, .markdown) == "\\[1\\] Doe\n\n\\[10\\] Roe\n")
  }

  @Test func latex() {
    #expect(
      Self.write(Self.plain, Self.hanging, .latex) == #"""
        \begin{list}{}{%
          \setlength{\leftmargin}{1.5em}%
          \setlength{\itemindent}{-1.5em}%
          \setlength{\labelwidth}{0pt}\setlength{\labelsep}{0pt}%
          \setlength{\parsep}{0pt}%
          \setlength{\itemsep}{0\baselineskip}%
        }
        \item[] Doe, J. A \& B.
        \item[] Roe, K. C.
        \end{list}

        """#)
    #expect(
      Self.write(Self.labelled, Self.flush, .latex) == #"""
        \begin{list}{}{%
          \settowidth{\labelwidth}{{[}10]}%
          \setlength{\leftmargin}{\labelwidth}%
          \addtolength{\leftmargin}{\labelsep}%
          \renewcommand{\makelabel}[1]{#1\hfil}%
          \setlength{\parsep}{0pt}%
          \setlength{\itemsep}{1\baselineskip}%
          \linespread{2}\selectfont
        }
        \item[{{[}1]}] Doe
        \item[{{[}10]}] Roe
        \end{list}

        """#)
  }

  @Test func rtf() {
    #expect(
      Self.write(Self.plain, Self.hanging, .rtf) == #"""
        {\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\uc1
        {\pard\li720\fi-720\tx720\sl240\slmult1\sa0 Doe, J. A & B.\par}
        {\pard\li720\fi-720\tx720\sl240\slmult1\sa0 Roe, K. C.\par}
        }

        """#)
    #expect(Self.write(Self.labelled, Self.flush, .rtf).contains(#"\sa240 [10]\tab Roe\par}"#))
  }

  @Test func typst() {
    #expect(
      Self.write(Self.plain, Self.hanging, .typst) == """
        #block(spacing: 0.65em)[#par(hanging-indent: 1.5em)[Doe, J. A & B.]]
        #block(spacing: 0.65em)[#par(hanging-indent: 1.5em)[Roe, K. C.]]

        """)
    #expect(
      Self.write(Self.labelled, Self.flush, .typst) == #"""
        #grid(
          columns: (auto, 1fr),
          column-gutter: 0.65em,
          row-gutter: 1.85em,
          [\[1\]], [Doe],
          [\[10\]], [Roe],
        )

        """#)
  }

  @Test(arguments: OutputFormat.allCases)
  func nothingIsNothing(_ format: OutputFormat) {
    #expect(Self.write([], Self.hanging, format).isEmpty)
  }
}
