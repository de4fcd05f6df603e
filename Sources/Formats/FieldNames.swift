internal import Records
internal import Text

/// Converts names in other formats to valid field names.
enum FieldNames {
  /// The name in lower case, with `_` for every invalid character.
  ///
  /// `prefix` is put before a name that does not begin with a letter, or that equals `key` or
  /// `type`.
  static func writable(_ name: String, prefix: String) -> FieldName {
    let bytes = name.utf8.map { byte in
      byte.isASCIILetter || byte.isASCIIDigit ? byte.asciiLowercased : UInt8(ascii: "_")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isPlain = bytes.first.map(\.isASCIILetter) ?? false
    return FieldName(isPlain && text != "key" && text != "type" ? text : prefix + text)
  }
}
