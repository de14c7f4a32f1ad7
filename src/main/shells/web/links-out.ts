import type { PipeCall } from '#main/app/chromium.ts';

type TargetInfo = { readonly targetId: string; readonly type: string; readonly url: string };

const followed = /^(?:https?|mailto):/;

/**
 * Watches the pages of the app window's browser: one that a link opened to somewhere else is closed, and its address
 * handed to `onLink`, as that browser shows Heddle and nothing else.
 */
export function linksOut(options: { readonly own: string; readonly onLink: (address: string) => void }): {
  readonly hear: (event: { readonly method: string; readonly params?: object }, pipe: PipeCall) => void;
} {
  const { own, onLink } = options;
  const closed = new Set<string>();
  return {
    hear: ({ method, params }, pipe) => {
      if (method !== 'Target.targetCreated' && method !== 'Target.targetInfoChanged') return;
      const { targetInfo } = params as { readonly targetInfo: TargetInfo };
      const { targetId, type, url } = targetInfo;
      if (type !== 'page' || url.startsWith(own) || !followed.test(url) || closed.has(targetId)) return;
      closed.add(targetId);
      onLink(url);
      pipe('Target.closeTarget', { targetId }).catch(() => undefined);
    },
  };
}
