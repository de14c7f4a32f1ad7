import PostalMime, { type Address, type Email } from 'postal-mime';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import type { BibliographicData, Name } from '#shared/domain/source.ts';
import { assembleBlocks, type DraftBlock } from '../assemble-blocks.ts';
import { parseAuthors, parseDateParts } from '../bibliographic-fields.ts';
import { cleanText, collapseSpace } from '../clean-text.ts';
import type { FileInput, ReadContent } from '../source-format.ts';
import { htmlBlocks, plainBlocks } from './message-body.ts';

/** Messages within messages beyond this are left as attachments. */
const deepest = 5;
const mostNames = 20;

type Left = { readonly attachments: string[] };

/** A message with its sender, receivers and date, and the messages it carries; attachments are named and not opened. */
export async function readEmail({ bytes, fileName }: FileInput): Promise<Result<ReadContent>> {
  const message = await parse(bytes);
  if (message === null || !isMessage(message)) {
    return fail(
      userFault(
        'file-damaged',
        `“${fileName}” is named like an e-mail, but has no sender, subject or date at its head. Save the message anew from your mail program, or as PDF, and import that.`,
      ),
    );
  }
  const left: Left = { attachments: [] };
  const drafts = await toDrafts(message, left, 1);
  return succeed({ ...assembleBlocks(drafts), bibliographic: toBibliographic(message), warnings: warningsOf(left) });
}

async function parse(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 40,
      maxHeadersSize: 1_000_000,
    });
  } catch {
    // Beyond its limits of nesting and headers it throws.
    return null;
  }
}

async function toDrafts(message: Email, left: Left, depth: number): Promise<DraftBlock[]> {
  const subject = collapseSpace(cleanText(message.subject ?? ''));
  const drafts: DraftBlock[] = [
    { kind: 'heading', level: depth, text: subject === '' ? 'Message without a subject' : subject },
    { kind: 'paragraph', text: headLines(message).join('\n') },
    ...(message.text?.trim() ? plainBlocks(message.text) : htmlBlocks(message.html ?? '')),
  ];
  for (const { mimeType, filename, content, disposition, related } of message.attachments) {
    const inner = mimeType === 'message/rfc822' && depth < deepest ? await parse(bytesOf(content)) : null;
    if (inner !== null && isMessage(inner)) drafts.push(...(await toDrafts(inner, left, depth + 1)));
    // A picture within the text, as of a signature, is no attachment to a person.
    else if (related !== true || disposition === 'attachment')
      left.attachments.push(collapseSpace(cleanText(filename ?? `one without a name (${mimeType})`)));
  }
  return drafts;
}

function headLines({ from, to, cc, headers }: Email): string[] {
  const date = headers.find(({ key }) => key === 'date')?.value ?? '';
  return [
    ['From', from === undefined ? '' : addressLine([from])],
    ['To', addressLine(to ?? [])],
    ['Copy to', addressLine(cc ?? [])],
    ['Date', date],
  ].flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${collapseSpace(cleanText(value ?? ''))}`]));
}

function addressLine(addresses: readonly Address[]): string {
  const shown = addresses.slice(0, mostNames).map(({ name, address }) => {
    if (address === undefined || address === '') return name;
    return name === '' ? address : `${name} <${address}>`;
  });
  return [...shown, ...(addresses.length > mostNames ? [`and ${addresses.length - mostNames} more`] : [])].join(', ');
}

function toBibliographic({ subject, from, to, headers }: Email): Partial<BibliographicData> {
  const issued = parseDateParts(headers.find(({ key }) => key === 'date')?.value ?? '');
  const author = from === undefined ? [] : toNames([from]);
  const recipient = toNames((to ?? []).slice(0, mostNames));
  const title = collapseSpace(cleanText(subject ?? ''));
  return {
    type: 'personal_communication',
    genre: 'E-mail',
    ...(title !== '' && { title }),
    ...(author.length > 0 && { author }),
    ...(recipient.length > 0 && { recipient }),
    ...(issued !== null && { issued }),
  };
}

function toNames(addresses: readonly Address[]): Name[] {
  return addresses.flatMap(({ name, address = '' }): Name[] => {
    const said = collapseSpace(cleanText(name)).replace(/^["']|["']$/g, '');
    const parsed = parseAuthors(said);
    if (parsed.length === 1) return parsed;
    const literal = said === '' ? address : said;
    return literal === '' ? [] : [{ literal }];
  });
}

function warningsOf({ attachments }: Left): string[] {
  if (attachments.length === 0) return [];
  const shown = attachments.slice(0, mostNames).map((name) => `“${name}”`);
  const more = attachments.length > mostNames ? ` and ${attachments.length - mostNames} more` : '';
  return [
    `${attachments.length === 1 ? 'The attachment' : 'The attachments'} ${shown.join(', ')}${more} ${attachments.length === 1 ? 'was' : 'were'} not opened. Save what you need to a file and import that.`,
  ];
}

function isMessage({ from, subject, date, to }: Email): boolean {
  return from !== undefined || subject !== undefined || date !== undefined || to !== undefined;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
