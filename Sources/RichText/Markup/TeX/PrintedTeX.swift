public import Text

/// How many values hold TeX that is not known to be harmless, and so is printed as text.
public struct PrintedTeX: Equatable, Sendable {
  public private(set) var count = 0

  public init(count: Int = 0) { self.count = count }

  /// Counts a value.
  public mutating func add() { count += 1 }

  public static func += (sum: inout Self, other: Self) { sum.count += other.count }

  /// What to tell the user; `nil` when all TeX passed.
  public var diagnostic: Diagnostic? {
    guard count > 0 else { return nil }
    let subject = "\(counted(count, "value")) \(count == 1 ? "holds" : "hold")"
    return Diagnostic(
      "\(subject) TeX that is not known to be harmless; printed as text",
      hint: "name commands of your own papers in your settings: tex_command: \\name 1"
        + " (see `ibid help settings`)",
      severity: .warning)
  }
}
