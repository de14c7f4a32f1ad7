import { z } from 'zod';
import { createForm } from '../asking/answer-form.ts';

const served = z.enum(['met', 'partly', 'useless', 'none']);
const synonyms = {
  fully: 'met',
  yes: 'met',
  partially: 'partly',
  partial: 'partly',
  no: 'useless',
  notuseful: 'useless',
  na: 'none',
  null: 'none',
  query: 'search',
  find: 'search',
  outline: 'propose_outline',
  updateoutline: 'propose_outline',
  editoutline: 'propose_outline',
  refineoutline: 'propose_outline',
  writeoutline: 'propose_outline',
  proposeoperations: 'propose_outline',
  done: 'finish',
  stop: 'finish',
  end: 'finish',
  complete: 'finish',
  ask: 'ask_user',
  askuser: 'ask_user',
  conclusion: 'closing',
  intro: 'introduction',
  edit: 'rename',
  update: 're-intent',
  reintent: 're-intent',
  intent: 're-intent',
  delete: 'remove',
  create: 'add',
  new: 'add',
  notinsources: 'mark-not-in-sources',
  marknotinsources: 'mark-not-in-sources',
} as const;

export const gatherActions = ['search', 'propose_outline', 'ask_user', 'finish'] as const;
export const refineActions = ['search', 'propose_outline', 'read', 'finish'] as const;
const operationKinds = [
  'add',
  'rename',
  're-intent',
  'move',
  'merge',
  'remove',
  'link',
  'unlink',
  'mark-not-in-sources',
] as const;

const role = z.enum(['introduction', 'body', 'closing', 'none']);

/** One change to the outline as a model says it. */
export const saidOperation = z.object({
  op: z.enum(operationKinds),
  item: z.string(),
  other: z.string(),
  position: z.number(),
  heading: z.string(),
  intent: z.string(),
  role,
  evidence: z.array(z.string()),
});

export type SaidOperation = z.infer<typeof saidOperation>;

/** What to do before there is an outline. */
export function gatherForm(actions: readonly (typeof gatherActions)[number][]) {
  return createForm({
    name: 'gather',
    zod: z.object({
      last_search: served,
      action: z.enum(actions),
      goal: z.string(),
      queries: z.array(z.string()),
      text: z.string(),
    }),
    example: {
      last_search: 'partly',
      action: 'search',
      goal: 'Find out …',
      queries: ['few words', 'other words'],
      text: '',
    },
    synonyms,
  });
}

/** What to do once there is one. */
export function refineForm(actions: readonly (typeof refineActions)[number][]) {
  return createForm({
    name: 'refine',
    zod: z.object({
      last_search: served,
      notes: z.array(z.object({ item: z.string(), known: z.string(), missing: z.string() })),
      action: z.enum(actions),
      goal: z.string(),
      queries: z.array(z.string()),
      item: z.string(),
      evidence: z.string(),
      operations: z.array(saidOperation),
      text: z.string(),
    }),
    example: {
      last_search: 'met',
      notes: [{ item: '2', known: 'few words', missing: 'few words' }],
      action: actions[0] ?? 'finish',
      goal: actions[0] === 'search' ? 'Find out …' : '',
      queries: actions[0] === 'search' ? ['few words'] : [],
      item: '2',
      evidence: '',
      operations:
        actions[0] === 'search'
          ? []
          : [
              {
                op: 'link',
                item: '2',
                other: '',
                position: 0,
                heading: '',
                intent: '',
                role: 'none',
                evidence: ['E1', 'E4'],
              },
            ],
      text: '',
    },
    synonyms,
  });
}

/** A whole first outline. */
export const outlineForm = createForm({
  name: 'outline',
  zod: z.object({
    sections: z.array(z.object({ heading: z.string(), intent: z.string(), role, evidence: z.array(z.string()) })),
  }),
  example: {
    sections: [
      { heading: 'Introduction', intent: 'Says …', role: 'introduction', evidence: [] },
      { heading: 'The subject in a few words', intent: 'Says …', role: 'body', evidence: ['E2', 'E5'] },
    ],
  },
  synonyms,
});

/** Headings alone: the smallest outline. */
export const headingsForm = createForm({
  name: 'headings',
  zod: z.object({ headings: z.array(z.string()) }),
  example: { headings: ['The subject in a few words', 'Another subject'] },
});

/** Which section each piece of evidence belongs to. */
export const linksForm = createForm({
  name: 'links',
  zod: z.object({ links: z.array(z.object({ section: z.string(), evidence: z.array(z.string()) })) }),
  example: { links: [{ section: '2', evidence: ['E3', 'E7'] }] },
});

/** What to look for: the smallest decision. */
export const searchForm = createForm({
  name: 'search',
  zod: z.object({ goal: z.string(), queries: z.array(z.string()) }),
  example: { goal: 'Find out …', queries: ['few words', 'other words'] },
});
