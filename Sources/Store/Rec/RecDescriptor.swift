internal import Records

/// The record descriptor with which recutils checks publication records.
///
/// Source: GNU recutils manual 1.9, chapter 6 ("Constraints on Record Sets").
public enum RecDescriptor {
  /// The descriptor, ending in a line end; records follow it after a blank line.
  public static var text: String {
    var lines = [
      "%rec: Publication",
      "%doc: A publication, a talk or an honour in a library of ibid",
      "%key: key",
      "%mandatory: type",
      "%type: key,type,alias,tag,link,author,editor line",
    ]
    let single = FieldSchema.all.filter { !$0.isRepeatable }.map(\.name.text)
    for start in stride(from: 0, to: single.count, by: 8) {
      lines.append(
        "%unique: " + single[start..<min(start + 8, single.count)].joined(separator: " "))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
