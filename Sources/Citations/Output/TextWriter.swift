/// Plain text: quotation marks are all that is left of a look.
enum TextWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, atLineStart start: Bool, to output: inout [UInt8]) {
    output += text
  }

  static func mark(_ mark: Run.Mark) -> StaticString {
    // What stands to the right of a margin must not run into it.
    mark.kind == .display(.rightInline) && mark.isOpening ? " " : ""
  }

  static func openLink(_ address: String, to output: inout [UInt8]) {}

  static var linkEnd: StaticString { "" }
}
