internal import Records
internal import Text

extension EntryExport {
  /// Writes the first venue as `journal` or `booktitle`, unless the record has that field.
  mutating func addVenue() {
    guard let container = BibTeXTypeTable.container(of: record.type), record[container] == nil
    else {
      return
    }
    let venues = record.venues.map { ($0, writer.venue($0)) }
    // If a paper has a conference and a journal as venues, its type decides.
    let fitting = venues.first { $0.1.map { $0.isJournal == (container == .journal) } ?? true }
    guard let (mention, venue) = fitting ?? venues.first else { return }
    let rule = BibTeXFieldRule.forRecord(container)
    let field = name(of: container, rule)
    guard let venue else { return add(field, text(of: mention, named: mention.name)) }
    let named = writer.venueNames == .short ? venue.short : venue.name
    let isPlain = mention.attributes["name"] == nil && mention.attributes["workshop"] == nil
    if writer.venueNames == .macro, isPlain, isMacroName(mention.name) {
      let macro = mention.name.asciiLowercased
      macros.append((macro, encoded(venue.name)))
      add(field, tex: macro, isBraced: false)
    } else {
      add(field, text(of: mention, named: named))
    }
  }

  private func text(of mention: VenueMention, named name: String) -> String {
    let name = mention.attributes["name"] ?? name
    return mention.attributes["workshop"].map { "\($0) at \(name)" } ?? name
  }

  /// Whether a macro can have this name; the name of a month would redefine that macro.
  private func isMacroName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !first.isASCIIDigit, Month(named: name) == nil else {
      return false
    }
    return name.utf8.allSatisfy { BibTeXReader.belongsToName($0) && $0 < 0x80 }
  }

  mutating func addEprint() {
    guard let identifier = record[.arxiv] else { return }
    guard record[.eprint] == nil else {
      notes.append("it has another eprint; arXiv \(identifier) is left out")
      return
    }
    add("eprint", verbatim: identifier)
    if writer.includesLinks { add("arxiv", verbatim: identifier) }
    let isBibTeX = dialect == .bibtex
    if record[.eprinttype] == nil {
      add(isBibTeX ? "archiveprefix" : "eprinttype", verbatim: isBibTeX ? "arXiv" : "arxiv")
    }
  }
}
