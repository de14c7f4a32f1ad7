import { useEffect } from 'react';
import { useInvoke, useRequest } from '#renderer/client/index.ts';
import { useText } from '#renderer/language/index.ts';
import { addNotice } from '#renderer/state/notices.ts';
import { runCommand } from './commands.ts';

/** Says once that Heddle ended unexpectedly last time. */
export function EndingNotice() {
  const { problems: words } = useText();
  const invoke = useInvoke();
  const { value } = useRequest('app.list-problems', {});
  const ending = value?.untoldEnding ?? null;
  useEffect(() => {
    if (ending === null) return;
    addNotice({
      kind: 'said',
      text: words.endedTitle,
      action: { label: words.see, run: () => runCommand('app.problems') },
    });
    void invoke('app.see-problems', { what: 'endings' });
    // The language they are told in may change; that is no news.
    // oxlint-disable-next-line react/exhaustive-deps -- once for each ending
  }, [ending]);
  return null;
}
