import Testing
import Text

@Suite struct CollationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let language: String
    /// In their order; those joined by `=` sort alike.
    let order: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "accents and case do not count", language: "en",
      order: "Abel Ångström=angstrom Élan=elan Zola=ZOLA"),
    Case(name: "punctuation is passed over", language: "en", order: "“Aleph”=aleph O’Brien=obrien"),
    Case(
      name: "spaces come before letters, and twice is once", language: "en",
      order: "Smith_Zoe=Smith__Zoe Smithson"),
    Case(
      name: "numbers count by value, and come before letters", language: "en",
      order: "9=009 10 100 100a a a9 a10"),
    Case(name: "symbols come before digits", language: "en", order: "$a 1 a"),
    Case(
      name: "a ligature is its letters", language: "en", order: "aea Æsop=aesop aez strasse=Straße"),
    Case(name: "ł and ø are variants in English", language: "en", order: "Lodz=Łódź Oslo=Øslo Zz"),
    Case(
      name: "scripts follow one another", language: "en",
      order: "Zola Ωmega Юрий ქართ Հայ שלום محمد हिन्दी あさ 한글 田中"),
    Case(name: "Greek goes without accents", language: "el", order: "ανα=άνα βήτα σας=ΣΑΣ ωμέγα"),
    Case(
      name: "Cyrillic letters have their places", language: "uk",
      order: "гора ґанок дім ель єдність жаль игла їжак йод як"),
    Case(name: "ё is a variant of е", language: "ru", order: "ежик=ёжик ель йод"),
    Case(name: "Swedish ends with å, ä and ö", language: "sv-SE", order: "Zorn Åberg Ärla Öberg"),
    Case(name: "Danish ends with æ, ø and å", language: "da", order: "Zola Æbelø Øster Åby=Aaby"),
    Case(name: "German umlauts are variants", language: "de", order: "Muller=Müller Mutter"),
    Case(name: "Spanish ñ follows n", language: "es", order: "nz ña o"),
    Case(name: "Czech ch follows h", language: "cs", order: "cz čapek had Chalupa Ibsen"),
    Case(
      name: "Hungarian letters of two or three signs", language: "hu",
      order: "cz csa dz dzsa e öl p"),
    Case(name: "Turkish has two kinds of i", language: "tr", order: "Hz ırmak=IRMAK izmir=İzmir"),
    Case(name: "Lithuanian y is an i", language: "lt", order: "Ira=Yra jura"),
    Case(name: "Estonian z follows s", language: "et", order: "sz ša zoo ta"),
    Case(
      name: "a letter and its mark are one letter", language: "sv", order: "Zorn A\u{30A}berg=Åberg"
    ),
    Case(name: "an unknown language sorts as the root", language: "xx", order: "a b"),
    Case(name: "nothing comes first", language: "en", order: "_=“” a"),
  ]

  @Test(arguments: cases)
  func sorts(_ test: Case) {
    let groups = test.order.split(separator: " ").map { group in
      group.split(separator: "=").map { word in
        CollationKey(
          String(word).replacing("_", with: " "), language: test.language)
      }
    }
    for group in groups { #expect(Set(group).count == 1) }
    for (one, next) in zip(groups, groups.dropFirst()) { #expect(one[0] < next[0]) }
  }

  @Test func breaksTiesWhenAsked() {
    let plain = CollationKey("resume", language: "en", breakingTies: true)
    let accented = CollationKey("résumé", language: "en", breakingTies: true)
    #expect(plain < accented)
    #expect(accented < CollationKey("resumes", language: "en", breakingTies: true))
  }
}
