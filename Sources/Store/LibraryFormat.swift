internal import OperatingSystem
public import Records
internal import Text

/// The version of the form in which a library keeps records: the setting `format`.
///
/// A library without the setting has format 1. Format 2 adds what an ibid that knows format 1 only
/// reads as something else: `others` at the end of a list of names, which it prints as a person, and
/// attributes after the path in `file`, which it takes for a part of the path. The setting is written
/// with the first record that has either, so that other libraries can still be used with both.
public struct LibraryFormat: Comparable, Sendable {
  /// The number, from 1.
  public let number: Int

  /// The format of a library without the setting.
  public static let first = LibraryFormat(number: 1)
  /// The latest format that this version reads and writes.
  public static let latest = LibraryFormat(number: 2)

  private init(number: Int) { self.number = number }

  /// The format that a setting names.
  ///
  /// - Parameters:
  ///   - value: The value of the setting.
  ///   - place: Where it stands, for messages.
  /// - Throws: A `Diagnostic` if this version does not know the format.
  init(_ value: String, at place: SourceRange) throws(Diagnostic) {
    guard let number = Int(value), (Self.first.number...Self.latest.number).contains(number) else {
      let isLater = Int(value).map { $0 > Self.latest.number } ?? false
      throw Diagnostic(
        "this ibid does not know the format \(value.quoted) of the library",
        hint: isLater
          ? "install the version of ibid that wrote it"
          : "write format: \(Self.latest.number), or take the line out", at: place)
    }
    self.init(number: number)
  }

  /// The format that a library needs in order to hold a record.
  public static func needed(by record: Record) -> LibraryFormat {
    let isSecond = record.fields.contains { field in
      switch field.name {
      case .file:
        field.value.containsByte(UInt8(ascii: ";"))
          && !AttributedValue(field: field.value).attributes.all.isEmpty
      default: field.value.utf8.count == 6 && field.name.kind == .name && field.value == "others"
      }
    }
    return isSecond ? .latest : .first
  }

  public static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}

extension Library {
  /// The format that the library has to have after the changes, if its settings name an earlier one.
  public var raisedFormat: LibraryFormat? {
    let formats = changes.compactMap { change -> LibraryFormat? in
      switch change {
      case .added(let record), .replaced(_, by: let record): .needed(by: record)
      case .removed: nil
      }
    }
    guard let format = formats.max(), format > settings.format else { return nil }
    return format
  }

  /// Writes the setting `format` into `library/ibid.rec`, whose other lines stay as they are.
  func write(_ format: LibraryFormat, in transaction: inout Transaction) throws(Diagnostic) {
    let path = Files.join(root, "library/ibid.rec")
    guard let version = try FileVersion(at: path) else { return }
    let document = RecDocument(version.contents, file: path)
    var bytes = document.bytes
    let line = Array("format: \(format.number)\n".utf8)
    let entry = document.entries.first { !$0.isDescriptor }
    if let old = entry?.fields.first(where: { $0.name == .format }) {
      bytes.replaceSubrange(old.lines, with: line)
    } else {
      var end = entry?.lines.upperBound ?? bytes.count
      if end > 0, bytes[end - 1] != UInt8(ascii: "\n") {
        bytes.insert(UInt8(ascii: "\n"), at: end)
        end += 1
      }
      bytes.insert(contentsOf: line, at: end)
    }
    transaction.write(bytes, to: path, replacing: version)
  }
}
