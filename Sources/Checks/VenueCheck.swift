internal import Records
internal import Text

/// Finds venues that look like misspellings of one in the registry, or seem to be missing there.
public enum VenueCheck: RecordCheck {
  public static let rule = Rule(
    "venue", .warning, "a venue that looks like one in the registry, or is missing there",
    explanation: """
      A venue is a key of library/venues.rec, whose names appear in bibliographies, or plain text.
      One word in lower case looks like a key: without a venue of that key it is shown as it is,
      such as `icmll 2022`. Correct the key, add the venue to library/venues.rec, or write the name
      in full. A name that differs from a registered one in a letter, in `The` or in its punctuation
      counts as another venue.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where field.kind == .venue {
      let name = VenueMention(field: field.value).name
      guard let fault = context.venueFaults[name] else { continue }
      report(Finding(fault.message, hint: fault.hint, in: index, at: .text(name)))
    }
  }

  struct Fault: Sendable {
    var message: String
    var hint: String
  }

  /// The faults of the venues that records mention, by name.
  ///
  /// - Complexity: O(*d* *v*) for *d* different unregistered names and *v* venues.
  static func faults(of records: [Record], _ registry: VenueRegistry) -> [String: Fault] {
    var seen: Set<String> = []
    var faults: [String: Fault] = [:]
    lazy var keys = registry.venues.flatMap { [$0.key] + $0.aliases }
    lazy var names = RegisteredNames(registry)
    for record in records {
      for field in record.fields where field.name == .venue {
        let name = VenueMention(field: field.value).name
        guard seen.insert(name).inserted, registry[name] == nil else { continue }
        if looksLikeKey(name) {
          let nearest = Suggestion.nearest(to: name, among: keys)
          faults[name] = Fault(
            message: "no venue has the key \"\(name)\"",
            hint: nearest.map { "did you mean \($0)?" }
              ?? "add it to library/venues.rec, or write the venue's name in full")
        } else if let key = names.key(near: name) {
          faults[name] = Fault(
            message: "\(name.quoted) is nearly the name of the venue \(key)",
            hint: "write \(key)")
        }
      }
    }
    return faults
  }

  private static func looksLikeKey(_ name: String) -> Bool {
    name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0.isASCIIDigit || "-_".utf8.contains($0) }
      && name.utf8.contains(where: \.isASCIILetter)
  }
}

/// The names in the registry, for finding a similar one.
private struct RegisteredNames {
  private var keys: [String: String] = [:]
  private var byWordCount: [Int: [(words: [Substring], key: String)]] = [:]

  init(_ registry: VenueRegistry) {
    for venue in registry.venues {
      for name in [venue.name] + venue.aliases {
        let plain = Self.plain(name)
        keys[plain] = keys[plain] ?? venue.key
        let words = plain.split(separator: " ")
        byWordCount[words.count, default: []].append((words, venue.key))
      }
    }
  }

  /// The key of a venue whose name differs only in punctuation and articles, or in one letter of a
  /// long word.
  ///
  /// A letter of a short word may make another name, as in Physical Review A and B.
  func key(near name: String) -> String? {
    let plain = Self.plain(name)
    if let key = keys[plain] { return key }
    let words = plain.split(separator: " ")
    guard words.count > 1 else { return nil }
    for (registered, key) in byWordCount[words.count] ?? [] {
      let differing = zip(words, registered).filter { $0 != $1 }
      guard differing.count == 1, let (one, other) = differing.first, one.utf8.count >= 6,
        Suggestion.nearest(to: String(one), among: [String(other)], within: 1) != nil
      else { continue }
      return key
    }
    return nil
  }

  /// Words in lower case, without punctuation and articles.
  private static func plain(_ name: String) -> String {
    let bytes = Folding.fold(name).utf8.map { byte in
      byte < 0x80 && !byte.isASCIILetter && !byte.isASCIIDigit ? UInt8(ascii: " ") : byte
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ")
      .filter { $0 != "the" && $0 != "and" }.joined(separator: " ")
  }
}
