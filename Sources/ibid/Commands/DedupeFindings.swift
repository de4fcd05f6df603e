import Workspace
import Console
import Duplicates
import Records
import Text

extension Dedupe {
  /// Writes findings to the requested files, or else to standard output.
  func write(_ findings: DuplicateFindings, to world: inout World) throws(Diagnostic) {
    for (name, text) in [(clusters, findings.clustersCSV), (pairs, findings.pairsCSV)] {
      guard let name else { continue }
      try world.session.writeTable(text, to: name)
    }
    if showsJSON { return try world.output.write(line: findings.json.text) }
    if clusters == nil, pairs == nil {
      for finding in findings.findings {
        try world.output.write(styledLine: .bold(finding.relation.rawValue))
        for member in finding.members {
          let record = findings.records[member]
          let summary = Summary(record, VenueRegistry([]))
          let details = [summary.cell(.author), summary.cell(.year), summary.cell(.venue)]
            .filter { !$0.isEmpty }
          let line = summary.line + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
          try world.output.write(line: "  \(line)")
        }
        try world.output.write(
          styledLine: .dim("  because: \(finding.reasons.joined(separator: "; "))"))
      }
    }
    try world.remark(findings.summary)
  }
}
