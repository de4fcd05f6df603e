public import OperatingSystem
internal import Text

/// The answers of services of the last day, to avoid repeated requests.
///
/// Each answer is a file, which may be deleted at any time; a damaged file is ignored:
///
///     ibid lookup 1
///     https://export.arxiv.org/api/query?id_list=2202.11678      the address that was asked
///     application/atom+xml                                       the media type asked for
///     1795255200000000000                                        when, in nanoseconds since 1970
///     200                                                        the status
///     application/atom+xml; charset=utf-8                        the media type of the answer
///     https://export.arxiv.org/api/query?id_list=2202.11678      where it came from
///     8f4d3c2b1a098765                                           the hash of the body
///     …                                                          the body
public struct LookupCache: Sendable {
  private let folder: String
  private let clock: Clock

  /// - Parameters:
  ///   - folder: A folder for files that may be deleted; created when needed.
  ///   - clock: The time, for the age of answers.
  public init(in folder: String, clock: Clock) {
    self.folder = Files.join(folder, "ibid/lookups")
    self.clock = clock
  }

  private static let magic = "ibid lookup 1"
  /// The lifetime of an answer in nanoseconds.
  private static let lifetime: Int64 = 86_400_000_000_000

  private func path(of request: LookupRequest) -> String {
    Files.join(folder, "\(request.address)\n\(request.accept ?? "")".stableHash)
  }

  /// The answer to a request, if it is cached and at most a day old.
  func reply(to request: LookupRequest) -> Reply? {
    guard let bytes = try? Files.readIfPresent(path(of: request)) else { return nil }
    var rest = bytes[...]
    var lines: [String] = []
    for _ in 0..<8 {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[(end + 1)...]
    }
    guard lines[0] == Self.magic, lines[1] == request.address, lines[2] == request.accept ?? "",
      let time = Int64(lines[3]), (0..<Self.lifetime).contains(clock.now().clampedDifference(time)),
      let status = Int(lines[4]), rest.stableHash == lines[7]
    else { return nil }
    return Reply(status: status, mediaType: lines[5], address: lines[6], body: Array(rest))
  }

  /// Stores an answer; failures to do so are ignored.
  public func keep(_ reply: Reply, to request: LookupRequest) {
    let head = [
      Self.magic, request.address, request.accept ?? "", "\(clock.now())", "\(reply.status)",
      reply.mediaType, reply.address, reply.body.stableHash,
    ]
    var transaction = Transaction()
    let text = head.map { "\($0)\n" }.joined()
    transaction.overwrite(path(of: request), with: Array(text.utf8) + reply.body)
    try? transaction.commit(isDurable: false)
  }

  /// Deletes expired answers.
  func sweep() {
    guard let names = try? Files.entries(of: folder).map(\.name), let opened = OpenFolder(folder)
    else { return }
    for name in names {
      guard let stamp = opened.stamp(of: name),
        clock.now().clampedDifference(stamp.modified) > Self.lifetime
      else {
        continue
      }
      Files.discard(Files.join(folder, name))
    }
  }
}
