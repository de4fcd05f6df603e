/// A number of things in words: `1 record`, `4,200 records`.
///
/// - Parameters:
///   - count: How many there are.
///   - noun: What they are, in the singular; its plural ends in `s`.
/// - Returns: The number and the noun.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(plural(of: noun, for: count))"
}

/// A noun as it stands after a number, without the number: `record` for 1, `records` for 2.
public func plural(of noun: String, for count: Int) -> String {
  count == 1 ? noun : noun + "s"
}

/// A number for messages, with a comma between thousands: `4,200`.
public func grouped(_ count: Int) -> String {
  var text = ""
  let digits = "\(count.magnitude)"
  for (index, digit) in digits.utf8.enumerated() {
    if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
    text.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return count < 0 ? "-" + text : text
}
