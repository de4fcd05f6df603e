/// Letters that fold to others, as `BASE=VARIANTS` separated by spaces, all in lower case.
///
/// The canonical and compatibility decompositions of the Unicode Character Database 15 without
/// their marks, for Latin, Greek and Cyrillic below U+2000; and the letters that have none but that
/// catalogues fold all the same (ø, ł, ß, æ …). The table is ours because the standard library has
/// no public decomposition, and a table gives the same bytes with every release of it.
enum FoldingTable {
  static let text = """
    A=ᴬ B=ᴮ D=ᴰ E=ᴱ G=ᴳ H=ᴴ I=ᴵ J=ᴶ K=ᴷ L=ᴸ M=ᴹ N=ᴺ O=ᴼ P=ᴾ R=ᴿ T=ᵀ U=ᵁ W=ᵂ \
    a=ªàáâãäåāăąǎǟǡǻȁȃȧᵃḁạảấầẩẫậắằẳẵặⱥ ae=æǣǽ b=ƀɓᵇḃḅḇ c=çćĉċčᶜḉ d=ðďđɖɗᵈᶞḋḍḏḑḓ dz=ǆǳ \
    e=èéêëēĕėęěȅȇȩəɛᵉᵊᵋḕḗḙḛḝẹẻẽếềểễệ f=ƒᶠḟ ff=ﬀ ffi=ﬃ ffl=ﬄ fi=ﬁ fl=ﬂ g=ĝğġģǧǵᵍḡ h=ĥħȟʰḣḥḧḩḫẖ \
    i=ìíîïĩīĭįıǐȉȋɨᵢᶤḭḯỉị ij=ĳ j=ĵǰʲ k=ķĸƙǩᵏḱḳḵ l=ĺļľłˡḷḹḻḽ lj=ǉ m=ᵐḿṁṃ n=ñńņňŉǹṅṇṉṋ ng=ŋᵑ nj=ǌ \
    o=ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔᵒᵓṍṏṑṓọỏốồổỗộớờởỡợ oe=œ p=ᵖṕṗ r=ŕŗřȑȓʳᵣṙṛṝṟ s=śŝşšſșˢṡṣṥṧṩẛ ss=ß \
    st=ﬅﬆ t=ţťŧțᵗṫṭṯṱẗ th=þ u=ùúûüũūŭůűųưǔǖǘǚǜȕȗʉᵘᵤᶶṳṵṷṹṻụủứừửữự v=ᵛᵥṽṿ w=ŵʷẁẃẅẇẉẘ x=ˣẋẍ \
    y=ýÿŷȳʸẏẙỳỵỷỹ z=źżžƶᶻẑẓẕ Æ=ᴭ Ǝ=ᴲ ƫ=ᶵ Ȣ=ᴽ ɐ=ᵄ ɑ=ᵅ ɒ=ᶛ ɕ=ᶝ ɜ=ᵌᶟ ɟ=ᶡ ɡ=ᶢ ɣ=ˠ ɥ=ᶣ ɦ=ʱ ɩ=ᶥ ɪ=ᶦ \
    ɭ=ᶩ ɯ=ᵚ ɰ=ᶭ ɱ=ᶬ ɲ=ᶮ ɳ=ᶯ ɴ=ᶰ ɵ=ᶱ ɸ=ᶲ ɹ=ʴ ɻ=ʵ ʁ=ʶ ʂ=ᶳ ʃ=ᶴ ʊ=ᶷ ʋ=ᶹ ʌ=ᶺ ʐ=ᶼ ʑ=ᶽ ʒ=ǯᶾ ʕ=ˤ ʝ=ᶨ \
    ʟ=ᶫ Υ=ϒϓϔ α=άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ β=ϐᵝᵦ γ=ᵞᵧ δ=ᵟ ε=έϵἐἑἒἓἔἕὲέ \
    η=ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ θ=ϑᶿ ι=ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ κ=ϰ μ=µ ο=όὀὁὂὃὄὅὸό π=ϖ ρ=ϱᵨῤῥ σ=ςϲ \
    υ=ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ φ=ϕᵠᵩ χ=ᵡᵪ ω=ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ а=ӑӓ г=ѓ е=ѐёӗ ж=ӂӝ з=ӟ и=йѝӣӥ \
    к=ќ н=ᵸ о=ӧ у=ўӯӱӳ ч=ӵ ы=ӹ э=ӭ і=ї ѵ=ѷ ә=ӛ ө=ӫ ᴂ=ᵆ ᴖ=ᵔ ᴗ=ᵕ ᴜ=ᶸ ᴝ=ᵙ ᴥ=ᵜ ᵻ=ᶧ ᶅ=ᶪ
    """
}
