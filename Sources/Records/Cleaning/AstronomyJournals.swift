internal import Text

/// The journals that NASA's ADS and the classes of astronomy's journals write as TeX commands.
///
/// - Source: ADS, "Journal macros" (`aas_macros.sty`); AASTeX 6.3, "Abbreviations for journal
///   names"; RevTeX 4 (`\prl` and the like).
enum AstronomyJournals {
  /// The name of the journal that a value is the command of: `\mnras`, `{\apj}`, `\aap{}`.
  static func name(of value: String) -> String? {
    var text = value[...]
    while text.hasPrefix("{"), text.hasSuffix("}") { text = text.dropFirst().dropLast() }
    guard text.utf8.first == UInt8(ascii: "\\") else { return nil }
    text = text.dropFirst()
    if text.hasSuffix("{}") { text = text.dropLast(2) }
    let name = String(text).trimmed
    return names[name]
  }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard let command = words.first, let name = words.last else { continue }
      names[String(command)] = String(name)
    }
    return names
  }()

  /// A command and its journal a line.
  private static let table = """
    aj The Astronomical Journal
    psj The Planetary Science Journal
    actaa Acta Astronomica
    araa Annual Review of Astronomy and Astrophysics
    areps Annual Review of Earth and Planetary Sciences
    apj The Astrophysical Journal
    apjl The Astrophysical Journal Letters
    apjlett The Astrophysical Journal Letters
    apjs The Astrophysical Journal Supplement Series
    apjsupp The Astrophysical Journal Supplement Series
    ao Applied Optics
    applopt Applied Optics
    apss Astrophysics and Space Science
    aap Astronomy and Astrophysics
    astap Astronomy and Astrophysics
    aapr The Astronomy and Astrophysics Review
    aaps Astronomy and Astrophysics Supplement Series
    aas Bulletin of the American Astronomical Society Meeting Abstracts
    an Astronomische Nachrichten
    apsp Astrophysics and Space Physics Research
    azh Astronomicheskii Zhurnal
    baas Bulletin of the American Astronomical Society
    bac Bulletin of the Astronomical Institutes of Czechoslovakia
    bain Bulletin of the Astronomical Institutes of the Netherlands
    caa Chinese Astronomy and Astrophysics
    cjaa Chinese Journal of Astronomy and Astrophysics
    dps American Astronomical Society/Division for Planetary Sciences Meeting Abstracts
    expa Experimental Astronomy
    fcp Fundamentals of Cosmic Physics
    gca Geochimica et Cosmochimica Acta
    grl Geophysical Research Letters
    iaucirc International Astronomical Union Circular
    icarus Icarus
    jaavso Journal of the American Association of Variable Star Observers
    jcap Journal of Cosmology and Astroparticle Physics
    jcp The Journal of Chemical Physics
    jgr Journal of Geophysical Research
    jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
    jrasc Journal of the Royal Astronomical Society of Canada
    maps Meteoritics and Planetary Science
    memras Memoirs of the Royal Astronomical Society
    memsai Memorie della Società Astronomica Italiana
    mnras Monthly Notices of the Royal Astronomical Society
    mnrasl Monthly Notices of the Royal Astronomical Society: Letters
    na New Astronomy
    nar New Astronomy Reviews
    nat Nature
    nphysa Nuclear Physics A
    pasa Publications of the Astronomical Society of Australia
    pasj Publications of the Astronomical Society of Japan
    pasp Publications of the Astronomical Society of the Pacific
    physrep Physics Reports
    physscr Physica Scripta
    planss Planetary and Space Science
    pra Physical Review A
    prb Physical Review B
    prc Physical Review C
    prd Physical Review D
    pre Physical Review E
    prl Physical Review Letters
    procspie Proceedings of the SPIE
    qjras Quarterly Journal of the Royal Astronomical Society
    rmp Reviews of Modern Physics
    rmxaa Revista Mexicana de Astronomía y Astrofísica
    rnaas Research Notes of the American Astronomical Society
    skytel Sky and Telescope
    solphys Solar Physics
    sovast Soviet Astronomy
    ssr Space Science Reviews
    zap Zeitschrift für Astrophysik
    aplett Astrophysical Letters
    apspr Astrophysics and Space Physics Research
    arep Astronomy Reports
    nast New Astronomy
    nastro Nature Astronomy
    natas Nature Astronomy
    memsocastrit Memorie della Società Astronomica Italiana
    rpp Reports on Progress in Physics
    ssrv Space Science Reviews
    """
}
