/// TeX that stands in a value, made safe to typeset.
///
/// A field of a paper's metadata has no reason to read or write files, to run programs or to redefine
/// what the paper uses; one that tries is printed rather than obeyed. Source: The TeXbook, chapters 7
/// (`\catcode`, `^^`), 20 (macros) and 21 (`\write`, `\special`).
public enum TeXSource {
  /// Whether a command, named without its backslash, reads, writes, runs or redefines something.
  public static func isDangerous(_ command: String) -> Bool { dangerous.contains(command) }

  private static let dangerous: Set<String> = [
    // Files and programs.
    "input", "include", "InputIfFileExists", "IfFileExists", "openin", "openout", "read",
    "readline",
    "write", "immediate", "closein", "closeout", "special", "directlua", "latelua", "luaexec",
    "luadirect", "ShellEscape", "verbatiminput", "lstinputlisting", "inputminted",
    "includegraphics",
    "includepdf", "pdfobj", "pdfximage", "filecontents", "bibliography", "addbibresource",
    "usepackage", "RequirePackage", "documentclass", "LoadClass", "endinput",
    // What makes one command of another.
    "catcode", "csname", "endcsname", "expandafter", "noexpand", "scantokens", "def", "edef",
    "gdef",
    "xdef", "let", "futurelet", "newcommand", "renewcommand", "providecommand", "newenvironment",
    "renewenvironment", "DeclareRobustCommand", "NewDocumentCommand", "RenewDocumentCommand",
    "makeatletter", "loop", "lccode", "uccode", "everypar", "everyeof",
    "AtBeginDocument", "AtEndDocument", "aftergroup", "afterassignment", "ExplSyntaxOn",
  ]

  /// Math in which dangerous commands are signs, and `^^` spells none.
  ///
  /// - Complexity: O(*n*); source without a backslash or `^^` is given back as it is.
  public static func disarmed(_ source: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(source)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == UInt8(ascii: "^"), next == byte {
        result += Array("^{}".utf8)
        index += 1
      } else if byte == UInt8(ascii: "\\") {
        let name = bytes[(index + 1)...].prefix(while: \.isASCIILetter)
        if isDangerous(String(decoding: name, as: UTF8.self)) {
          result += Array("\\backslash ".utf8)
          index += 1
        } else {
          // The sign after a backslash is no backslash of its own.
          let end = index + 1 + max(1, name.count)
          result += bytes[index..<min(end, bytes.count)]
          index = end
        }
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }
}
