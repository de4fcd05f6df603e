extension Sequence<UInt8> {
  /// A hash that is the same on every machine and in every run: FNV-1a, 64 bits, as 16 hexadecimal
  /// digits.
  public var stableHash: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in self { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension String {
  /// The same of the UTF-8 bytes.
  public var stableHash: String { utf8.stableHash }
}
