/// The harmless commands of text, and those of packages for single subjects.
enum TeXTextCommands {
  /// Accents, and other commands that set one letter.
  static let accents = """
    u v H r c k d b t h G C f U newtie textsubring textcommabelow textcommaabove capitalgrave
    capitalacute capitalcircumflex capitaltilde capitalmacron capitalbreve capitaldotaccent
    capitaldieresis capitalring capitalhungarumlaut capitalcaron capitalcedilla capitalogonek
    textcircled polhk lfhook ogonek textsuperscript textsubscript
    """

  /// Letters and signs that text alone may have.
  static let letters = """
    i j l L o O ae AE oe OE aa AA dh DH dj DJ ng NG th TH IJ ij textasciitilde textasciicircum
    textquotedbl quotesinglbase quotedblbase guillemotleft guillemotright guillemetleft
    guillemetright guilsinglleft guilsinglright textschwa cprime cdprime registered trademark TM
    celsius perthousand micro ohm hyp hyphen endash emdash Dash dash glq grq glqq grqq flq frq flqq
    frqq quotedblright textnormalspace xspace bs
    """

  /// Signs and spaces that formulas may have too.
  static let symbols = """
    copyright pounds ss SS yen checkmark maltese circledR textbackslash textbar textless
    textgreater textbraceleft textbraceright textunderscore textdollar textquotesingle textquoteleft
    textquoteright textquotedblleft textquotedblright textendash textemdash textellipsis textbullet
    textperiodcentered textregistered texttrademark textcopyright textordfeminine textordmasculine
    textexclamdown textquestiondown textsection textparagraph textdagger textdaggerdbl textdegree
    textcelsius textmu textmicro textohm texteuro textsterling textcent textyen textcurrency
    textonehalf textonequarter textthreequarters textonesuperior texttwosuperior textthreesuperior
    texttimes textdiv textpm textminus textlnot textasteriskcentered textbardbl textbrokenbar
    textasciigrave textasciiacute textasciidieresis textasciimacron textasciicaron textasciibreve
    textleftarrow textrightarrow textuparrow textdownarrow textvisiblespace textcompwordmark
    textinterrobang textinterrobangdown textnumero textestimated textperthousand textpertenthousand
    ldots dots vdots slash lq rq thinspace negthinspace enspace enskip space nobreakspace quad qquad
    nolinebreak allowbreak nobreak hfil hfill dotfill leavevmode ignorespaces unskip relax protect
    null selectfont strut
    """

  /// Signs that may stand after `^` and `_` as they are.
  static let atoms = "S P dag ddag sun earth"

  /// Switches of fonts that formulas may have too.
  static let mathSwitches = "em it sl bf rm sf tt sc cal mit ssf"

  /// Switches of fonts and sizes in text.
  static let textSwitches = """
    itshape slshape upshape scshape bfseries mdseries rmfamily sffamily ttfamily normalfont normalsize boldmath unboldmath
    small footnotesize scriptsize tiny large Large smc
    """

  /// Commands that set one argument as what is around it.
  static let boxes = "underline phantom hphantom vphantom smash"

  /// Commands that set one argument of text, and may stand in formulas too, after `^` as well.
  static let fonts = """
    textrm textsf texttt textbf textit textsl textsc textup textmd textnormal textsw textulc text
    """

  /// Commands that set one argument of text.
  static let unary = """
    emph uline uuline uwave sout xout dashuline dotuline MakeUppercase MakeLowercase
    MakeTextUppercase MakeTextLowercase NoCaseChange mkbibquote mkbibemph mkbibitalic mkbibbold mkbibparens mkbibbrackets
    mkbibsuperscript mkbibsubscript mkbibacro mkbibordinal autocap acro pkg proglang code file nth
    textgreek textcyr textlatin textzh textja textko noopsort SortNoop sortnoop NoopSort Noopsort
    noop natexlab bibnamefont bibfnamefont citenamefont
    """

  /// The same, but for after `^`.
  static let textBoxes = "mbox fbox frame llap rlap clap"

  /// Primitives that set text, which they take in braces alone.
  static let primitives = "hbox uppercase lowercase"

