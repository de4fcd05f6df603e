internal import Records
internal import Text

/// Names of fields for what other formats call by names that a record cannot have.
enum FieldNames {
  /// The name in lower case, with `_` for every sign that a record's names cannot have.
  ///
  /// `prefix` goes before what would not begin with a letter, or would be taken for the record's own
  /// key or type.
  static func writable(_ name: String, prefix: String) -> FieldName {
    let bytes = name.utf8.map { byte in
      byte.isASCIILetter || byte.isASCIIDigit ? byte.asciiLowercased : UInt8(ascii: "_")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isPlain = bytes.first.map(\.isASCIILetter) ?? false
    return FieldName(isPlain && text != "key" && text != "type" ? text : prefix + text)
  }
}
