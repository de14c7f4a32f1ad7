import { describe, expect, it } from 'vitest';
import { toId } from '#shared/base/ids.ts';
import { injectedDocuments } from './support/injection/documents.ts';
import { obeyedReport } from './support/injection/obeyed-report.ts';
import { orders } from './support/injection/orders.ts';
import { roles, tryRole, type Material } from './support/injection/try-roles.ts';

describe('a document that gives orders to a model that obeys', () => {
  it.each(roles)('stays material in what the model is asked as it comes to %s', async (role) => {
    for (const [index, { id, words }] of orders.entries()) {
      const { broken, isReached } = await tryRole(role, materialOf(`Zorb${index}`, words));
      expect({ id, broken, isReached }).toEqual({ id, broken: [], isReached: true });
    }
  });

  it('changes nothing that the rules of a report forbid', async () => {
    const { broken, sections, claims } = await obeyedReport(
      (evil) => injectedDocuments(evil).filter((_, at) => at % 6 === 2),
      7,
    );
    expect(broken).toEqual([]);
    expect(sections).toBeGreaterThan(3);
    expect(claims).toBeGreaterThan(3);
  });
});

function materialOf(name: string, words: string): Material {
  const text = words.replaceAll('NAME', name).replaceAll('EVIL', 'http://127.0.0.1:9');
  const passage = { passageId: toId('psg', 'orders00'), sourceId: toId('src', 'orders00'), sourceTitle: text };
  const rest = { headingPath: [text], kind: 'prose', language: 'en', text, score: 1 } as const;
  return { name, title: text, passages: [{ ...passage, ...rest }] };
}
