/** What screen and paper have in common. */
export const baseStyle = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 400 1rem/1.6 var(--serif); }
h1, h2, h3, h4, h5, h6 { margin: 2.2em 0 .6em; line-height: 1.25; font-weight: 650; text-wrap: balance; break-after: avoid; }
h1 { margin-top: 0; font-size: 2.1em; letter-spacing: -.01em; }
h2 { font-size: 1.5em; }
h3 { font-size: 1.2em; }
h4 { font-size: 1.05em; }
h5, h6 { font-size: 1em; font-style: italic; }
.number { color: var(--ink-soft); margin-inline-end: .35em; font-variant-numeric: tabular-nums; }
p { margin: 0 0 1em; text-wrap: pretty; orphans: 2; widows: 2; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; overflow-wrap: anywhere; }
ul, ol { margin: 0 0 1em; padding-inline-start: 1.6em; }
ol { padding-inline-start: 2em; }
li { margin: .2em 0; }
li > ul, li > ol { margin-bottom: 0; }
blockquote { margin: 1.2em 0; padding-inline-start: 1.1em; border-inline-start: 3px solid var(--line-strong); color: var(--ink-soft); }
blockquote > :last-child { margin-bottom: 0; }
hr { width: 6em; margin: 2.2em auto; border: 0; border-top: 1px solid var(--line-strong); }
code { font: .88em/1.5 var(--mono); }
pre { margin: 1.2em 0; padding: .8em 1em; background: var(--surface); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; }
sup, sub { font-size: .72em; line-height: 0; }
.small-caps { font-variant-caps: small-caps; }
[lang|='zh'] { font-family: var(--serif-zh); }
[lang|='ja'] { font-family: var(--serif-ja); }
[lang|='ko'] { font-family: var(--serif-ko); }
[lang|='ar'], [lang|='fa'] { font-family: var(--serif-ar); line-height: 1.8; }
/* Scripts without slanted letters. */
:is([lang|='zh'], [lang|='ja'], [lang|='ko'], [lang|='ar'], [lang|='fa'], [lang|='he']):is(cite, em, i), :is([lang|='zh'], [lang|='ja'], [lang|='ko'], [lang|='ar'], [lang|='fa'], [lang|='he']) :is(cite, em, i) { font-style: normal; }
.title-block { margin-bottom: 2.4em; }
.byline { margin: 0 0 .3em; color: var(--ink-soft); font-family: var(--sans); font-size: .92em; }
.provenance { margin: 1.2em 0 0; padding: .7em 1em; background: var(--surface); border-inline-start: 3px solid var(--accent); color: var(--ink-soft); font: .86em/1.5 var(--sans); }
figure { margin: 1.8em 0; break-inside: avoid; }
figure img { display: block; margin: 0 auto; height: auto; max-width: 100%; }
figcaption, caption { color: var(--ink-soft); font: .86em/1.45 var(--sans); text-align: start; }
figcaption { margin-top: .7em; }
caption { padding-bottom: .6em; caption-side: top; font-size: 1em; break-after: avoid; }
.label { color: var(--ink); font-weight: 650; }
:is(table, figcaption, .contents) :is([lang|='zh'], [lang|='ja'], [lang|='ko'], [lang|='ar'], [lang|='fa']) { font-family: var(--sans); line-height: inherit; }
.table { margin: 1.8em 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; border-bottom: 1.5px solid var(--ink-soft); font: .86em/1.45 var(--sans); }
th, td { padding: .45em .6em; text-align: start; vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 650; }
thead { border-top: 1.5px solid var(--ink-soft); border-bottom: 1px solid var(--ink-soft); }
thead th { vertical-align: bottom; }
tbody tr + tr { border-top: 1px solid var(--line); }
td > :last-child, th > :last-child { margin-bottom: 0; }
.display-maths { margin: 1.2em 0; text-align: center; overflow-x: auto; overflow-y: hidden; }
math { font-size: 1.05em; }
.note-call { text-decoration: none; }
.display-block, .display-indent { display: block; }
.display-indent { margin-inline-start: 2em; }
.references { padding: 0; list-style: none; }
.references li { margin: .55em 0; }
.references.hanging li { padding-inline-start: 2em; text-indent: -2em; }
.references.hanging .entry { text-indent: 0; }
.references.labelled li { display: grid; grid-template-columns: minmax(2.6em, max-content) 1fr; column-gap: .6em; }
.mark { color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.notes ol { padding-inline-start: 2.8em; }
.notes li { padding-inline-start: .3em; }
.notes p { margin-bottom: .4em; }
.quote { margin: .9em 0 0; }
.quote blockquote { margin: 0; white-space: pre-line; font-style: normal; }
.quote .source { margin: .4em 0 0; padding-inline-start: 1.3em; color: var(--ink-soft); font: .86em/1.45 var(--sans); }
.verdict { display: inline-block; padding: .1em .6em; border: 1px solid currentcolor; border-radius: 1em; color: var(--ink-soft); font: 600 .74em/1.5 var(--sans); }
.verdict.supported { color: var(--good); }
.verdict.partly-supported { color: var(--warn); }
.verdict.unsupported, .verdict.contradicted { color: var(--bad); }
.appendix-entry { margin: 1.4em 0; padding-top: 1.2em; border-top: 1px solid var(--line); }
h2 + .appendix-entry, h3 + .appendix-entry { padding-top: 0; border-top: 0; }
.appendix-entry .claim { margin-bottom: .5em; }
`;

/** Fonts are those of the system: a report that brings its own is many times as large. */
export const fontTokens = `
--serif: Charter, 'Bitstream Charter', 'Iowan Old Style', 'Source Serif 4', Georgia, 'Noto Serif', 'Liberation Serif', 'DejaVu Serif', 'Noto Naskh Arabic', 'Noto Serif CJK SC', serif;
--serif-zh: 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, 'Noto Sans CJK SC', serif;
--serif-ja: 'Hiragino Mincho ProN', 'Noto Serif CJK JP', 'Yu Mincho', 'Noto Sans CJK JP', serif;
--serif-ko: 'Apple SD Gothic Neo', 'Noto Serif CJK KR', Batang, 'Noto Sans CJK KR', serif;
--serif-ar: 'Geeza Pro', 'Noto Naskh Arabic', 'Traditional Arabic', 'Noto Sans Arabic', serif;
--sans: system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif;
--mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', 'DejaVu Sans Mono', monospace;
`;

/** A class for each width that the report uses. */
export function widthRules(percents: ReadonlySet<number>): string {
  return [...percents]
    .toSorted((a, b) => a - b)
    .map((percent) => `.w${percent} { width: ${percent}%; }`)
    .join('\n');
}
