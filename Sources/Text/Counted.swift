/// A number of things in words: `1 record`, `2 records`.
///
/// - Parameters:
///   - count: How many there are.
///   - noun: What they are, in the singular; its plural ends in `s`.
/// - Returns: The number and the noun.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(plural(of: noun, for: count))"
}

/// A noun as it stands after a number, without the number: `record` for 1, `records` for 2.
public func plural(of noun: String, for count: Int) -> String {
  count == 1 ? noun : noun + "s"
}
