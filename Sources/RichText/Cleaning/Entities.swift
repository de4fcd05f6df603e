internal import Text

/// Replaces character references of HTML and XML: `&amp;`, `&#233;`.
public enum Entities {
  /// The text with references replaced, even if publishers escaped them two or three times.
  ///
  /// Unknown references stay, such as the ampersand of `R&D; a survey`.
  public static func decoded(_ text: String) -> String {
    decoded(text, in: .tags)
  }

  /// The same for a record's value, in which braces, dollar signs and backslashes are escaped.
  static func decoded(_ text: String, in notation: MarkupCleaning.Notation) -> String {
    var text = text
    for _ in 0..<maximumRounds where text.containsByte(UInt8(ascii: "&")) {
      let next = decodedOnce(text, notation)
      if next == text { break }
      text = next
    }
    return text
  }

  private static let maximumRounds = 3

  /// The length of the longest name in the table, in bytes.
  private static let maximumNameLength = 10

  private static func decodedOnce(
    _ text: String, _ notation: MarkupCleaning.Notation
  ) -> String {
    var cursor = Cursor(Array(text.utf8))
    var result: [UInt8] = []
    while let byte = cursor.next() {
      guard byte == UInt8(ascii: "&") else {
        result.append(byte)
        continue
      }
      let start = cursor.offset
      let name = cursor.range { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "#") }
      if name.count <= maximumNameLength, cursor.skip(UInt8(ascii: ";")),
        let value = value(of: cursor.text(name))
      {
        if notation == .value, let byte = value.utf8.first, "{}$\\".utf8.contains(byte) {
          result.append(UInt8(ascii: "\\"))
        }
        result.append(value)
      } else {
        result.append(byte)
        cursor.offset = start
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func value(of name: String) -> String? {
    guard name.hasPrefix("#") else { return table[name] ?? shouted[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
      let scalar = Unicode.Scalar(windows1252[number] ?? number),
      number >= 0x20 || number == 9
        || number == 10 || number == 13
    else { return nil }
    return String(scalar)
  }

  /// The characters that browsers use for the numbers of C1 controls.
  ///
  /// - Source: HTML Living Standard, "Numeric character reference end state".
  private static let windows1252: [UInt32: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
    0x87: 0x2021, 0x8A: 0x160, 0x8B: 0x2039, 0x8C: 0x152, 0x8E: 0x17D, 0x91: 0x2018, 0x92: 0x2019,
    0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x2DC,
    0x99: 0x2122, 0x9A: 0x161, 0x9B: 0x203A, 0x9C: 0x153, 0x9E: 0x17E, 0x9F: 0x178,
  ]

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for entry in entries.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let parts = entry.split(separator: "=", maxSplits: 1)
      if let name = parts.first, let value = parts.last { table[String(name)] = String(value) }
    }
    table["nbsp"] = "\u{A0}"
    table["ensp"] = "\u{2002}"
    table["emsp"] = "\u{2003}"
    table["thinsp"] = "\u{2009}"
    table["shy"] = "\u{AD}"
    table["zwnj"] = "\u{200C}"
    table["zwj"] = "\u{200D}"
    table["lrm"] = "\u{200E}"
    table["rlm"] = "\u{200F}"
    return table
  }()

  /// The references that HTML allows in capitals.
  private static let shouted = [
    "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®",
  ]

  /// The references of HTML 4, and those of MathML that occur in titles; the code adds the spaces.
  private static let entries = """
    amp=& lt=< gt=> quot=" apos=' iexcl=¡ cent=¢ pound=£ curren=¤ yen=¥ brvbar=¦ sect=§ uml=¨ copy=©
    ordf=ª laquo=« not=¬ reg=® macr=¯ deg=° plusmn=± sup2=² sup3=³ acute=´ micro=µ para=¶ middot=·
    cedil=¸ sup1=¹ ordm=º raquo=» frac14=¼ frac12=½ frac34=¾ iquest=¿ Agrave=À Aacute=Á Acirc=Â
    Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì Iacute=Í
    Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ouml=Ö times=× Oslash=Ø Ugrave=Ù
    Uacute=Ú Ucirc=Û Uuml=Ü Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã auml=ä aring=å
    aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï eth=ð ntilde=ñ
    ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö divide=÷ oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü
    yacute=ý thorn=þ yuml=ÿ OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ Alpha=Α
    Beta=Β Gamma=Γ Delta=Δ Epsilon=Ε Zeta=Ζ Eta=Η Theta=Θ Iota=Ι Kappa=Κ Lambda=Λ Mu=Μ Nu=Ν Xi=Ξ
    Omicron=Ο Pi=Π Rho=Ρ Sigma=Σ Tau=Τ Upsilon=Υ Phi=Φ Chi=Χ Psi=Ψ Omega=Ω alpha=α beta=β gamma=γ
    delta=δ epsilon=ε zeta=ζ eta=η theta=θ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π rho=ρ
    sigmaf=ς sigma=σ tau=τ upsilon=υ phi=φ chi=χ psi=ψ omega=ω thetasym=ϑ upsih=ϒ piv=ϖ ndash=– mdash=—
    lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′
    Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€ image=ℑ weierp=℘ real=ℜ trade=™ alefsym=ℵ larr=←
    uarr=↑ rarr=→ darr=↓ harr=↔ crarr=↵ lArr=⇐ uArr=⇑ rArr=⇒ dArr=⇓ hArr=⇔ forall=∀ part=∂ exist=∃
    empty=∅ nabla=∇ isin=∈ notin=∉ ni=∋ prod=∏ sum=∑ minus=− lowast=∗ radic=√ prop=∝ infin=∞ ang=∠ and=∧
    or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅ asymp=≈ ne=≠ equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ nsub=⊄
    sube=⊆ supe=⊇ oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ lang=⟨ rang=⟩ loz=◊
    spades=♠ clubs=♣ hearts=♥ diams=♦ hyphen=‐ dash=‐ lbrace={ rbrace=} lbrack=[ rbrack=] lpar=( rpar=)
    comma=, period=. colon=: semi=; num=# percnt=% ast=* plus=+ equals== sol=/ bsol=\\ lowbar=_ excl=!
    quest=? commat=@ hat=^ grave=` vert=| Amacr=Ā amacr=ā Abreve=Ă abreve=ă Aogon=Ą aogon=ą Cacute=Ć
    cacute=ć Ccaron=Č ccaron=č Dcaron=Ď dcaron=ď Dstrok=Đ dstrok=đ Emacr=Ē emacr=ē Eogon=Ę eogon=ę
    Ecaron=Ě ecaron=ě Gbreve=Ğ gbreve=ğ Idot=İ inodot=ı imath=ı Lstrok=Ł lstrok=ł Nacute=Ń nacute=ń
    Ncaron=Ň ncaron=ň Odblac=Ő odblac=ő Rcaron=Ř rcaron=ř Sacute=Ś sacute=ś Scedil=Ş scedil=ş Tcaron=Ť
    tcaron=ť Umacr=Ū umacr=ū Uring=Ů uring=ů Udblac=Ű udblac=ű Zacute=Ź zacute=ź Zdot=Ż zdot=ż Zcaron=Ž
    zcaron=ž
    """
}
