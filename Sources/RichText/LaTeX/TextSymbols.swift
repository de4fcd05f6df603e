/// Commands that print a character in text, as `NAME=CHARACTER` separated by spaces.
enum TextSymbols {
  /// Commands that decoding reads, by name.
  static let all: [(name: String, text: String)] =
    pairs(in: letters) + pairs(in: signs) + pairs(in: greek) + pairs(in: cyrillic)
    + pairs(in: synonyms) + spaces

  /// Commands that encoding writes, by character; for Greek see `Encoder`.
  static let commands: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (name, text) in pairs(in: letters) + pairs(in: signs) + pairs(in: cyrillic) {
      if let scalar = text.unicodeScalars.first { table[scalar] = name }
    }
    return table
  }()

  /// Greek letters as text, by character.
  static let greekCommands: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (name, text) in pairs(in: greek) {
      if let scalar = text.unicodeScalars.first { table[scalar] = name }
    }
    return table
  }()

  static func pairs(in table: String) -> [(name: String, text: String)] {
    table.split(separator: " ").compactMap { entry in
      let parts = entry.split(separator: "=", maxSplits: 1)
      guard let name = parts.first, let text = parts.last else { return nil }
      return (String(name), String(text))
    }
  }

  /// The letters of plain TeX and of the encoding T1 (`t1enc.def`).
  private static let letters = """
    ss=ß SS=ẞ o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ \
    ng=ŋ NG=Ŋ ij=ĳ IJ=Ĳ
    """

  /// The signs of LaTeX itself, of T1 and of TS1, once the package textcomp (`ts1enc.def`).
  private static let signs = """
    textbackslash=\\ textbraceleft={ textbraceright=} textasciitilde=~ textasciicircum=^ \
    textasciigrave=` textless=< textgreater=> textbar=| textquoteleft=‘ textquoteright=’ \
    quotesinglbase=‚ quotedblbase=„ guilsinglleft=‹ guilsinglright=› guillemotleft=« \
    guillemotright=» textexclamdown=¡ textquestiondown=¿ ldots=… textbullet=• textdagger=† \
    textdaggerdbl=‡ S=§ P=¶ textcopyright=© textregistered=® texttrademark=™ textcent=¢ pounds=£ \
    textcurrency=¤ textyen=¥ texteuro=€ textbrokenbar=¦ textasciidieresis=¨ textordfeminine=ª \
    textordmasculine=º textlnot=¬ textasciimacron=¯ textdegree=° textpm=± texttwosuperior=² \
    textthreesuperior=³ textonesuperior=¹ textasciiacute=´ textmu=µ textperiodcentered=· \
    textasciicedilla=¸ textonequarter=¼ textonehalf=½ textthreequarters=¾ texttimes=× textdiv=÷ \
    textflorin=ƒ textperthousand=‰ textpertenthousand=‱ textnumero=№ textohm=Ω textmho=℧ \
    textestimated=℮ textservicemark=℠ textcircledP=℗ textrecipe=℞ textcelsius=℃ textminus=− \
    textleftarrow=← textrightarrow=→ textuparrow=↑ textdownarrow=↓ textfractionsolidus=⁄ \
    textreferencemark=※ textinterrobang=‽ textwon=₩ textnaira=₦ textlira=₤ textpeso=₱ textbaht=฿ \
    textcolonmonetary=₡ textdong=₫ textbardbl=‖ textmusicalnote=♪ textopenbullet=◦ textlquill=⁅ \
    textrquill=⁆ textasciicaron=ˇ textasciibreve=˘ textacutedbl=˝ textbigcircle=◯ \
    textvisiblespace=␣
    """

  /// Greek letters of the encoding LGR, as the package greek-fontenc names them.
  private static let greek = """
    textAlpha=Α textBeta=Β textGamma=Γ textDelta=Δ textEpsilon=Ε textZeta=Ζ textEta=Η textTheta=Θ \
    textIota=Ι textKappa=Κ textLambda=Λ textMu=Μ textNu=Ν textXi=Ξ textOmicron=Ο textPi=Π \
    textRho=Ρ textSigma=Σ textTau=Τ textUpsilon=Υ textPhi=Φ textChi=Χ textPsi=Ψ textOmega=Ω \
    textalpha=α textbeta=β textgamma=γ textdelta=δ textepsilon=ε textzeta=ζ texteta=η texttheta=θ \
    textiota=ι textkappa=κ textlambda=λ textmugreek=μ textnu=ν textxi=ξ textomicron=ο textpi=π \
    textrho=ρ textsigma=σ textfinalsigma=ς texttau=τ textupsilon=υ textphi=φ textchi=χ textpsi=ψ \
    textomega=ω textdigamma=ϝ textDigamma=Ϝ textstigmagreek=ϛ textStigmagreek=Ϛ textkoppagreek=ϟ \
    textqoppa=ϙ textQoppa=Ϙ textsampigreek=ϡ textSampigreek=Ϡ
    """

  /// Cyrillic letters of the encodings T2A, T2B, T2C and X2, in the order of Unicode.
  private static let cyrillic = """
    CYRYO=Ё CYRDJE=Ђ CYRIE=Є CYRDZE=Ѕ CYRII=І CYRYI=Ї CYRJE=Ј CYRLJE=Љ CYRNJE=Њ CYRTSHE=Ћ \
    CYRUSHRT=Ў CYRDZHE=Џ CYRA=А CYRB=Б CYRV=В CYRG=Г CYRD=Д CYRE=Е CYRZH=Ж CYRZ=З CYRI=И \
    CYRISHRT=Й CYRK=К CYRL=Л CYRM=М CYRN=Н CYRO=О CYRP=П CYRR=Р CYRS=С CYRT=Т CYRU=У CYRF=Ф CYRH=Х \
    CYRC=Ц CYRCH=Ч CYRSH=Ш CYRSHCH=Щ CYRHRDSN=Ъ CYRERY=Ы CYRSFTSN=Ь CYREREV=Э CYRYU=Ю CYRYA=Я \
    cyra=а cyrb=б cyrv=в cyrg=г cyrd=д cyre=е cyrzh=ж cyrz=з cyri=и cyrishrt=й cyrk=к cyrl=л \
    cyrm=м cyrn=н cyro=о cyrp=п cyrr=р cyrs=с cyrt=т cyru=у cyrf=ф cyrh=х cyrc=ц cyrch=ч cyrsh=ш \
    cyrshch=щ cyrhrdsn=ъ cyrery=ы cyrsftsn=ь cyrerev=э cyryu=ю cyrya=я cyryo=ё cyrdje=ђ cyrie=є \
    cyrdze=ѕ cyrii=і cyryi=ї cyrje=ј cyrlje=љ cyrnje=њ cyrtshe=ћ cyrushrt=ў cyrdzhe=џ CYRYAT=Ѣ \
    cyryat=ѣ CYRBYUS=Ѫ cyrbyus=ѫ CYRFITA=Ѳ cyrfita=ѳ CYRIZH=Ѵ cyrizh=ѵ CYRSEMISFTSN=Ҍ \
    cyrsemisftsn=ҍ CYRRTICK=Ҏ cyrrtick=ҏ CYRGUP=Ґ cyrgup=ґ CYRGHCRS=Ғ cyrghcrs=ғ CYRGHK=Ҕ cyrghk=ҕ \
    CYRZHDSC=Җ cyrzhdsc=җ CYRZDSC=Ҙ cyrzdsc=ҙ CYRKDSC=Қ cyrkdsc=қ CYRKVCRS=Ҝ cyrkvcrs=ҝ CYRKHCRS=Ҟ \
    cyrkhcrs=ҟ CYRKBEAK=Ҡ cyrkbeak=ҡ CYRNDSC=Ң cyrndsc=ң CYRNG=Ҥ cyrng=ҥ CYRPHK=Ҧ cyrphk=ҧ \
    CYRABHHA=Ҩ cyrabhha=ҩ CYRSDSC=Ҫ cyrsdsc=ҫ CYRTDSC=Ҭ cyrtdsc=ҭ CYRY=Ү cyry=ү CYRYHCRS=Ұ \
    cyryhcrs=ұ CYRHDSC=Ҳ cyrhdsc=ҳ CYRTETSE=Ҵ cyrtetse=ҵ CYRCHRDSC=Ҷ cyrchrdsc=ҷ CYRCHVCRS=Ҹ \
    cyrchvcrs=ҹ CYRSHHA=Һ cyrshha=һ CYRABHCH=Ҽ cyrabhch=ҽ CYRABHCHDSC=Ҿ cyrabhchdsc=ҿ \
    CYRpalochka=Ӏ CYRKHK=Ӄ cyrkhk=ӄ CYRLDSC=Ӆ cyrldsc=ӆ CYRNHK=Ӈ cyrnhk=ӈ CYRCHLDSC=Ӌ cyrchldsc=ӌ \
    CYRMDSC=Ӎ cyrmdsc=ӎ CYRAE=Ӕ cyrae=ӕ CYRSCHWA=Ә cyrschwa=ә CYRABHDZE=Ӡ cyrabhdze=ӡ CYROTLD=Ө \
    cyrotld=ө
    """

  /// Other names for the same, and names of packages that not every LaTeX has.
  private static let synonyms = """
    textquotedblleft=“ textquotedblright=” textquotesingle=' textquotedbl=" textendash=– \
    textemdash=— dots=… textellipsis=… copyright=© textsection=§ textparagraph=¶ textsterling=£ \
    euro=€ yen=¥ cent=¢ dag=† ddag=‡ dagger=† ddagger=‡ slash=/ textunderscore=_ textdollar=$ \
    textpercent=% textampersand=& textnumbersign=# lbrace={ rbrace=} guillemetleft=« \
    guillemetright=» flqq=« frqq=» flq=‹ frq=› glqq=„ grqq=“ glq=‚ grq=‘ lq=‘ rq=’ \
    textquotestraightbase=‚ textquotestraightdblbase=„ textmicro=µ textvarsigma=ς textautosigma=σ \
    textstigma=ϛ textkoppa=ϟ textsampi=ϡ textHbar=Ħ texthbar=ħ textTstroke=Ŧ texttstroke=ŧ \
    textTbar=Ŧ texttbar=ŧ textmalteseH=Ħ textmalteseh=ħ textkra=ĸ textlongs=ſ textschwa=ə \
    textEreversed=Ǝ textasteriskcentered=* textnonbreakinghyphen=‑ texthyphen=‐ \
    textonedotenleader=․ texthorizontalbar=― cprime=ʹ cdprime=ʺ Cprime=ʹ Cdprime=ʺ lasp=ʿ rasp=ʾ \
    Dbar=Đ dbar=đ cydot=· textlangle=⟨ textrangle=⟩ textdiscount=⁒ textguarani=₲ textblank=␢ \
    textpilcrow=¶
    """

  /// The spaces that have a name.
  private static let spaces: [(name: String, text: String)] = [
    ("space", " "), ("nobreakspace", "\u{A0}"), ("textnobreakspace", "\u{A0}"),
    ("thinspace", "\u{2009}"), ("enspace", "\u{2002}"), ("enskip", "\u{2002}"),
    ("quad", "\u{2003}"), ("textcompwordmark", "\u{200C}"), ("bibrangedash", "–"),
    ("bibnamedash", "—"), ("addspace", " "),
    ("psq", " f."), ("psqq", " ff."), ("addnbspace", "\u{A0}"), ("adddot", "."), ("addcomma", ","),
    ("addcolon", ":"),
  ]
}
