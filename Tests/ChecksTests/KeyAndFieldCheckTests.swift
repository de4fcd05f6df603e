import Formats
import Testing

@testable import Checks

/// What is said of keys, names of fields, types, and fields that are missing or come twice.
struct KeyAndFieldCheckTests {
  @Test(arguments: [
    CheckCase("a key is there", "key: a"),
    CheckCase("there is no key", "title: T", at: ["the record"]),
    CheckCase("a key that BibTeX cannot read", "key: a b", at: ["a b"]),
  ])
  func missingKey(_ test: CheckCase) { test.expect(MissingKeyCheck.self) }

  @Test(arguments: [
    CheckCase("keys of their own", "key: b", among: ["key: a\nalias: c"]),
    CheckCase("the key of another", "key: a", at: ["a"], among: ["key: a"]),
    CheckCase("the key of another as an alias", "key: b\nalias: a", at: ["a"], among: ["key: a"]),
    CheckCase("an alias of another", "key: b\nalias: c", at: ["c"], among: ["key: a\nalias: c"]),
    CheckCase("an alias twice in one record", "key: b\nalias: c\nalias: c"),
  ])
  func duplicateKey(_ test: CheckCase) { test.expect(DuplicateKeyCheck.self) }

  @Test(arguments: [
    CheckCase("another case", "key: KNUTH84", at: ["KNUTH84"], among: ["key: knuth84"]),
    CheckCase("the very same key is another check's", "key: a", among: ["key: a"]),
    CheckCase("another key", "key: knuth85", among: ["key: knuth84"]),
  ])
  func similarKey(_ test: CheckCase) { test.expect(SimilarKeyCheck.self) }

  @Test(arguments: [
    CheckCase("names that ibid writes", "key: a\nuser_2: b"),
    CheckCase("a capital", "key: a\nAuthor: b", at: ["Author"]),
    CheckCase(
      "a hyphen and a digit in front", "key: a\nbdsk-url: b\n2nd: c", at: ["bdsk-url", "2nd"]),
  ])
  func fieldName(_ test: CheckCase) { test.expect(FieldNameCheck.self) }

  @Test(arguments: [
    CheckCase("known fields and one's own", "key: a\ntype: misc\ntitle: T\nrate: 5\nfjournal: J"),
    CheckCase("a slip", "key: a\nautor: A\ntilte: T", at: ["autor", "tilte"]),
    CheckCase(
      "the plural of what is repeated", "key: a\neditoras: x\norganizers: y",
      at: ["editoras", "organizers"]),
    CheckCase("names of other programs", "key: a\njournaltitle: J\ntags: x\nkeywords: y"),
  ])
  func unknownField(_ test: CheckCase) { test.expect(UnknownFieldCheck.self) }

  @Test(arguments: [
    CheckCase(
      "what may be repeated", "key: a\nauthor: A\nauthor: B\ntag: x\ntag: y\nown: 1\nown: 2"),
    CheckCase("two people of one name", "key: a\nauthor: Wang, Wei\nauthor: Wang, Wei"),
    CheckCase("two titles", "key: a\ntitle: T\ntitle: U", at: ["U"]),
    CheckCase("two names of one field", "key: a\njournal: T\njournaltitle: U", at: ["U"]),
    CheckCase("two types", "key: a\ntype: book\ntype: misc", at: ["misc"]),
    CheckCase(
      "the same tag, and the same title", "key: a\ntitle: T\ntag: x\ntag: x\ntitle: T",
      at: ["x", "T"], corrected: "title: T\ntag: x"),
  ])
  func repeatedField(_ test: CheckCase) { test.expect(RepeatedFieldCheck.self) }

  @Test(arguments: [
    CheckCase("a type in capitals", "key: a\ntype: Article"),
    CheckCase("a slip", "key: a\ntype: artcle", at: ["artcle"]),
    CheckCase("no type", "key: a", at: ["a"]),
  ])
  func type(_ test: CheckCase) { test.expect(TypeCheck.self) }

  @Test(arguments: [
    CheckCase(
      "an article that has all",
      "key: a\ntype: article\ntitle: T\nauthor: A\njournal: J\ndate: 2022"),
    CheckCase(
      "a venue for journal and date", "key: a\ntype: article\ntitle: T\nauthor: A\nvenue: jmlr 2022"
    ),
    CheckCase(
      "no journal", "key: a\ntype: article\ntitle: T\nauthor: A\ndate: 2022", at: ["article"]),
    CheckCase("nothing", "key: a\ntype: thesis", at: ["thesis", "thesis", "thesis", "thesis"]),
    CheckCase("a talk without a title", "key: a\ntype: talk\nauthor: A\ndate: 2022"),
    CheckCase("a talk without a date", "key: a\ntype: talk\nauthor: A", at: ["talk"]),
    CheckCase(
      "a paper that is submitted",
      "key: a\ntype: unpublished\ntitle: T\nauthor: A\nstatus: submitted"),
    CheckCase("a page that was read", "key: a\ntype: online\ntitle: T\nurldate: 2022-01-01"),
    CheckCase("fields of another record", "key: a\ntype: inproceedings\ncrossref: b"),
    CheckCase("a type that is not known", "key: a\ntype: scroll"),
    CheckCase("a bad date is another check's", "key: a\ntype: misc\ntitle: T\nauthor: A\ndate: ?"),
  ])
  func missingField(_ test: CheckCase) { test.expect(MissingFieldCheck.self) }
}
