/// An element of an XML document, with what stands in it.
public struct XMLElement: Equatable, Sendable {
  /// The name without its prefix.
  public var name: String
  /// The namespace that the prefix, or its absence, stands for; empty if none was declared.
  public var namespace: String
  /// In their order, without those that declare namespaces.
  public var attributes: [XMLAttribute]
  /// Text of white space alone is left out beside other elements; comments always are.
  public var children: [XMLNode]
  /// From the `<` of the start tag to the `>` of the end tag.
  public var range: Range<Int>
  /// Where the name stands in the start tag.
  public var nameRange: Range<Int>

  /// The value of an attribute by its name as it is spelled, such as `xml:lang`.
  public subscript(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements among the children.
  public var elements: some Sequence<XMLElement> {
    children.lazy.compactMap { child in
      if case .element(let element) = child { element } else { nil }
    }
  }

  /// The text among the children, without that of their own children.
  public var text: String {
    var result = ""
    for case .text(let text, _) in children { result += text }
    return result
  }
}

/// A part of what stands in an element.
public enum XMLNode: Equatable, Sendable {
  case element(XMLElement)
  /// Text with its references replaced, and where it begins and ends in the file.
  case text(String, Range<Int>)
}

public struct XMLAttribute: Equatable, Sendable {
  /// As it is spelled, prefix included.
  public var name: String
  public var value: String
  public var nameRange: Range<Int>
  /// Without the quotes.
  public var valueRange: Range<Int>
}

extension XMLElement {
  /// Reads a whole XML 1.0 document: UTF-8, with or without a byte order mark.
  ///
  /// A document type declaration is refused: it is what entity bombs are made of, and the formats
  /// that we read have none.
  ///
  /// - Throws: A `Diagnostic` with the place of the first fault.
  /// - Complexity: O(*n*).
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    var reader = try XMLReader(bytes, file: file)
    self = try reader.document()
  }
}
