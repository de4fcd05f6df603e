/// The harmless commands of math, from LaTeX, amsmath, amssymb, mathtools, bm, braket and the like.
enum TeXMathCommands {
  /// Commands without arguments that are one character, so that `x^\alpha` is right.
  static let atoms = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon
    phi chi psi omega varepsilon vartheta varpi varrho varsigma varphi digamma varkappa omicron Gamma
    Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varGamma varDelta varTheta varLambda varXi
    varPi varSigma varUpsilon varPhi varPsi varOmega aleph beth gimel daleth imath jmath ell wp Re Im
    partial infty prime backprime emptyset varnothing nabla top bot triangle forall exists nexists neg
    lnot flat natural sharp clubsuit diamondsuit heartsuit spadesuit eth hbar hslash mho Finv Game
    Bbbk complement circledS surd angle measuredangle sphericalangle
    bigstar blacksquare blacklozenge blacktriangle blacktriangledown square Box lozenge Diamond
    triangledown diagup diagdown smallint wedge vee land lor cap cup ddagger dagger sqcap sqcup uplus
    amalg diamond bullet wr div odot oslash otimes ominus oplus mp pm circ bigcirc setminus cdot ast
    times star bigtriangleup bigtriangledown triangleleft triangleright lhd unlhd rhd unrhd boxdot
    boxplus boxtimes boxminus centerdot veebar barwedge doublebarwedge Cup Cap doublecup doublecap
    curlywedge curlyvee leftthreetimes rightthreetimes dotplus intercal circledcirc circledast
    circleddash divideontimes ltimes rtimes smallsetminus lessdot gtrdot propto sqsubseteq sqsupseteq
    sqsubset sqsupset parallel mid dashv vdash nearrow searrow nwarrow swarrow Leftrightarrow
    Leftarrow Rightarrow leq geq le ge succ prec approx succeq preceq supset subset supseteq subseteq
    in ni owns gg ll leftrightarrow leftarrow rightarrow gets to sim simeq perp equiv asymp smile frown
    leftharpoonup leftharpoondown rightharpoonup rightharpoondown uparrow downarrow updownarrow
    Uparrow Downarrow Updownarrow backslash Vert vert lbrace rbrace langle rangle lceil rceil lfloor
    rfloor lvert rvert lVert rVert rightsquigarrow leadsto vartriangleright vartriangleleft
    trianglerighteq trianglelefteq circlearrowright circlearrowleft leftrightharpoons Vdash Vvdash
    vDash twoheadrightarrow twoheadleftarrow leftleftarrows rightrightarrows upuparrows
    downdownarrows upharpoonright restriction downharpoonright upharpoonleft downharpoonleft
    rightarrowtail leftarrowtail leftrightarrows rightleftarrows Lsh Rsh leftrightsquigarrow
    looparrowleft looparrowright circeq succsim gtrsim gtrapprox multimap therefore because doteqdot
    Doteq triangleq precsim lesssim lessapprox eqslantless eqslantgtr curlyeqprec curlyeqsucc
    preccurlyeq leqq leqslant lessgtr risingdotseq fallingdotseq succcurlyeq geqq geqslant gtrless
    between blacktriangleright blacktriangleleft vartriangle eqcirc lesseqgtr gtreqless lesseqqgtr
    gtreqqless Rrightarrow Lleftarrow varpropto smallsmile smallfrown Subset Supset subseteqq
    supseteqq bumpeq Bumpeq lll llless ggg gggtr pitchfork backsim backsimeq lvertneqq gvertneqq nleq
    ngeq nless ngtr nprec nsucc lneqq gneqq nleqslant ngeqslant lneq gneq npreceq nsucceq precnsim
    succnsim lnsim gnsim nleqq ngeqq precneqq succneqq precnapprox succnapprox lnapprox gnapprox nsim
    ncong varsubsetneq varsupsetneq nsubseteqq nsupseteqq subsetneqq supsetneqq varsubsetneqq
    varsupsetneqq subsetneq supsetneq nsubseteq nsupseteq nparallel nmid nshortmid nshortparallel
    nvdash nVdash nvDash nVDash ntrianglerighteq ntrianglelefteq ntriangleleft ntriangleright
    nleftarrow nrightarrow nLeftarrow nRightarrow nLeftrightarrow nleftrightarrow eqsim shortmid
    shortparallel thicksim thickapprox approxeq succapprox precapprox curvearrowleft curvearrowright
    backepsilon degree arcdeg
    """

  /// Commands without arguments that are made of several parts; `x^\log` would stop TeX.
  static let symbols = """
    cdots ddots dotsb dotsc dotsi dotsm dotso adots hdots mathellipsis Longleftarrow
    Longleftrightarrow Longrightarrow longleftarrow longleftrightarrow longmapsto longrightarrow
    mapsto hookleftarrow hookrightarrow iff implies impliedby bowtie cong doteq models notin ne neq
    joinrel relbar Relbar rightleftharpoons Join dashrightarrow dashleftarrow colon bmod And medspace
    negmedspace thickspace negthickspace displaystyle textstyle scriptstyle scriptscriptstyle
    mathstrut ldotp cdotp not mathsection mathparagraph mathdollar mathsterling
    lgroup rgroup lmoustache rmoustache arrowvert Arrowvert bracevert coloneqq Coloneqq coloneq
    Coloneq eqqcolon Eqqcolon eqcolon Eqcolon colonapprox Colonapprox colonsim Colonsim vcentcolon
    dblcolon lparen rparen nuparrow ndownarrow dd
    """

  /// Large operators, and functions set upright.
  static let operators = """
    sum prod coprod int iint iiint iiiint idotsint oint bigcup bigcap bigvee bigwedge bigsqcup
    biguplus bigoplus bigotimes bigodot bigtimes arccos arcsin arctan arg cos cosh cot coth csc deg
    det dim exp gcd hom inf injlim ker lg lim liminf limsup ln log max min Pr projlim sec sin sinh sup
    tan tanh varinjlim varliminf varlimsup varprojlim argmax argmin
    """

  /// Commands that set one argument of math: accents, fonts, boxes, classes.
  static let unary = """
    acute grave ddot tilde bar breve check hat vec dot widetilde widehat widecheck mathring dddot
    ddddot Hat Check Tilde Acute Grave Dot Ddot Breve Bar Vec overline overbrace underbrace
    overbracket underbracket overleftarrow overrightarrow overleftrightarrow underrightarrow
    underleftarrow underleftrightarrow bm boldsymbol pmb mathord mathbin mathrel mathopen mathclose
    mathpunct mathinner boxed cramped mathclap mathllap mathrlap bra ket Bra Ket braket Braket set Set
    abs norm ceil floor vb vu va dv pdv pmod mod pod slashed cancel bcancel xcancel
    operatornamewithlimits undertilde overparen wideparen
    """

  /// Alphabets of math, which may stand after `^` as they are.
  static let alphabets = """
    mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal mathbfit mathsfit
    mathbold mathds mathbbm mathbfcal mathbfsf frak Bbb bold germ Cal scr
    """

  /// Commands that set two arguments of math.
  static let binary = """
    binom dbinom tbinom stackrel overset underset splitfrac splitdfrac ketbra dyad
    """

  /// Arrows that grow with what is written on them: `\xrightarrow[below]{above}`.
  static let arrows = """
    xrightarrow xleftarrow xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xrightharpoondown
    xrightharpoonup xleftharpoondown xleftharpoonup xleftrightharpoons xrightleftharpoons
    xhookleftarrow xhookrightarrow xmapsto xlongrightarrow xlongleftarrow
    """

  /// Commands that make a delimiter larger.
  static let sizes =
    "big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm"

  /// The delimiters that have names.
  static let delimiters: Set<String> = [
    "lbrace", "rbrace", "langle", "rangle", "lceil", "rceil", "lfloor", "rfloor", "lvert", "rvert",
    "lVert", "rVert", "vert", "Vert", "uparrow", "downarrow", "updownarrow", "Uparrow",
    "Downarrow", "Updownarrow", "backslash", "lgroup", "rgroup", "lmoustache", "rmoustache",
    "lbrack", "rbrack", "arrowvert", "Arrowvert", "bracevert",
  ]

  /// Plain TeX's fractions, one of which a group may have: `{n \over m}`.
  static let fractions: Set<String> = ["over", "atop", "choose"]

  static let environments: [String: TeXEnvironment] = {
    var all: [String: TeXEnvironment] = [
      "array": TeXEnvironment(hasColumns: true),
      "cases": TeXEnvironment(columns: 2), "dcases": TeXEnvironment(columns: 2),
      "rcases": TeXEnvironment(columns: 2), "drcases": TeXEnvironment(columns: 2),
      "aligned": TeXEnvironment(columns: 20), "gathered": TeXEnvironment(columns: 1),
    ]
    for name in ["matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix"] {
      all[name] = TeXEnvironment(columns: 10)
    }
    return all
  }()
}
