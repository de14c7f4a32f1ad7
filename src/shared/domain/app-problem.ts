import { z } from 'zod';

/** Where in Heddle something went wrong. */
export const problemParts = ['core', 'shell', 'window', 'cli'] as const;

export const problemKinds = [
  /** Something was thrown that nobody caught. */
  'error',
  /** A request failed by a mistake of ours. */
  'request',
  /** A thread or process that works for the core failed. */
  'worker',
  /** A process of the app ended, and was started again where it is the core's. */
  'process',
  /** Heddle ended without closing: found at the next start. */
  'session',
] as const;

/** An error without its contents: what an error says of itself may quote a document, so only known words are kept. */
export const harmlessErrorSchema = z.object({
  name: z.string(),
  code: z.string().nullable(),
  /** Null where the message isn't one of those that are known to hold no contents. */
  message: z.string().nullable(),
  /** Places in files of the app, the innermost first. */
  frames: z.array(z.string()),
});

const underWaySchema = z.array(z.object({ name: z.string(), seconds: z.number() }));

/** Something that went wrong in Heddle itself, with nothing in it of what the person works on. */
export const appProblemSchema = z.object({
  at: z.string(),
  kind: z.enum(problemKinds),
  part: z.enum(problemParts),
  version: z.string(),
  /** The request, the worker or the process that it is about. */
  subject: z.string().nullable(),
  /** The fault's code, or how a process ended, as SIGKILL. */
  code: z.string().nullable(),
  /** The error, then what caused it, then what caused that. */
  errors: z.array(harmlessErrorSchema),
  /** The requests that weren't answered yet. */
  underWay: underWaySchema,
  /** How often, where it came in quick succession. */
  times: z.number(),
  /** Of a session that never closed: when its process was last known to live. */
  lastSignAt: z.string().nullable(),
});

/** Problems that are alike: the same thing at the same place. */
export const problemGroupSchema = z.object({
  newest: appProblemSchema,
  firstAt: z.string(),
  times: z.number(),
});

export type ProblemPart = (typeof problemParts)[number];
export type ProblemKind = (typeof problemKinds)[number];
export type HarmlessError = z.infer<typeof harmlessErrorSchema>;
export type AppProblem = z.infer<typeof appProblemSchema>;
export type ProblemGroup = z.infer<typeof problemGroupSchema>;

/** The groups of problems, those with the newest first. The problems come in any order. */
export function groupProblems(problems: readonly AppProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const key = likenessOf(problem);
    const before = groups.get(key);
    groups.set(key, {
      newest: problem,
      firstAt: before?.firstAt ?? problem.at,
      times: (before?.times ?? 0) + problem.times,
    });
  }
  return [...groups.values()].toSorted((a, b) => (a.newest.at > b.newest.at ? -1 : 1));
}

/** The same for problems that are alike. */
export function likenessOf({
  kind,
  part,
  subject,
  code,
  errors,
}: Omit<AppProblem, 'at' | 'version' | 'times' | 'underWay' | 'lastSignAt'>) {
  const [error] = errors;
  return JSON.stringify([
    kind,
    part,
    subject,
    code,
    error?.name,
    error?.code,
    error?.message,
    error?.frames.slice(0, 3),
  ]);
}
