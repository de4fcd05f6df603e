internal import Records
internal import Text

/// The merge of one line, or of the lines of one value.
enum ValueMerge: Equatable {
  case gone
  case kept(ParagraphItem)
  case conflict(ours: ParagraphItem?, theirs: ParagraphItem?)

  /// Merges the versions of one element, each `nil` where the version lacks it.
  ///
  /// Line breaks do not count: a side that only wrapped a value differently has not changed it.
  init(_ versions: ThreeWay<ParagraphItem?>) {
    let base = versions.base
    switch (versions.ours, versions.theirs) {
    case (nil, nil): self = .gone
    case (let ours?, nil): self = Self.remaining(of: ours, since: base, otherwise: (ours, nil))
    case (nil, let theirs?):
      self = Self.remaining(of: theirs, since: base, otherwise: (nil, theirs))
    case (let ours?, let theirs?): self = Self.merge(base, ours, theirs)
    }
  }

  /// An element that only one side has: it is new, or the other side removed it.
  private static func remaining(
    of item: ParagraphItem, since base: ParagraphItem?,
    otherwise sides: (ParagraphItem?, ParagraphItem?)
  ) -> ValueMerge {
    guard let base else { return .kept(item) }
    return item.saysTheSame(as: base) ? .gone : .conflict(ours: sides.0, theirs: sides.1)
  }

  private static func merge(
    _ base: ParagraphItem?, _ ours: ParagraphItem, _ theirs: ParagraphItem
  ) -> ValueMerge {
    if ours.text == base?.text { return .kept(theirs) }
    if theirs.text == base?.text || ours.value == theirs.value { return .kept(ours) }
    if let base {
      if ours.value == base.value { return .kept(theirs) }
      if theirs.value == base.value { return .kept(ours) }
      if ours.saysTheSame(as: base) { return .kept(theirs) }
      if theirs.saysTheSame(as: base) { return .kept(ours) }
    }
    guard let name = ours.name, name == theirs.name, name.takesAttributes,
      let value = AttributedValue.merged(
        base: base?.value, ours: ours.value, theirs: theirs.value, of: name)
    else { return .conflict(ours: ours, theirs: theirs) }
    let text = Array(RecText.lines(name, value, lineEnd: "\n").utf8)
    return .kept(ParagraphItem(name: name, value: value, text: text))
  }
}

extension ParagraphItem {
  /// Whether both have the same text, wherever their lines break.
  func saysTheSame(as other: ParagraphItem) -> Bool {
    name == other.name && (value == other.value || value.unwrapped == other.value.unwrapped)
  }
}

extension String {
  /// The text with each run of white space replaced by a space, or by a blank line between
  /// paragraphs.
  fileprivate var unwrapped: String {
    var result: [UInt8] = []
    var lineBreaks = 0
    var isSpaced = false
    for byte in utf8 {
      if byte.isASCIIWhitespace {
        isSpaced = true
        if byte == UInt8(ascii: "\n") { lineBreaks += 1 }
        continue
      }
      if isSpaced { result += lineBreaks > 1 ? [0x0A, 0x0A] : [0x20] }
      (isSpaced, lineBreaks) = (false, 0)
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension AttributedValue {
  /// Merges a value of which each side changed another part: the text, or one of the attributes.
  ///
  /// - Returns: `nil` when both changed the same part differently, or when the other side's
  ///   attributes may not belong to a changed text.
  fileprivate static func merged(
    base: String?, ours: String, theirs: String, of name: FieldName
  ) -> String? {
    let old = base.map { AttributedValue(field: $0) }
    let (our, their) = (AttributedValue(field: ours), AttributedValue(field: theirs))
    let isLikely =
      old.map { old in
        [our, their].allSatisfy { $0.text.isRevision(of: old.text, in: name) }
      } ?? true
    guard isLikely, let text = part(old?.text, our.text, their.text), let text else { return nil }
    var result = AttributedValue(text: text)
    var names: [String] = []
    for attribute in our.attributes.all + their.attributes.all
    where !names.contains(attribute.name) { names.append(attribute.name) }
    for value in [old, our, their] {
      let all = value?.attributes.all ?? []
      guard Set(all.map(\.name)).count == all.count else { return nil }
    }
    for name in names {
      guard
        let attribute = part(
          old?.attributes.attribute(name), our.attributes.attribute(name),
          their.attributes.attribute(name))
      else { return nil }
      if let attribute { result.attributes.all.append(attribute) }
    }
    return AttributedValue(field: result.field) == result ? result.field : nil
  }

  /// One part of a value after both sides' changes: `.some(nil)` when it was removed, `nil` when
  /// the sides conflict.
  private static func part<Part: Equatable>(_ base: Part?, _ ours: Part?, _ theirs: Part?) -> Part??
  {
    if ours == base { return .some(theirs) }
    return theirs == base || ours == theirs ? .some(ours) : nil
  }
}

extension Attributes {
  fileprivate func attribute(_ name: String) -> Attribute? { all.first { $0.name == name } }
}
