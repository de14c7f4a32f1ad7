import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { createCitationFormatter } from '#main/adapters/citeproc/index.ts';
import { fromCslItem } from '#shared/text/from-csl-item.ts';
import { toCslItem } from '#shared/text/csl-item.ts';
import type { Claim } from '../properties.ts';
import { hostileText } from './hostile-text.ts';

const place = fileURLToPath(new URL('../../../../resources/export/styles/', import.meta.url));
/** A style that never comes to an end is given up after this. */
const silenceMs = 4000;
const mostMs = 60_000;

/** What must hold of citation styles that anybody may have written; whoever takes them closes them. */
export function styleClaims(): { readonly claims: readonly Claim[]; readonly close: () => Promise<void> } {
  const added = mkdtempSync(join(tmpdir(), 'heddle-attack-'));
  const formatter = createCitationFormatter({ added, write: async () => undefined, silenceMs });
  const styles = readdirSync(place)
    .filter((name) => name.endsWith('.csl'))
    .map((name) => readFileSync(join(place, name), 'utf8'));

  async function format(styleXml: string, words: string): Promise<void> {
    const { bibliographic } = fromCslItem({
      type: 'book',
      title: words,
      author: [{ family: words, given: words }],
      issued: { 'date-parts': [[2001]] },
      publisher: words,
      page: '1-9',
    });
    const answer = formatter.format(
      { style: 'tried', styleXml, language: 'en', items: [toCslItem('one', bibliographic)], clusters: [oneCluster] },
      AbortSignal.timeout(mostMs),
    );
    const formatted = await Promise.race([
      answer,
      new Promise<null>((late) => setTimeout(() => late(null), mostMs).unref()),
    ]);
    if (formatted === null) throw new Error('no answer came');
    if (!formatted.ok && formatted.fault.code !== 'style-unreadable') throw new Error(formatted.fault.code);
  }

  return {
    claims: [
      {
        what: 'citation styles: a file with anything changed in it formats or is refused, and never halts the core',
        share: 0.05,
        property: fc.asyncProperty(
          fc.constantFrom(...styles),
          changes(),
          hostileText(10),
          async (style, changed, words) => {
            const xml = changed.reduce((before, change) => change(before), style);
            await formatter.addStyle(xml);
            await format(xml, words);
          },
        ),
      },
      {
        what: 'citation styles: entities, macros and comments without end are refused or given up',
        share: 0.01,
        property: fc.asyncProperty(fc.constantFrom(...bombs()), async (xml) => {
          await formatter.addStyle(xml);
          await format(xml, 'Words');
        }),
      },
    ],
    close: async () => {
      await formatter.close();
      rmSync(added, { recursive: true, force: true });
    },
  };
}

const oneCluster = { cites: [{ itemId: 'one', locator: '3' }], mode: 'usual', noteNumber: 0 } as const;

type Change = (xml: string) => string;

function changes(): fc.Arbitrary<readonly Change[]> {
  const pieces = [
    '<',
    '>',
    '"',
    '/>',
    '</',
    '&#99999999;',
    '&x;',
    '<!--',
    ']]>',
    '<group>',
    '<text macro="author"/>',
    '</layout>',
    '\u0000',
    '<names variable="author"/>',
    '<choose><if>',
  ];
  return fc.array(
    fc
      .tuple(fc.nat(), fc.nat({ max: 80 }), fc.constantFrom(...pieces, ''))
      .map(([at, length, piece]): Change => (xml) => {
        const from = at % (xml.length + 1);
        return xml.slice(0, from) + piece + xml.slice(from + (piece === '' ? length : 0));
      }),
    { minLength: 1, maxLength: 5 },
  );
}

function bombs(): readonly string[] {
  const style = (body: string, before = '', info = ''): string =>
    `<?xml version="1.0"?>${before}<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Bomb</title><id>http://x.org/bomb</id>${info}</info>${body}</style>`;
  const layout = (inner: string): string => `<citation><layout>${inner}</layout></citation>`;
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
  const macros = Array.from(
    { length: 30 },
    (_, at) => `<macro name="m${at + 1}">${`<text macro="m${at}"/>`.repeat(4)}</macro>`,
  );
  return [
    style(layout('&e12;'), `<!DOCTYPE style [<!ENTITY e0 "x">${entities}]>`),
    style(layout('&file;'), '<!DOCTYPE style [<!ENTITY file SYSTEM "file:///etc/passwd">]>'),
    style(`<macro name="m0"><text value="x"/></macro>${macros.join('')}${layout('<text macro="m30"/>')}`),
    style(`<macro name="a"><text macro="a"/></macro>${layout('<text macro="a"/>')}`),
    style(layout(`${'<group>'.repeat(20_000)}${'</group>'.repeat(20_000)}`)),
    style(layout('<text variable="title"/>'), '', '<!--'.repeat(200_000)),
    style(layout('<text variable="title"/>'), '', '<link '.repeat(30_000)),
    style(layout(`<text value="${'('.repeat(100_000)}"/>`)),
    style(layout('<text variable="title"/>'), '', '<title>&#99999999999;</title>'),
    '<style '.repeat(200_000),
    '<info>'.repeat(200_000),
  ];
}
