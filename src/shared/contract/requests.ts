import type { z } from 'zod';
import { appRequests } from './app-requests.ts';
import { backupRequests } from './backup-requests.ts';
import { citationRequests } from './citation-requests.ts';
import { entryRequests } from './entry-requests.ts';
import { evidenceRequests } from './evidence-requests.ts';
import { exportRequests } from './export-requests.ts';
import { libraryRequests } from './library-requests.ts';
import { outlineRequests } from './outline-requests.ts';
import { projectRequests } from './project-requests.ts';
import { reportRequests } from './report-requests.ts';
import { runsRequests } from './runs-requests.ts';
import { settingsRequests } from './settings-requests.ts';
import { templateRequests } from './template-requests.ts';

/** Every request the core answers: one place for what goes in and what comes out, whichever shell carries it. */
export const requests = {
  ...appRequests,
  ...projectRequests,
  ...libraryRequests,
  ...evidenceRequests,
  ...outlineRequests,
  ...reportRequests,
  ...runsRequests,
  ...settingsRequests,
  ...citationRequests,
  ...entryRequests,
  ...exportRequests,
  ...templateRequests,
  ...backupRequests,
} as const;

export type RequestName = keyof typeof requests;
/** Requests that concern no one project. */
export type AppRequestName = keyof typeof appRequests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;
