import { create } from 'zustand';

/** Whether the core answers, and how often it came back after it was gone. */
export const useCoreReach = create<{ readonly isReached: boolean; readonly returns: number }>(() => ({
  isReached: true,
  returns: 0,
}));

export function coreIsGone(): void {
  useCoreReach.setState({ isReached: false });
}

export function coreIsBack(): void {
  useCoreReach.setState(({ returns }) => ({ isReached: true, returns: returns + 1 }));
}
