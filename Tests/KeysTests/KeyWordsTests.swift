import Keys
import Records
import Support
import Testing

/// What keys are made of, by title and by name.
struct KeyWordsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let key: String

    init(_ text: String, _ key: String) { (self.text, self.key) = (text, key) }

    var testDescription: String { "\(text) gives \(key)" }
  }

  private func key(_ fields: [Field], type: RecordType = "misc") -> String {
    let record = Record(key: .pending, type: type, fields: fields)
    return KeyPattern.standard.key(for: record) { _ in false }.text
  }

  static let titles = [
    Case("<i>Drosophila</i> wings", "drosophila"), Case("The <sub>3</sub>He fridge", "3he"),
    Case("<em>On</em> <strong>Moss</strong>", "moss"), Case("$\\beta$-Decay at rest", "decay"),
    Case("A $p$-adic zoo", "adic"), Case("$x^2$", "x2"), Case("{\\LaTeX} for Cats", "latex"),
    Case("\\textsf{Sans} serif", "sans"), Case("&quot;Quoted&quot; words", "quoted"),
    Case("&lt;i&gt;Felis&lt;/i&gt; again", "felis"), Case("“Curly” quotes", "curly"),
    Case("«Les» Misérables", "miserables"), Case("„Der“ Zauberberg", "zauberberg"),
    Case("L’avenir dure", "avenir"), Case("Dell'amore", "amore"), Case("Don't look", "dont"),
    Case("Una noche", "noche"), Case("Os Lusíadas", "lusiadas"),
    Case("Het achterhuis", "achterhuis"),
    Case("Il nome", "nome"), Case("{DNA} folding", "dna"), Case("(Re)reading maps", "rereading"),
    Case("RETRACTED: Bees at night", "bees"), Case("RETRACTED ARTICLE: Bees", "bees"),
    Case("[Retracted] Bees at night", "bees"), Case("WITHDRAWN: The Bees", "bees"),
    Case("Correction to: Bees", "bees"), Case("Author Correction: Bees", "bees"),
    Case("Erratum to “Bees”", "bees"), Case("Corrigendum to Bees at night", "bees"),
    Case("Expression of Concern: Bees", "bees"), Case("Erratum", "erratum"),
    Case("Correction of lenses", "correction"), Case("Retracted work lives on", "retracted"),
    Case("Straße und Weg", "strasse"), Case("Łódź miasto", "lodz"),
    Case("İstanbul ve ışık", "istanbul"),
    Case("ışık", "isik"), Case("Điện Biên Phủ", "dien"), Case("Ærø", "aero"),
    Case("Þingvellir", "thingvellir"),
    Case("ﬁeld ﬂow", "field"), Case("Ｆｕｌｌ width", "full"), Case("𝐁old", "bold"),
    Case("H₂O ice", "h2o"),
    Case("ʿArabī", "arabi"), Case("Ünïcödé", "unicode"), Case("Cafe\u{301}", "cafe"),
    Case("Преступление и наказание", "prestuplenie"), Case("Ἰλιάς", "ilias"),
    Case("さくら", "sakura"), Case("カタカナ語", "katakana"), Case("データ解析", "deta"),
    Case("きょうと", "kyouto"), Case("マッチング", "matchingu"),
    Case("ファイル", "fairu"), Case("ﾃﾞｰﾀ", "deta"), Case("シェフ", "shefu"), Case("いっぽん", "ippon"),
    Case("한국어 문법", "hangukeo"), Case("서울", "seoul"),
    Case("光の速度", "光"), Case("深層学習", "深層学習"), Case("海水中盐分变化的检测", "海水中盐"),
    Case("DNA修復", "dna"), Case("שלום עולם", "שלום"), Case("كتاب المناظر", "كتاب"),
    Case("हिन्दी भाषा", "हिन्दी"), Case("การศึกษาภาษาไทย", "การศึกษาภ"),
    Case("1984", "misc1984"), Case("🚀🚀", "misc"), Case("🚀 Rockets", "rockets"),
    Case("", "misc"), Case("---", "misc"),
  ]

  @Test(arguments: titles)
  func readsTitles(_ test: Case) {
    #expect(key([Field("title", test.text)]) == test.key)
  }

  static let names = [
    Case("{World Health Organization (WHO)}", "who"), Case("{World Health Organization}", "who"),
    Case("{WHO}", "who"), Case("{ATLAS Collaboration}", "atlas"),
    Case("{European Organization for Nuclear Research}", "cern"),
    Case("{Institute of Electrical and Electronics Engineers}", "ieee"),
    Case("{OpenMP Architecture Review Board}", "openmp"), Case("{Google}", "google"),
    Case("{Stack Overflow}", "stackoverflow"), Case("{Apple Inc.}", "apple"),
    Case("{The pandas development team}", "pandasdevelopment"),
    Case("{Bundesamt für Statistik}", "bundesamtstatistik"), Case("{国家统计局发布}", "国家统计"),
    Case("Müller, Ann", "muller"), Case("{\\\"O}zg{\\\"u}r, A", "ozgur"), Case("김, 철수", "gim"),
    Case("山田, 太郎", "山田"), Case("Иванов, И.", "ivanov"), Case("Đặng, A", "dang"),
    Case("Nguyễn, B", "nguyen"), Case("d'Alembert, J", "dalembert"), Case("ʻŌlelo, K", "olelo"),
  ]

  @Test(arguments: names)
  func readsNames(_ test: Case) {
    #expect(key([Field("author", test.text)]) == test.key)
  }

  @Test func aRecordWithoutATitleHasAnotherText() {
    #expect(
      key([Field("eventtitle", "Meeting on Bees"), Field("eventdate", "2020-05")]) == "2020meeting")
    #expect(key([Field("author", "Lee, A"), Field("journal", "Nature")]) == "leenature")
    #expect(key([Field("author", "Lee, A"), Field("venue", "ICML 2020")]) == "lee2020icml")
    #expect(
      key([Field("organization", "World Health Organization"), Field("date", "2020")]) == "who2020")
    #expect(key([Field("date", "2020")]) == "misc2020")
  }

  @Test(arguments: ["0000", "in press", "0000-00-00", ""])
  func aDateThatIsNoneGivesNoYear(_ date: String) {
    #expect(
      key([Field("author", "Lee, A"), Field("title", "Bees"), Field("date", date)]) == "leebees")
  }

  @Test func yearsBeforeOurEraHaveNoSign() {
    #expect(key([Field("author", "Caesar"), Field("date", "-0051")]) == "caesar0051")
  }

  @Test func keysAreShort() {
    let long = String(repeating: "donaudampfschifffahrt", count: 9)
    let key = key([Field("author", "\(long), A"), Field("title", long), Field("date", "2020")])
    #expect(key == "donaudampfschifff2020donaudampfschifff")
  }

  @Test func fourIdeographsAreEnough() {
    let fields = [Field("author", "李, 四"), Field("title", "海水中盐分变化"), Field("date", "2014")]
    #expect(key(fields) == "李2014海水中")
    #expect(
      key([Field("author", "山田太郎"), Field("title", "画像"), Field("date", "2015")]) == "山田太郎2015")
  }
}
