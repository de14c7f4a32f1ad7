import { userFault, type Fault } from '#shared/base/fault.ts';

/** Why an export ends at an image of the report whose file can't be read. */
export function imageUnreadable(fileName: string, why: unknown): Fault {
  return userFault(
    'image-unreadable',
    `The image “${fileName}” is in the report, but its file in the project can’t be read. Put it into the report again, or take its figure out.`,
    why instanceof Error ? why.message : String(why),
  );
}
