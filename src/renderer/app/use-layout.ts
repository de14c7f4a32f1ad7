import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useInvoke, useRequest } from '#renderer/client/index.ts';

const layoutSchema = z.object({
  leftWidth: z.number().catch(300),
  rightWidth: z.number().catch(380),
});

type Layout = z.infer<typeof layoutSchema>;

const keepAfterMs = 400;

/** The widths of the sides, kept in the preferences a moment after they last changed. */
export function useLayout(): { readonly layout: Layout; readonly setLayout: (change: Partial<Layout>) => void } {
  const invoke = useInvoke();
  const { value: app } = useRequest('app.read', {});
  const [changed, setChanged] = useState<Partial<Layout>>({});
  const layout = { ...layoutSchema.parse(app?.preferences.layout ?? {}), ...changed };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const newest = useRef(layout);
  useEffect(() => {
    newest.current = layout;
  });
  const setLayout = useCallback(
    (change: Partial<Layout>) => {
      setChanged((before) => ({ ...before, ...change }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void invoke('app.write-preferences', { changes: { layout: newest.current } }, { quiet: true });
      }, keepAfterMs);
    },
    [invoke],
  );
  return { layout, setLayout };
}