  /// Names of programs and formats, as LaTeX, TUGboat and the packages for logos define them.
  static let logos = """
    TeX LaTeX LaTeXe BibTeX BIBTeX AmS AmSTeX AMS AMSTeX AmSLaTeX XeTeX XeLaTeX LuaTeX
    LuaLaTeX pdfTeX pdfLaTeX ConTeXt CONTEXT eTeX NTS MF MP METAFONT MetaFont MetaPost PiCTeX PiC
    PCTeX SliTeX LyX Xy XyMTeX XyM TeXLive AllTeX plain SGML XML HTML PDF PS PostScript POSTSCRIPT
    CTAN TUG TUB TUGboat VAX UNIX WEB CWEB JAVA Java slMF slBibTeX BaSiX XYMTeX TeXML DVItoVDU
    OMEGA NFSS JTeX MTeX AW CSTUG NTG DANTE
    """

  /// Punctuation and words of biblatex's styles.
  static let biblatex = """
    isdot nopunct adddot addcomma addsemicolon addcolon addperiod addslash addspace addnbspace
    addthinspace addnbthinspace addhighpenspace addlowpenspace addlpthinspace addhpthinspace
    adddotspace addabbrvspace bibrangedash bibdatedash bibdaterangesep bibnamedash psq psqq
    midsentence unspace nosort finalandcomma finalandsemicolon bibellipsis
    """

  /// Commands that take citation keys; two notes in brackets may come first.
  static let cites = """
    cite citep citet citealp citealt citeauthor citeyear citeyearpar citetitle textcite parencite
    autocite footcite fullcite smartcite supercite headlesscite headlessfullcite citeurl
    citedate Citet Citep Citealt Citeauthor Textcite Parencite onlinecite citenum
    """

  /// The journals that astronomy's databases write as commands (AASTeX, ADS).
  static let journals = """
    aj actaa araa apj apjl apjs apjlett apjsupp ao apss aap astap aapr aaps azh baas bac caa cjaa
    caas icarus jcap jrasc memras mnras na nar nat natas pra prb prc prd pre prl pasa pasp pasj rmxaa
    qjras skytel solphys sovast ssr zap iaucirc aplett apspr bain fcp gca grl jcp jgr jqsrt memsai
    nphysa physrep physscr planss procspie psj maps aas dps apsp ssrv aapproc nodata
    """

  /// Signs of astronomy without arguments.
  static let astronomy = """
    arcsec arcmin degr sbond dbond tbond farcs farcm fdg fh fm fs fd fp micron Sun Earth
    Mars Venus Jupiter Saturn Mercury Neptune Uranus Pluto Moon arcdeg sq la ga diameter lesssim
    gtrsim
    """

  /// The units of siunitx, which are defined within its arguments alone.
  static let units: Set<String> = Set(
    """
    metre meter second gram gramme kilogram ampere kelvin mole candela becquerel degreeCelsius coulomb
    farad gray hertz henry joule lumen katal lux newton ohm pascal radian siemens sievert steradian
    tesla volt watt weber day hectare hour litre liter minute arcminute arcsecond tonne astronomicalunit
    atomicmassunit bohr clight dalton electronmass electronvolt elementarycharge hartree
    planckbar angstrom bar barn bel decibel knot mmHg nauticalmile neper percent degree arcsec arcmin
    yocto zepto atto femto pico nano micro milli centi deci deca deka hecto kilo mega giga tera peta
    exa zetta yotta quecto ronto ronna quetta kibi mebi gibi tebi pebi exbi zebi yobi bit byte per
    square squared cubic cubed celsius
    fg pg ng ug mg g kg amu pm nm um mm cm dm m km as fs ps ns us ms s fmol pmol nmol umol mmol mol kmol
    pA nA uA mA A kA ul ml l hl uL mL L hL mHz Hz kHz MHz GHz THz mN N kN MN Pa kPa MPa GPa mohm kohm
    Mohm pV nV uV mV V kV W nW uW mW kW MW GW J uJ mJ kJ eV meV keV MeV GeV TeV kWh F fF pF nF uF mF H
    fH pH nH uH mH C nC mC uC K dB kibibyte mebibyte gibibyte
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
