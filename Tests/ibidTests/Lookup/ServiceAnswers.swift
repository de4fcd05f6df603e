import Support
import Foundation

/// A work as the services describe it, in the shapes of their public documentation.
struct DescribedWork {
  var doi: String
  var title: String
  var authors: [(given: String, family: String)]
  var year = 2020
  var type = "journal-article"
  var journal: String?
  var volume: String?
  var pages: String?
  /// The DOI of what a preprint became.
  var publication: String?

  /// Where Crossref's answer about it is.
  var path: String { Self.path(of: doi) }

  static func path(of doi: String) -> String {
    "/crossref/works/" + doi.replacingOccurrences(of: "/", with: "%2F")
  }

  /// Crossref's answer about it.
  var answer: LoopbackServer.Answer {
    .json(#"{"status":"ok","message-type":"work","message-version":"1.0.0","message":\#(json)}"#)
  }

  /// Crossref's answer to a search that finds these.
  static func found(_ works: [Self]) -> LoopbackServer.Answer {
    let items = works.map(\.json).joined(separator: ",")
    return .json(
      #"{"status":"ok","message-type":"work-list","message":{"items":[\#(items)]}}"#)
  }

  /// - Source: api.crossref.org, "REST API JSON format".
  private var json: String {
    let people = authors.enumerated().map { index, name in
      let sequence = index == 0 ? "first" : "additional"
      return #"{"given":"\#(name.given)","family":"\#(name.family)","sequence":"\#(sequence)"}"#
    }
    var members = [
      #""DOI":"\#(doi)""#, #""type":"\#(type)""#, #""title":["\#(title)"]"#,
      #""author":[\#(people.joined(separator: ","))]"#,
      #""issued":{"date-parts":[[\#(year),3]]}"#, #""publisher":"Test Press""#,
      #""URL":"https://doi.org/\#(doi)""#,
    ]
    if let journal { members.append(#""container-title":["\#(journal)"]"#) }
    if let volume { members.append(#""volume":"\#(volume)""#) }
    if let pages { members.append(#""page":"\#(pages)""#) }
    if let publication {
      members.append(
        #""relation":{"is-preprint-of":[{"id-type":"doi","id":"\#(publication)","asserted-by":"subject"}]}"#
      )
    }
    return "{\(members.joined(separator: ","))}"
  }
}

/// An answer of arXiv's API: an Atom feed with an entry for each paper.
///
/// - Source: "arXiv API User's Manual", section 3.3.
struct ArXivAnswer {
  struct Entry {
    var id: String
    var title: String
    var authors: [String]
    var year = 2020
    var doi: String?
    var reference: String?
  }

  static func path(of ids: [String]) -> String {
    "/arxiv/api/query?id_list=\(ids.joined(separator: ","))&max_results=\(ids.count)"
  }

  static func answer(_ entries: [Entry]) -> LoopbackServer.Answer {
    let body = entries.map { entry in
      let authors = entry.authors.map { "<author><name>\($0)</name></author>" }.joined()
      let doi = entry.doi.map {
        "<arxiv:doi xmlns:arxiv=\"http://arxiv.org/schemas/atom\">\($0)</arxiv:doi>"
      }
      let reference = entry.reference.map {
        "<arxiv:journal_ref xmlns:arxiv=\"http://arxiv.org/schemas/atom\">\($0)</arxiv:journal_ref>"
      }
      return """
        <entry>
          <id>http://arxiv.org/abs/\(entry.id)v1</id>
          <published>\(entry.year)-02-23T18:00:00Z</published>
          <updated>\(entry.year)-02-23T18:00:00Z</updated>
          <title>\(entry.title)</title>
          <summary>We test.</summary>
          \(authors)\(doi ?? "")\(reference ?? "")
          <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
        </entry>
        """
    }
    return LoopbackServer.Answer(
      headers: ["Content-Type": "application/atom+xml; charset=utf-8"],
      body: """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title type="html">ArXiv Query</title>
        \(body.joined(separator: "\n"))
        </feed>
        """)
  }
}
