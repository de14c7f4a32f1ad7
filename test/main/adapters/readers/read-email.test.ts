import { describe, expect, it } from 'vitest';
import { blocksOf, faultOf, readContent } from './reading.ts';

const plain = `From: "Lovelace, Ada" <ada@example.org>
To: Charles Babbage <charles@example.org>, press@example.org
Subject: =?utf-8?Q?On_the_engine_=E2=80=93_again?=
Date: Fri, 12 Mar 2021 23:30:00 +0100
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Dear Charles,

the caf=E9 was closed.
We meet on Monday.

> On Tuesday you wrote:
>> that it weaves
> algebraic patterns.

Ada
`;

const withParts = `From: ada@example.org
Subject: Figures
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8

<html><body><p>See the <b>table</b>.</p><blockquote>An earlier message.</blockquote><img src="http://tracker.example/x.png"><script>evil()</script></body></html>
--b
Content-Type: application/pdf; name="engine.pdf"
Content-Disposition: attachment; filename="engine.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b
Content-Type: message/rfc822

From: charles@example.org
Subject: The first one
Content-Type: text/plain

It carries words too.
--b--
`;

describe('an e-mail', () => {
  it('is read with who wrote it to whom and when', async () => {
    const { bibliographic, mediaType, warnings } = await readContent('a.eml', plain);
    expect(mediaType).toBe('message/rfc822');
    expect(bibliographic).toMatchObject({
      type: 'personal_communication',
      title: 'On the engine – again',
      author: [{ family: 'Lovelace', given: 'Ada' }],
      recipient: [{ family: 'Babbage', given: 'Charles' }, { literal: 'press@example.org' }],
      issued: [2021, 3, 12],
    });
    expect(warnings).toEqual([]);
  });

  it('keeps its paragraphs, and what it quotes of an earlier one as quotations', async () => {
    expect(blocksOf(await readContent('a.eml', plain.replaceAll('\n', '\r\n')))).toEqual([
      'heading1: On the engine – again',
      'paragraph: From: Lovelace, Ada <ada@example.org>\nTo: Charles Babbage <charles@example.org>, press@example.org\nDate: Fri, 12 Mar 2021 23:30:00 +0100',
      'paragraph: Dear Charles,',
      'paragraph: the café was closed.\nWe meet on Monday.',
      'quotation: On Tuesday you wrote:\nthat it weaves\nalgebraic patterns.',
      'paragraph: Ada',
    ]);
  });

  it('is read from its HTML where it has nothing else, with the messages it carries; attachments are named', async () => {
    const read = await readContent('b.eml', withParts);
    expect(blocksOf(read)).toEqual([
      'heading1: Figures',
      'paragraph: From: ada@example.org',
      'paragraph: See the table.',
      'quotation: An earlier message.',
      'heading2: The first one',
      'paragraph: From: charles@example.org',
      'paragraph: It carries words too.',
    ]);
    expect(read.warnings).toEqual([
      'The attachment “engine.pdf” was not opened. Save what you need to a file and import that.',
    ]);
  });

  it('ends with a reason where it is none, or is nested beyond reason', async () => {
    expect(await faultOf('c.eml', 'Just some words in a file.')).toMatchObject({ code: 'file-damaged', whose: 'user' });
    const deep = Array.from(
      { length: 100 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
    expect(await faultOf('d.eml', `Subject: x\n${deep}`)).toMatchObject({ code: 'file-damaged' });
  });
});

it('a sender of very many letters takes no square of their number', async () => {
  // With it this takes minutes.
  const read = await readContent('a.eml', `From: ${'Nyh+td{'.repeat(60_000)}\nSubject: Silt\n\nWords of a letter.`);
  expect(read.text).toContain('Words of a letter.');
});
