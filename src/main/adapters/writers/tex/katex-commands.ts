const simple = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .flatMap((name, index, words) => (index % 2 === 0 ? [[name, `{${words[index + 1] ?? ''}}`]] : [])),
  );

/** Names that mean something else to TeX. */
export const renamedCommands: Readonly<Record<string, string>> = {
  empty: '\\emptyset',
  and: '\\wedge',
  th: '\\operatorname{th}',
};

/** What KaTeX knows beyond LaTeX with amsmath, amssymb and mathtools: what stands behind `\providecommand\name`. */
export const katexCommands: Readonly<Record<string, string>> = {
  ...simple(String.raw`
    R \mathbb{R} N \mathbb{N} Z \mathbb{Z} Q \mathbb{Q} C \mathbb{C} H \mathbb{H} Reals \mathbb{R} reals \mathbb{R}
    natnums \mathbb{N} cnums \mathbb{C} Complex \mathbb{C}
    lt < gt > le \leq ge \geq ne \neq land \wedge lor \vee lnot \neg or \vee lang \langle rang \rangle
    infin \infty exist \exists isin \in sub \subset sube \subseteq supe \supseteq alef \aleph alefsym \aleph
    weierp \wp real \Re image \Im thetasym \vartheta sdot \cdot plusmn \pm bull \bullet dagger \dagger Dagger \ddagger
    larr \leftarrow rarr \rightarrow uarr \uparrow darr \downarrow harr \leftrightarrow lrarr \leftrightarrow lArr \Leftarrow
    rArr \Rightarrow uArr \Uparrow dArr \Downarrow hArr \Leftrightarrow lrArr \Leftrightarrow Larr \Leftarrow
    Rarr \Rightarrow Uarr \Uparrow Darr \Downarrow Harr \Leftrightarrow Lrarr \Leftrightarrow
    clubs \clubsuit diamonds \diamondsuit hearts \heartsuit spades \spadesuit
    sect \text{\S} degree ^{\circ} textdegree ^{\circ} minuso \ominus notni \not\ni darr \downarrow
    Alpha \mathrm{A} Beta \mathrm{B} Epsilon \mathrm{E} Zeta \mathrm{Z} Eta \mathrm{H} Iota \mathrm{I} Kappa \mathrm{K}
    Mu \mathrm{M} Nu \mathrm{N} Omicron \mathrm{O} omicron o Rho \mathrm{P} Tau \mathrm{T} Chi \mathrm{X}
    varGamma \mathit{\Gamma} varDelta \mathit{\Delta} varTheta \mathit{\Theta} varLambda \mathit{\Lambda}
    varXi \mathit{\Xi} varPi \mathit{\Pi} varSigma \mathit{\Sigma} varUpsilon \mathit{\Upsilon} varPhi \mathit{\Phi}
    varPsi \mathit{\Psi} varOmega \mathit{\Omega} yen \text{\textyen}
    argmax \operatorname*{arg\,max} argmin \operatorname*{arg\,min} plim \operatorname*{plim} sh \operatorname{sh}
    ch \operatorname{ch} cth \operatorname{cth} tg \operatorname{tg} ctg \operatorname{ctg}
    cotg \operatorname{cotg} arctg \operatorname{arctg} arcctg \operatorname{arcctg} cosec \operatorname{cosec}
    KaTeX \text{KaTeX} ratio : vcentcolon : dblcolon :: coloncolon :: colonequals := coloneqq := eqqcolon =: Coloneqq ::=
    gggtr \ggg llless \lll impliedby \Longleftarrow lbrbrak [ rbrbrak ] llbracket [\![ rrbracket ]\!] lBrace \{\!| rBrace |\!\}
    oiint \oint oiiint \oint origof \circ imageof \bullet
  `),
  bold: '[1]{\\boldsymbol{#1}}',
  bm: '[1]{\\boldsymbol{#1}}',
  Bbb: '[1]{\\mathbb{#1}}',
  frak: '[1]{\\mathfrak{#1}}',
  bra: '[1]{\\langle #1|}',
  ket: '[1]{|#1\\rangle}',
  braket: '[1]{\\langle #1\\rangle}',
  Bra: '[1]{\\left\\langle #1\\right|}',
  Ket: '[1]{\\left|#1\\right\\rangle}',
  Braket: '[1]{\\left\\langle #1\\right\\rangle}',
  set: '[1]{\\{\\,#1\\,\\}}',
  Set: '[1]{\\left\\{\\,#1\\,\\right\\}}',
  mathsfit: '[1]{\\mathsf{#1}}',
  htmlClass: '[2]{#2}',
  htmlId: '[2]{#2}',
  htmlStyle: '[2]{#2}',
  htmlData: '[2]{#2}',
  cancel: '[1]{#1}',
  sout: '[1]{\\overline{#1}}',
  angl: '[1]{\\overline{#1}|}',
  angln: '{\\overline{n}|}',
  phase: '[1]{\\angle #1}',
  utilde: '[1]{\\underset{\\sim}{#1}}',
  underbar: '[1]{\\underline{#1}}',
  overgroup: '[1]{\\overbrace{#1}}',
  undergroup: '[1]{\\underbrace{#1}}',
  overlinesegment: '[1]{\\overline{#1}}',
  underlinesegment: '[1]{\\underline{#1}}',
  Overrightarrow: '[1]{\\overrightarrow{#1}}',
  overleftharpoon: '[1]{\\overleftarrow{#1}}',
  overrightharpoon: '[1]{\\overrightarrow{#1}}',
  xtofrom: '[2][]{\\xleftrightarrow[#1]{#2}}',
  xlongequal: '[2][]{\\overset{#2}{=}}',
};
