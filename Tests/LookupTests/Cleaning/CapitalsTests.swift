import Testing

@testable import Lookup

@Suite struct CapitalsTests {
  static let cases = [
    CleaningCase(
      "THE ECONOMICS OF SUPERSTARS AND THE MARKET", "The Economics of Superstars and the Market"),
    CleaningCase(
      "A NEW METHOD FOR DNA SEQUENCING IN HIV-1 PATIENTS",
      "A New Method for DNA Sequencing in HIV-1 Patients"),
    CleaningCase(
      "OXIDATION OF CO AND H2O2 ON TIO2 SURFACES", "Oxidation of CO and H2O2 on TIO2 Surfaces"),
    CleaningCase(
      "CO<sub>2</sub> ADSORPTION: A REVIEW", "CO<sub>2</sub> Adsorption: A Review"),
    CleaningCase(
      "WORLD WAR II AND THE U.S. ECONOMY", "World War II and the U.S. Economy"),
    CleaningCase(
      "END-TO-END LEARNING OF WHAT WE DON'T KNOW", "End-to-End Learning of What We Don't Know"),
    CleaningCase("JAMA INTERNAL MEDICINE", "JAMA Internal Medicine"),
    CleaningCase(same: "PLOS ONE"),
    CleaningCase("THE O'BRIEN CONJECTURE", "The O'Brien Conjecture"),
    CleaningCase("BOUNDS IN $L^P$ SPACES", "Bounds in $L^P$ Spaces"),
    CleaningCase(
      "UNTERSUCHUNGEN ÜBER DIE GRUNDLAGEN DER MENGENLEHRE",
      "Untersuchungen über die grundlagen der mengenlehre"),
    CleaningCase("ÉTUDES SUR LES ÉQUATIONS DU MOUVEMENT", "Études sur les équations du mouvement"),
    CleaningCase("AAFP STATEMENT ON THE UPFC", "AAFP Statement on the UPFC"),
    CleaningCase("CLIMATE MODELS (BIOME) IN PRACTICE", "Climate Models (BIOME) in Practice"),
    CleaningCase("TORTICOLLIS", "Torticollis"),
    CleaningCase(
      "ChemInform Abstract: SINTERING OF OXIDES", "ChemInform Abstract: Sintering of Oxides"),
    CleaningCase(same: "SIGMOD/PODS '21: International Conference"),
    CleaningCase("STRUCTURE OF HUMAN HEMOGLOBIN 4HHB", "Structure of Human Hemoglobin 4HHB"),
    CleaningCase("İSTANBUL VE DİL TARİHİ", "İstanbul ve dil tarihi"),
    // What is no shouting: acronyms, names of programs, text with a small letter, other scripts.
    CleaningCase(same: "LAPACK"),
    CleaningCase(same: "DNA"),
    CleaningCase(same: "LIGO"),
    CleaningCase(same: "GROMACS: High Performance Molecular Simulations"),
    CleaningCase(same: "iOS"),
    CleaningCase(same: "深度学习的理论基础"),
    CleaningCase(same: "Ωμέγα"),
    CleaningCase(same: "1984"),
    CleaningCase(same: ""),
  ]

  @Test(arguments: cases)
  func lowersCapitals(_ test: CleaningCase) {
    #expect(Capitals.lowered(test.given) == test.cleaned)
  }

  @Test func goesByTheLanguageThatIsGiven() {
    #expect(
      Capitals.lowered("HISTORIA NATURALIS MUNDI", language: "la") == "Historia naturalis mundi")
    #expect(
      Capitals.lowered("HISTORIA NATURALIS MUNDI", language: "en") == "Historia Naturalis Mundi")
    // Publishers give the language of the journal for all of its articles.
    #expect(
      Capitals.lowered("SINTERING OF OXIDES", language: "de") == "Sintering of Oxides")
    #expect(Capitals.lowered("ANKARA ILININ TARIHI", language: "tr") == "Ankara ılının tarıhı")
  }
}
