internal import Formats
internal import OperatingSystem
internal import Text

extension Session {
  /// The bytes of a text file in an encoding that readers find by themselves.
  ///
  /// The encoding is the one of `--from-encoding`, or else, if the text is not UTF-8, the one that its
  /// first lines name, or else the one that it certainly has. Any other text stays as it is, and
  /// readers take it for Windows-1252 and say so. `iconv` converts all but UTF-8, UTF-16, Latin-1 and
  /// Windows-1252.
  ///
  /// - Throws: A `Diagnostic` if the text cannot be converted.
  func readable(_ bytes: [UInt8], named name: String) throws(Diagnostic) -> [UInt8] {
    if let given = input.sourceEncoding {
      guard let encoding = EncodingName(given) else {
        throw Diagnostic(
          "\(given.quoted) is not the name of an encoding",
          hint: "write windows-1251, KOI8-R or another name that `iconv -l` lists")
      }
      return try converted(bytes, from: encoding, named: name)
    }
    guard TextEncoding.mayNeedName(bytes) else { return bytes }
    if let encoding = EncodingName.header(of: bytes), !encoding.isFoundInBytes {
      return try converted(bytes, from: encoding, named: name)
    }
    guard let encoding = EncodingGuess.encoding(of: bytes) else { return bytes }
    let text = try converted(bytes, from: encoding, named: name)
    try report(
      Diagnostic(
        "\(name == "-" ? "standard input" : name.quoted) is not UTF-8, and was read as \(encoding)",
        hint: "save it as UTF-8, or name its encoding with --from-encoding", severity: .warning))
    return text
  }

  private func converted(
    _ bytes: [UInt8], from encoding: EncodingName, named name: String
  ) throws(Diagnostic) -> [UInt8] {
    let source = name == "-" ? "standard input" : name.quoted
    let result: (status: Int32, output: [UInt8])
    do throws(Diagnostic) {
      result = try Process.capture(
        ["iconv", "-f", encoding.forIconv, "-t", "UTF-8"], input: bytes)
    } catch {
      throw Diagnostic(
        "\(source) is in \(encoding), which the program iconv reads: \(error.message)",
        hint: "install iconv (a part of the C library, or libiconv), or save the file as UTF-8")
    }
    guard result.status == 0 else {
      throw Diagnostic(
        "\(source) cannot be read as \(encoding)",
        hint: "name the file's encoding with --from-encoding; `iconv -l` lists them all")
    }
    events.remember(result.output, as: name)
    return result.output
  }
}
