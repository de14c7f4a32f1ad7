import { useEffect, useState } from 'react';

const firstSeen = new WeakMap<object, number>();

/** Whole minutes since this answer came; told anew twice a minute. */
export function useAge(answer: object | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (answer === undefined) return 0;
  const since = firstSeen.get(answer) ?? now;
  firstSeen.set(answer, since);
  return Math.max(0, Math.floor((now - since) / 60_000));
}
