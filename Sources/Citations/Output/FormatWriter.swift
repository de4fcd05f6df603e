/// How one format writes what a run is made of.
protocol FormatWriter {
  /// Appends text, escaped so that the format's reader sees it as it is.
  ///
  /// `start` tells whether the text is at the beginning of a line, where some formats have signs.
  static func write(_ text: ArraySlice<UInt8>, atLineStart start: Bool, to output: inout [UInt8])

  /// What stands where something other than a link begins or ends; empty for nothing.
  static func mark(_ mark: Run.Mark) -> StaticString

  /// Appends the beginning of a link.
  static func openLink(_ address: String, to output: inout [UInt8])

  static var linkEnd: StaticString { get }
}
