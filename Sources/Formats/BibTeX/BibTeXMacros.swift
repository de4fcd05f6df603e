internal import Records
internal import Text

extension BibTeX {
  /// The macros that the next file of a run may use.
  ///
  /// BibTeX and biber read the files of a bibliography in order, and a macro of one file holds in
  /// those after it: `\bibliography{IEEEabrv,refs}`. A later definition replaces an earlier one,
  /// and changes no value that was read before.
  public struct Macros: Sendable {
    /// The texts by lower-case name.
    var texts = BibTeXMacros.builtIn

    /// The predefined macros.
    public init() {}

    /// The text of a macro; case is ignored.
    subscript(_ name: String) -> [UInt8]? {
      get { texts[name.asciiLowercased] }
      set { texts[name.asciiLowercased] = newValue }
    }
  }
}

/// The predefined macros: months, and the journals of BibTeX's standard styles.
///
/// - Source: `btxbst.doc` (BibTeX 0.99b), the macros of plain, abbrv, alpha and unsrt.
enum BibTeXMacros {
  /// By lower-case name.
  fileprivate static let builtIn: [String: [UInt8]] = {
    var macros: [String: [UInt8]] = [:]
    for month in (1...12).compactMap(Month.init(_:)) {
      macros[month.abbreviation.asciiLowercased] = Array(month.name.utf8)
    }
    for line in journals.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { macros[String(parts[0])] = Array(parts[1].utf8) }
    }
    return macros
  }()

  private static let journals = """
    acmcs ACM Computing Surveys
    acta Acta Informatica
    cacm Communications of the ACM
    ibmjrd IBM Journal of Research and Development
    ibmsj IBM Systems Journal
    ieeese IEEE Transactions on Software Engineering
    ieeetc IEEE Transactions on Computers
    ieeetcad IEEE Transactions on Computer-Aided Design of Integrated Circuits
    ipl Information Processing Letters
    jacm Journal of the ACM
    jcss Journal of Computer and System Sciences
    scp Science of Computer Programming
    sicomp SIAM Journal on Computing
    tcs Theoretical Computer Science
    tocs ACM Transactions on Computer Systems
    tods ACM Transactions on Database Systems
    tog ACM Transactions on Graphics
    toms ACM Transactions on Mathematical Software
    toois ACM Transactions on Office Information Systems
    toplas ACM Transactions on Programming Languages and Systems
    """
}
