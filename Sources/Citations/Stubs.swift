extension Array<Output> {
  func withCase(_ textCase: TextCase, language: String) -> [Output] { self }
  func strippingPeriods() -> [Output] { self }
}
extension Output { static func parsed(_ t: String) -> [Output] { [.text(t)] } }
extension Array<Output> { func text(locale: LocaleText) -> String { "" } }
struct LocaleText {}
extension Processor { var localeText: LocaleText { LocaleText() } }
struct CollationKey: Comparable { init(_ s: String, language: String) {}
 static func < (a: Self, b: Self) -> Bool { false } }
public struct BibliographyFormat: Sendable { var hasHangingIndent: Bool; var secondFieldAlign: BibliographySpec.SecondFieldAlign?; var lineSpacing: Int; var entrySpacing: Int }
