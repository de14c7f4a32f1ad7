import { create } from 'zustand';
import type { Fault } from '#shared/base/fault.ts';

/** Something a person should read: it stays until they put it away. */
export type Notice = { readonly id: number } & (
  | { readonly kind: 'fault'; readonly fault: Fault }
  | {
      readonly kind: 'said';
      readonly text: string;
      readonly action?: { readonly label: string; readonly run: () => void };
    }
);

type NewNotice = Notice extends infer Each ? (Each extends Notice ? Omit<Each, 'id'> : never) : never;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let lastId = 0;

export function addNotice(notice: NewNotice): void {
  lastId += 1;
  const added = { ...notice, id: lastId } as Notice;
  useNotices.setState(({ notices }) => ({
    // The same fault again is the same notice.
    notices: [...notices.filter((each) => !isSame(each, added)), added],
  }));
}

export function removeNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

function isSame(a: Notice, b: Notice): boolean {
  return (
    a.kind === 'fault' && b.kind === 'fault' && a.fault.code === b.fault.code && a.fault.message === b.fault.message
  );
}
