internal import Formats
internal import OperatingSystem
internal import Text

/// The files with records in a folder that is the library of another program.
struct FolderLibrary {
  struct File {
    /// The path below the folder.
    var path: String
    var format: FileFormat
  }

  private(set) var files: [File] = []

  /// More levels of folders than any library has are not searched.
  private static let maximumDepth = 16

  /// Finds the files of a site of al-folio or academicpages, or else of a library of coBib or papis.
  ///
  /// - Parameter root: The path of the folder.
  /// - Throws: A `Diagnostic` if a folder cannot be read.
  init(in root: String) throws(Diagnostic) {
    let entries = try Files.entries(of: root).filter { !$0.name.hasPrefix(".") }
    let sites: [(folder: String, ending: String, format: FileFormat)] = [
      ("_bibliography", ".bib", .bibtex), ("_publications", ".md", .academicPages),
    ]
    for site in sites {
      if Files.name(of: root) == site.folder {
        addFiles(of: entries, ending: site.ending, site.format, below: "")
      } else if entries.contains(where: { $0.name == site.folder && $0.kind == .folder }) {
        let inner = try Files.entries(of: Files.join(root, site.folder))
        addFiles(of: inner, ending: site.ending, site.format, below: "\(site.folder)/")
      }
    }
    if files.isEmpty {
      for entry in entries where entry.kind == .file && FileFormat.coBib.isEnding(of: entry.name) {
        let bytes = try Files.read(Files.join(root, entry.name))
        let isDatabase = FileFormat.coBib.beginsText?(bytes) ?? false
        if isDatabase { files.append(File(path: entry.name, format: .coBib)) }
      }
    }
    if files.isEmpty { try addDocuments(in: root, below: "", depth: 0) }
  }

  private mutating func addFiles(
    of entries: [Files.Entry], ending: String, _ format: FileFormat, below prefix: String
  ) {
    for entry in entries
    where entry.kind == .file && !entry.name.hasPrefix(".")
      && entry.name.asciiLowercased.hasSuffix(ending)
    {
      files.append(File(path: prefix + entry.name, format: format))
    }
  }

  /// Adds the documents of papis in a folder and its sub-folders; links are not followed.
  private mutating func addDocuments(
    in root: String, below prefix: String, depth: Int
  ) throws(Diagnostic) {
    let folder = prefix.isEmpty ? root : Files.join(root, prefix)
    for entry in try Files.entries(of: folder) where !entry.name.hasPrefix(".") {
      if entry.name == "info.yaml", entry.kind == .file {
        files.append(File(path: "\(prefix)info.yaml", format: .papis))
      } else if entry.kind == .folder, !entry.isLink, depth < Self.maximumDepth {
        try addDocuments(in: root, below: "\(prefix)\(entry.name)/", depth: depth + 1)
      }
    }
  }
}

extension Session {
  /// Reads the library of another program that is a folder.
  ///
  /// A file that cannot be read is reported, and the others are read.
  ///
  /// - Throws: A `Diagnostic` if the folder is no such library, or if none of its files can be read.
  func folderSources(
    _ word: String, macros: inout BibTeX.Macros
  ) throws(Diagnostic) -> [Source] {
    let library = try FolderLibrary(in: path(word))
    let folder = word.hasSuffix("/") ? word : "\(word)/"
    guard !library.files.isEmpty else {
      throw Diagnostic(
        "\(word.quoted) is a folder, and no library of a known program",
        hint:
          "name a file, or a folder of papis (with info.yaml in sub-folders), coBib (with its YAML "
          + "file), al-folio (with _bibliography) or academicpages (with _publications)")
    }
    var sources: [Source] = []
    var failure: Diagnostic?
    for file in library.files {
      let name = folder + file.path
      do throws(Diagnostic) {
        let bytes = try readText(name)
        let text = SourceText(name: name, bytes: bytes, format: file.format)
        var candidates = try candidates(in: text, macros: &macros)
        try resolveFiles(of: &candidates, in: Files.folder(of: name))
        sources.append(.records(candidates))
      } catch {
        if let failure { try report(failure) }
        failure = error
        failure?.severity = .warning
      }
    }
    guard var failure else { return sources }
    if sources.isEmpty {
      failure.severity = .error
      throw failure
    }
    try report(failure)
    return sources
  }
}
