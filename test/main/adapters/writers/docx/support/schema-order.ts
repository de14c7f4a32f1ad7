import { elements, type Xml } from './open-docx.ts';

/** The order that ECMA-376 has for the children of elements that Word refuses in another; only those that may be here. */
const orders: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tcPr': 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:tbl': 'bookmarkStart bookmarkEnd tblPr tblGrid tr',
  'w:tr': 'tblPrEx trPr tc',
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
  'w:settings':
    'writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  'm:r': 'rPr t',
  'm:rPr': 'lit nor scr sty brk aln',
  'm:f': 'fPr num den',
  'm:nary': 'naryPr sub sup e',
  'm:naryPr': 'chr limLoc grow subHide supHide ctrlPr',
  'm:d': 'dPr e',
  'm:dPr': 'begChr sepChr endChr grow shp ctrlPr',
  'm:rad': 'radPr deg e',
  'm:sSup': 'sSupPr e sup',
  'm:sSub': 'sSubPr e sub',
  'm:sSubSup': 'sSubSupPr e sub sup',
  'm:sPre': 'sPrePr sub sup e',
  'm:func': 'funcPr fName e',
  'm:limLow': 'limLowPr e lim',
  'm:limUpp': 'limUppPr e lim',
  'm:groupChrPr': 'chr pos vertJc ctrlPr',
  'm:mPr': 'baseJc plcHide rSpRule cGpRule rSp cSp cGp mcs ctrlPr',
  'm:m': 'mPr mr',
};

/** What stands out of order, in words; nothing where all is well. */
export function misordered(within: Xml): readonly string[] {
  const order = orders[within.name]?.split(' ');
  const places = elements(within).map(({ name }) => order?.indexOf(name.slice(name.indexOf(':') + 1)) ?? 0);
  const wrong = places.findIndex((place, index) => place === -1 || place < (places[index - 1] ?? 0));
  const own = wrong === -1 ? [] : [`${within.name}: ${elements(within)[wrong]?.name}`];
  return [...own, ...elements(within).flatMap(misordered)];
}
