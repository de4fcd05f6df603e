import Templates
import Testing
import Text

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The official test files of the Mustache specification, which stand beside the checkout.
enum MustacheSpecification {
  struct Case: Sendable, CustomTestStringConvertible {
    var module: String
    var name: String
    var description: String
    var data: TemplateValue
    var template: String
    var partials: [String: String]
    var expected: String

    var testDescription: String { "\(module), \(name): \(description)" }
  }

  /// All modules but `~lambdas`, which data without code has no use for.
  static let modules = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
    "~dynamic-names", "~inheritance",
  ]

  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/../shared/mustache/specs"
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder) }

  static func cases() throws -> [Case] {
    guard isPresent else { return [] }
    return try modules.flatMap { module in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(module).json") else {
        throw Diagnostic("there is no \(module).json")
      }
      return try JSONDecoder().decode(File.self, from: data).tests.map { test in
        Case(
          module: module, name: test.name, description: test.desc, data: test.data.value,
          template: test.template, partials: test.partials ?? [:], expected: test.expected)
      }
    }
  }

  private struct File: Decodable {
    var tests: [Test]

    struct Test: Decodable {
      var name: String
      var desc: String
      var data: JSON
      var template: String
      var partials: [String: String]?
      var expected: String
    }
  }

  /// A value of JSON; numbers become text in their shortest form, as the tests have them.
  private struct JSON: Decodable {
    var value: TemplateValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let isTrue = try? container.decode(Bool.self) {
        value = .bool(isTrue)
      } else if let number = try? container.decode(Int.self) {
        value = .text(String(number))
      } else if let number = try? container.decode(Double.self) {
        value = .text(String(number))
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else if let elements = try? container.decode([JSON].self) {
        value = .list(elements.map(\.value))
      } else {
        var object = TemplateObject()
        for (name, member) in try container.decode([String: JSON].self) {
          object[name] = member.value
        }
        value = .object(object)
      }
    }
  }
}
