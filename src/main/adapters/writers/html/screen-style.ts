import { baseStyle, fontTokens } from './base-style.ts';

/** Light and dark, wide and narrow, and plain on paper. */
export const screenStyle = `
:root {
  color-scheme: light dark;
  --ink: #1d2422; --ink-soft: #4c5653; --paper: #fdfcf9; --surface: #f4f2ec; --raised: #ffffff;
  --line: #dedbd2; --line-strong: #b9b5a9; --accent: #1f5f5b; --accent-soft: #dcebe8;
  --good: #2c6a3c; --warn: #855a00; --bad: #a32a24; --shadow: 0 10px 34px rgb(29 36 34 / 22%), 0 1px 3px rgb(29 36 34 / 16%);
  ${fontTokens}
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8e6df; --ink-soft: #b9bdb8; --paper: #191d1c; --surface: #222826; --raised: #272d2b;
    --line: #363d3a; --line-strong: #56605c; --accent: #7fc7bf; --accent-soft: #21403d;
    --good: #8fce9b; --warn: #e2b65c; --bad: #f0968f; --shadow: 0 10px 34px rgb(0 0 0 / 60%), 0 1px 3px rgb(0 0 0 / 50%);
  }
  /* Drawings with a clear ground are made for paper. */
  figure img { background: #fff; }
}
${baseStyle}
html { scroll-padding-top: 1.5rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { font-size: 1.0625rem; }
.page { display: block; max-width: 44rem; margin: 0 auto; padding: 3.5rem 1.25rem 6rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { scroll-margin-top: 1.5rem; }
li:target, a:target { background: var(--accent-soft); box-shadow: 0 0 0 .25em var(--accent-soft); border-radius: 2px; }
.contents { margin: 0 0 3rem; padding: 1rem 1.25rem 1.1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; font: .9rem/1.45 var(--sans); }
.contents h2 { margin: 0 0 .6em; font-size: 1em; }
.contents ol { margin: 0; padding: 0; list-style: none; }
.contents ol ol { padding-inline-start: 1.1em; }
.contents li { margin: .3em 0; }
.contents a { color: inherit; text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
@media (min-width: 75rem) {
  .page.has-contents { display: grid; grid-template-columns: 16rem minmax(0, 44rem); column-gap: 4rem; justify-content: center; max-width: none; }
  .has-contents > main { grid-column: 2; grid-row: 1; }
  .has-contents > .contents { grid-column: 1; grid-row: 1; position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); margin-top: .4rem; overflow-y: auto; background: none; border-color: transparent; border-inline-end-color: var(--line); border-radius: 0; padding-inline-start: 0; }
}
.citation[aria-haspopup] { text-decoration: none; border-bottom: 1px dotted var(--accent); }
.citation[aria-haspopup]:hover { background: var(--accent-soft); }
.quotes { position: fixed; inset: auto 0 0; z-index: 1; display: none; width: auto; max-width: none; max-height: 70vh; margin: 0; padding: 1rem 1.15rem 1.15rem; overflow-y: auto; overscroll-behavior: contain; color: var(--ink); background: var(--raised); border: 1px solid var(--line-strong); border-radius: 10px 10px 0 0; box-shadow: var(--shadow); font-size: .97rem; line-height: 1.5; }
.quotes:popover-open, html:not(.opens-quotes) .quotes:target { display: block; }
.quotes:focus { outline: none; }
.quotes-head { display: flex; gap: .8em; align-items: baseline; font: .86em/1.45 var(--sans); }
.quotes-head .of { flex: 1; margin: 0; color: var(--ink-soft); }
.close { align-self: start; min-width: 1.75rem; margin: -.35rem -.4rem 0 0; color: var(--ink-soft); font-size: 1.35rem; line-height: 1.75rem; text-align: center; text-decoration: none; border-radius: 4px; }
.close:hover { background: var(--surface); color: var(--ink); }
.opened-note > p { margin: .5em 0 0; }
.opened-note > .verdict { margin-top: .8em; }
.quotes .quote blockquote { border-color: var(--accent); color: var(--ink); }
@media (min-width: 40.01rem) {
  .opens-quotes .quotes { position: absolute; inset: auto; width: 30rem; max-width: calc(100vw - 24px); max-height: min(26rem, 70vh); border-radius: 8px; }
  html:not(.opens-quotes) .quotes { inset: auto 1.5rem 1.5rem auto; width: 30rem; border-radius: 8px; }
}
@media (max-width: 40rem) {
  body { font-size: 1rem; }
  h1 { font-size: 1.7em; }
  .page { padding-top: 2rem; }
  .table table { min-width: max-content; }
  .table td, .table th { max-width: 16rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --ink-soft: #333; --paper: #fff; --surface: #fff; --line: #bbb; --line-strong: #888; --accent: #000; }
  body { font-size: 10.5pt; }
  .page, .page.has-contents { display: block; max-width: none; padding: 0; }
  /* Contents without pages lead nowhere on paper. */
  .contents, .quotes, .back { display: none !important; }
  .citation[aria-haspopup] { border: 0; }
  .table, pre { overflow: visible; }
  pre { white-space: pre-wrap; }
  tr { break-inside: avoid; }
}
`;
