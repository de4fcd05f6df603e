internal import Text

/// Finds line ends that programs interpret differently.
public enum LineEndCheck: TextCheck {
  public static let rule = Rule(
    "line-ends", .warning, "line ends that are mixed or escaped",
    explanation: """
      A file in which some lines end in CR LF (as on Windows) and some in LF shows unchanged lines
      as changed in `git diff`, and recutils reads the CR as a part of the value. Save the file with
      one kind of line end, preferably LF.

      In the rec format, a line that ends in a backslash continues in the next line: `path: C:\\`
      and `tag: a` below it are one field. If the backslash belongs to the value, put a space after
      it; if the value continues, begin the next line with `+ ` instead.
      """)

  public static func check(_ bytes: [UInt8], report: (TextFinding) -> Void) {
    var first: Bool?
    var isMixed = false
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let isCRLF = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      let textEnd = isCRLF ? end - 1 : end
      if !isMixed, let first, first != isCRLF {
        isMixed = true
        report(
          TextFinding(
            "this line ends in \(isCRLF ? "CR LF" : "LF"), those above it in"
              + " \(isCRLF ? "LF" : "CR LF")", hint: "save the file with LF alone",
            at: textEnd..<end + 1))
      }
      first = first ?? isCRLF
      if textEnd > start, bytes[textEnd - 1] == UInt8(ascii: "\\"),
        bytes[start] != UInt8(ascii: "#"), end + 1 < bytes.count
      {
        report(
          TextFinding(
            "the line ends in a backslash, which joins it with the next one",
            hint: "put a space after the backslash, or begin the next line with `+ ` instead",
            at: textEnd - 1..<textEnd))
      }
      start = end + 1
    }
  }
}
