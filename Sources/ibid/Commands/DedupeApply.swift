import Workspace
internal import Duplicates
internal import Checks
import Console
import OperatingSystem
import Records
import Store
import Text

/// `ibid dedupe --apply`.
extension Dedupe {
  func apply(_ options: Merging, in world: inout World) throws(Diagnostic) -> ExitStatus {
    var edit = try world.session.edit()
    edit.isSilent = options.printsKeyMap
    let library = edit.library
    guard let findings = try findings(in: library, &world) else { return .no }
    for key in options.kept where library.position(of: key) == nil {
      throw Diagnostic("no record has the key \(key.quoted)", hint: "name one with --keep that has")
    }
    var merging = LibraryMerging(keeping: options.kept)
    for finding in findings.allFindings where isMerged(finding, options) {
      merging.merge(finding.members, because: finding.reasons, in: &edit)
    }
    for finding in findings.findings
    where finding.relation == .version && !isMerged(finding, options) {
      merging.link(finding.members[1], to: finding.members[0], in: &edit)
    }
    let keyMap = merging.keyMap(of: edit.library)
    try world.session.apply(edit, isDryRun: options.isDryRun)
    if options.printsKeyMap {
      var rows = TabSeparatedRows()
      for (old, new) in keyMap { rows.add([old, new]) }
      try world.output.write(bytes: rows.text)
    }
    try world.remark(findings.summary)
    return .done
  }

  /// Whether to merge records without asking: one publication or, with `--versions`, one work under
  /// one title, if no two records contradict each other.
  private func isMerged(_ finding: DuplicateFindings.Finding, _ options: Merging) -> Bool {
    switch finding.relation {
    case .same: true
    case .version: options.mergesVersions && finding.isMergeable
    case .related, .ask, .different: false
    }
  }
}
