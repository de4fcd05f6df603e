import OperatingSystem
public import Text

/// How much of what the reference processor rendered with official styles comes out the same, by
/// the kind of what is rendered, or by style and kind.
///
/// Bibliographies are compared entry by entry wherever an entry stands, and their order apart.
public struct Agreement: Sendable {
  public enum Grouping: Sendable { case kind, style }

  private struct Count: Sendable {
    var same = 0
    var all = 0
  }

  private var counts: [String: Count] = [:]
  private var order = Count()

  /// Compares lines as `Differential` writes them with the bytes of `expected.jsonl`; styles of
  /// which there are no lines are left out.
  public init(
    reference: [UInt8], _ lines: [String], by grouping: Grouping = .kind
  ) throws(Diagnostic) {
    var outputs: [String: JSON] = [:]
    var styles: Set<String> = []
    for line in lines {
      let object = try JSON(Array(line.utf8), file: "rendered")
      outputs[Self.name(of: object)] = object["output"]
      styles.insert(object["style"]?.scalarText ?? "")
    }
    for line in reference.split(separator: 0x0A) {
      let object = try JSON(Array(line), file: "expected.jsonl")
      let kind = object["kind"]?.scalarText ?? ""
      let style = object["style"]?.scalarText ?? ""
      guard styles.contains(style), kind != "error", kind != "bibparams" else { continue }
      let format = object["format"]?.scalarText ?? ""
      let wanted = Self.parts(of: object["output"], kind, format)
      let found = Self.parts(of: outputs[Self.name(of: object)], kind, format)
      let start = grouping == .style ? "\(style) " : ""
      compare(wanted, found, kind: kind, format: format, in: start)
    }
  }

  private static func name(of object: JSON) -> String {
    ["style", "kind", "format"].map { object[$0]?.scalarText ?? "" }.joined(separator: "\t")
  }

  private static func parts(of output: JSON?, _ kind: String, _ format: String) -> [String] {
    if case .array(let values)? = output { return values.map { $0.scalarText ?? "" } }
    let text = output?.scalarText ?? ""
    guard kind == "bib" else { return [text] }
    if format == "text" { return text.split(separator: "\n").map(String.init) }
    return text.split(separator: "<div class=\"csl-entry\">").dropFirst().map { $0.trimmed }
  }

  private mutating func compare(
    _ wanted: [String], _ found: [String], kind: String, format: String, in start: String
  ) {
    let group = "\(start)\(kind.prefix { $0 != ":" }) \(format)"
    var left: [String: Int] = [:]
    for text in found { left[text, default: 0] += 1 }
    var same: [String] = []
    if kind == "bib" {
      for text in wanted where left[text, default: 0] > 0 {
        left[text, default: 0] -= 1
        same.append(text)
      }
    } else {
      for (index, text) in wanted.enumerated() where index < found.count && found[index] == text {
        same.append(text)
      }
    }
    counts[group, default: Count()].same += same.count
    counts[group, default: Count()].all += wanted.count
    guard kind == "bib", format == "text" else { return }
    let shared = Set(same)
    order.all += 1
    if found.filter(shared.contains) == wanted.filter(shared.contains) { order.same += 1 }
  }

  /// A line for each kind and format, and one for the order of bibliographies.
  public var table: String {
    let rows = counts.sorted { $0.key < $1.key } + [(key: "order of entries", value: order)]
    return rows.map { row in
      let tenths = row.value.all == 0 ? 0 : row.value.same * 1000 / row.value.all
      return "\(row.key): \(row.value.same) of \(row.value.all), \(tenths / 10).\(tenths % 10) %\n"
    }.joined()
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}
