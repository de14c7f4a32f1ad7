import { useText } from '#renderer/language/index.ts';
import { removeNotice, useNotices } from '#renderer/state/notices.ts';
import { Button, NoticeCard } from '#renderer/ui/index.ts';

/** What went wrong and whose move it is; each stays until it is put away. */
export function Notices() {
  const text = useText();
  const notices = useNotices((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className="app-notices" aria-label={text.app.notices}>
      {notices.map((notice) => (
        <NoticeCard
          key={notice.id}
          tone={notice.kind === 'fault' ? (notice.fault.whose === 'user' ? 'warn' : 'bad') : 'plain'}
          {...(notice.kind === 'fault'
            ? {
                kind: { user: text.app.yourMove, provider: text.app.providerMove, ours: text.app.ourMove }[
                  notice.fault.whose
                ],
              }
            : {})}
          dismiss={{ label: text.app.dismiss, onDismiss: () => removeNotice(notice.id) }}
          actions={
            notice.kind === 'said' && notice.action !== undefined ? (
              <Button
                onClick={() => {
                  notice.action?.run();
                  removeNotice(notice.id);
                }}
              >
                {notice.action.label}
              </Button>
            ) : undefined
          }
        >
          {notice.kind === 'fault' ? notice.fault.message : notice.text}
          {notice.kind === 'fault' && notice.fault.detail !== undefined && (
            <span className="app-notice-detail">{notice.fault.detail}</span>
          )}
        </NoticeCard>
      ))}
    </section>
  );
}
