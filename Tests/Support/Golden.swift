// A release build builds this target as well, without the test library.
#if canImport(Testing)
  public import Foundation
  public import Testing

  /// Expects a text to be what a file of the folder `golden/` beside the test holds.
  ///
  /// `RECORD=1 swift test` writes the file instead; the difference is for git to show.
  public func expectGolden(
    _ text: String, _ name: String, fileID: String = #fileID, filePath: String = #filePath,
    line: Int = #line, column: Int = #column
  ) throws {
    let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
      .appendingPathComponent("golden").appendingPathComponent(name)
    try expectFile(
      file, holds: text,
      at: SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column))
  }

  /// Whether golden files are written rather than compared.
  public var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// Expects a file to hold a text, or writes it when recording.
  public func expectFile(_ file: URL, holds text: String, at location: SourceLocation) throws {
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let data = try? Data(contentsOf: file) else {
      Issue.record("\(file.path) is missing; RECORD=1 writes it", sourceLocation: location)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard !expected.utf8.elementsEqual(text.utf8) else { return }
    Issue.record(
      "\(file.lastPathComponent) differs:\n\(difference(from: expected, to: text))",
      sourceLocation: location)
  }

  /// The lines that differ, `-` for expected and `+` for found, each with its number.
  public func difference(from expected: String, to found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [(Int, String)] = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, let line, _): lines.append((offset, "\(offset + 1) - \(line)"))
      case .insert(let offset, let line, _): lines.append((offset, "\(offset + 1) + \(line)"))
      }
    }
    return lines.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
  }
#endif
