import type { AppProblem, ProblemKind, ProblemPart } from '#shared/domain/app-problem.ts';

/** What is noted of a problem. Nothing of an error is kept but what is known to hold no contents. */
export type ProblemNote = {
  readonly kind: ProblemKind;
  /** Where it happened, if not where it is noted. */
  readonly part?: ProblemPart;
  /** A name that is in the code: of a request, a worker, a process. */
  readonly subject?: string;
  /** From a closed list: a fault's code, a signal, an exit code. */
  readonly code?: string;
  readonly error?: unknown;
  readonly underWay?: AppProblem['underWay'];
};

/** What a person has seen of the problems. */
export type Seen = {
  /** All problems up to then were looked at. */
  readonly allUntil: string;
  /** Of every unexpected ending up to then they were told. */
  readonly endingsUntil: string;
};

/** A run of the core, which leaves a mark for as long as it goes on. */
export type Session = {
  /** Marks that a request is under way, until what it returns is called. */
  readonly during: (name: string) => () => void;
  readonly end: () => void;
};

/** Problems of the app itself, on this machine only. It never throws: where nothing can be written, nothing is kept. */
export type ErrorLog = {
  readonly note: (problem: ProblemNote) => void;
  /** All that is kept, the newest first. */
  readonly read: () => readonly AppProblem[];
  readonly clear: () => void;
  readonly seen: () => Seen;
  readonly markSeen: (what: 'all' | 'endings') => void;
  /** Notes every earlier session that ended without closing, and begins one. */
  readonly beginSession: () => Session;
  /** What was under way in a process of ours that has ended; from then on it counts as noted. */
  readonly underWayIn: (pid: number) => AppProblem['underWay'];
  /** Writes down how often what came in quick succession came again. */
  readonly flush: () => void;
};
