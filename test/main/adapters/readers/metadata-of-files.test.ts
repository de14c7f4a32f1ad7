import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '#main/flow/ingest/find-identifiers.ts';
import { buildPdf } from './build-pdf.ts';
import { readContent } from './reading.ts';

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Floods in spring</rdf:li><rdf:li xml:lang="en">Floods in spring</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ada Lovelace</rdf:li><rdf:li>Emmy Noether</rdf:li></rdf:Seq></dc:creator>
<dc:publisher><rdf:Bag><rdf:li>River Press</rdf:li></rdf:Bag></dc:publisher>
<prism:doi>10.1234/floods.5</prism:doi><prism:publicationName>Rivers</prism:publicationName>
<prism:coverDate>2019-05-01</prism:coverDate><prism:volume>12</prism:volume><prism:number>3</prism:number>
<prism:startingPage>17</prism:startingPage><prism:endingPage>29</prism:endingPage><prism:issn>1234-5678</prism:issn>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe('what a file says of itself', () => {
  it('is read of the XMP of a PDF: Dublin Core and PRISM', async () => {
    const pages = [[{ text: 'Rivers flood in spring, when the snow melts in the hills.', x: 72, y: 700 }]];
    const { bibliographic } = await readContent('paper.pdf', buildPdf(pages, { xmp, title: 'paper.dvi' }));
    expect(bibliographic).toMatchObject({
      type: 'article-journal',
      title: 'Floods in spring',
      author: [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Noether', given: 'Emmy' },
      ],
      issued: [2019, 5, 1],
      DOI: '10.1234/floods.5',
      'container-title': 'Rivers',
      publisher: 'River Press',
      volume: '12',
      issue: '3',
      page: '17-29',
      ISSN: '1234-5678',
    });
  });

  it('is read of what publishers set for search engines of scholars', async () => {
    const meta = (fields: Readonly<Record<string, string>>) =>
      `<html><head><title>T</title>${Object.entries(fields)
        .map(([name, content]) => `<meta name="${name}" content="${content}">`)
        .join('')}</head><body><p>Some words of the paper.</p></body></html>`;
    const article = meta({
      citation_title: 'On Floods',
      citation_author: 'Noether, Emmy',
      citation_journal_title: 'Rivers',
      citation_volume: '4',
      citation_issue: '2',
      citation_firstpage: '10',
      citation_lastpage: '20',
      citation_issn: '1234-5678',
      citation_publisher: 'River Press',
      citation_doi: 'doi:10.1234/x',
      citation_date: '2020/05/04',
    });
    expect((await readContent('p.html', article)).bibliographic).toMatchObject({
      type: 'article-journal',
      'container-title': 'Rivers',
      volume: '4',
      issue: '2',
      page: '10-20',
      ISSN: '1234-5678',
      publisher: 'River Press',
      DOI: '10.1234/x',
      issued: [2020, 5, 4],
    });
    const thesis = meta({ citation_title: 'On Dams', citation_dissertation_institution: 'ETH' });
    expect((await readContent('p.html', thesis)).bibliographic).toMatchObject({ type: 'thesis', publisher: 'ETH' });
    const dublinCore = meta({ 'dc:title': 'By a colon', 'DC.creator': 'Ada Lovelace', 'og:title': 'Not this' });
    expect((await readContent('p.html', dublinCore)).bibliographic).toMatchObject({
      title: 'By a colon',
      author: [{ family: 'Lovelace', given: 'Ada' }],
    });
  });
});

describe('what stands on the first pages', () => {
  const find = (text: string, known = {}) =>
    findIdentifiers({ text, mediaType: 'application/pdf', known: { type: 'document', title: 'T', ...known } });

  it('is the id that arXiv prints in the margin, with what follows from it', () => {
    expect(find('arXiv:2509.13312v2 [cs.CL] 1 Oct 2025\nWebWeaver\nAn abstract.')).toEqual({
      type: 'article',
      number: 'arXiv:2509.13312v2',
      archive: 'arXiv',
      URL: 'https://arxiv.org/abs/2509.13312v2',
      DOI: '10.48550/arXiv.2509.13312',
    });
    expect(find('arXiv:math/0309136v1 [math.AG] 8 Sep 2003').number).toBe('arXiv:math/0309136v1');
    // One that is cited isn't the paper's own.
    expect(find('As Smith shows (arXiv:2401.00001), rivers bend.')).toEqual({});
    expect(find('Rivers.', { URL: 'https://arxiv.org/abs/2401.00001' }).archive).toBe('arXiv');
    expect(find('arXiv:2509.13312v2 [cs.CL] 1 Oct 2025', { DOI: '10.1234/x' }).DOI).toBe('10.1234/x');
  });

  it('is an ISBN whose check digit is right', () => {
    expect(find('Printed in Norway. ISBN: 978-3-16-148410-1 ISBN 978-3-16-148410-0 (hardback)')).toEqual({
      ISBN: '978-3-16-148410-0',
    });
    expect(find('ISBN-10: 0-306-40615-2')).toEqual({ ISBN: '0-306-40615-2' });
    expect(find('Call 978-3-16-148410-0 for help')).toEqual({});
  });
});
