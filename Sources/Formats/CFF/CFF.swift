public import Text

/// The Citation File Format: `CITATION.cff`, in which a repository says how to cite it.
///
/// A file gives a record for the software or data set, one for its preferred citation, and one for
/// each of its references.
///
/// - Source: "Guide to Citation File Format schema version 1.2.0"
///   (github.com/citation-file-format/citation-file-format).
public enum CFF {
  /// Reads a file.
  ///
  /// Members without an equivalent field become fields `cff_name`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for document in YAMLReader.documents(of: text, file: file, report: report) {
      guard case .mapping = document.content else {
        report(notACitation(at: document.range, in: file))
        continue
      }
      result.records.append(CFFImport(document, defaultType: "software").record())
      let cited =
        (document["preferred-citation"]?.elements ?? []) + (document["references"]?.elements ?? [])
      for reference in cited {
        if reference.members.isEmpty {
          report(notACitation(at: reference.range, in: file))
        } else {
          result.records.append(CFFImport(reference, defaultType: nil).record())
        }
      }
    }
    return result
  }

  private static func notACitation(at range: Range<Int>, in file: String) -> Diagnostic {
    Diagnostic(
      "this is no citation", hint: "write members such as title: and authors:",
      at: SourceRange(file: file, bytes: range), severity: .warning)
  }

  /// Whether a text gives a version of the format.
  static func begins(_ text: [UInt8]) -> Bool {
    YAMLLines.rootKeys(of: text).contains { $0.key == "cff-version" }
  }
}

extension FileFormat {
  /// Files of ``CFF``, which are only read.
  public static let cff: FileFormat = {
    var format = FileFormat(
      "cff", "CITATION.cff, with its preferred citation and references", endings: [".cff"],
      reader: { CFF.read($0, file: $1, report: $2) })
    format.beginsText = CFF.begins
    return format
  }()
}
