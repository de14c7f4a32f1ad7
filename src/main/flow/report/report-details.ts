import { z } from 'zod';
import { briefSchema, type Brief } from '#shared/domain/brief.ts';
import { citationStyleSchema, usualCitationStyle, type CitationStyle } from '#shared/domain/citation-style.ts';
import { languageTagSchema } from '#shared/domain/language-tag.ts';
import type { ReasonerKind } from '#shared/domain/run.ts';
import type { ProjectStore } from '#main/ports/project-store.ts';

/** What of a report isn't its sections. */
export type ReportDetails = {
  readonly title: string;
  /** As they are to be printed, in their order. */
  readonly authors: readonly string[];
  /** BCP 47, what the person says it is written in; null: what most of the sources are written in. */
  readonly language: string | null;
  readonly citationStyle: CitationStyle;
  /** What it was last planned or written for; before any run, what the person wants. */
  readonly brief: Brief;
  readonly reasoner: ReasonerKind;
};

const titleKey = 'report.title';
const authorsKey = 'report.authors';
const languageKey = 'report.language';
const styleKey = 'report.citationStyle';

/** Whether a person, or a kind of report, chose the style. */
export function hasCitationStyle(store: Pick<ProjectStore, 'readSetting'>): boolean {
  return citationStyleSchema.safeParse(store.readSetting(styleKey)).success;
}

export function readReportDetails(store: Pick<ProjectStore, 'readSetting' | 'listRuns'>): ReportDetails {
  const run = store.listRuns().find(({ kind }) => kind !== 'check' && kind !== 'redo');
  const brief = run?.brief ?? typedBrief(store);
  const given = store.readSetting(titleKey);
  const style = store.readSetting(styleKey);
  return {
    title: typeof given === 'string' && given !== '' ? given : (brief.title ?? titleOf(brief.question)),
    authors: authorsSchema.catch([]).parse(store.readSetting(authorsKey)),
    language: languageSchema.catch(null).parse(store.readSetting(languageKey)),
    citationStyle: toStyle(style),
    brief,
    reasoner: run?.reasoner ?? 'extractive',
  };
}

const authorsSchema = z.array(z.string());
const languageSchema = languageTagSchema.nullable();

/** Projects from before there were styles know two. */
function toStyle(stored: unknown): CitationStyle {
  if (stored === 'author-date') return 'apa';
  const parsed = citationStyleSchema.safeParse(stored);
  return parsed.success ? parsed.data : usualCitationStyle;
}

/** All of them or none. An empty title is the brief's again. */
export function writeReportDetails(
  store: Pick<ProjectStore, 'writeSetting' | 'transact'>,
  details: {
    readonly title?: string | undefined;
    readonly authors?: readonly string[] | undefined;
    readonly language?: string | null | undefined;
    readonly citationStyle?: CitationStyle | undefined;
  },
): void {
  const { title, authors, language, citationStyle } = details;
  store.transact(() => {
    if (title !== undefined) store.writeSetting(titleKey, title.trim());
    if (authors !== undefined) {
      store.writeSetting(
        authorsKey,
        authors.map((author) => author.trim()).filter((author) => author !== ''),
      );
    }
    if (language !== undefined) store.writeSetting(languageKey, language);
    if (citationStyle !== undefined) store.writeSetting(styleKey, citationStyle);
  });
}

function typedBrief(store: Pick<ProjectStore, 'readSetting'>): Brief {
  const typed = briefSchema.safeParse(store.readSetting('project.brief'));
  if (typed.success) return typed.data;
  const project = store.readSetting('project.title');
  return briefSchema.parse({ question: typeof project === 'string' && project.trim() !== '' ? project : 'Report' });
}

const longestTitle = 140;

/** A question makes a title: its first sentence, without the final mark, cut at a word. */
function titleOf(question: string): string {
  const first = question.split(/(?<=[.?!])\s|\n/u)[0] ?? question;
  const plain = first.replace(/[.?!。？！]+$/u, '').trim();
  if (plain.length <= longestTitle) return plain;
  return `${plain.slice(0, longestTitle).replace(/\s+\S*$/u, '')}…`;
}
