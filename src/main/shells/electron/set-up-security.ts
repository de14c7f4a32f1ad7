import type { Session } from 'electron';
import { appOrigin, type ElectronApi } from './electron-api.ts';

/** Links that a person follows go to the program that the system has for them. */
const openable = ['https:', 'http:', 'mailto:'];
/** Of no network: our own files, what a page holds in memory, and the developer tools. */
const loadable = ['heddle:', 'data:', 'blob:', 'devtools:'];
const permitted = 'clipboard-sanitized-write';

/** Windows show Heddle and nothing else: no navigation, no page of another's, no permission, no web view, no network. */
export function setUpSecurity({ app, shell }: Pick<ElectronApi, 'app' | 'shell'>): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isPage(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (URL.canParse(url) && openable.includes(new URL(url).protocol)) void shell.openExternal(url);
      return { action: 'deny' };
    });
    shutSession(contents.session);
  });
}

/** What is loaded and allowed in the windows of a session; one that loads something else says so afterwards. */
function shutSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === permitted));
  session.setPermissionCheckHandler((_contents, permission) => permission === permitted);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !URL.canParse(url) || !loadable.includes(new URL(url).protocol) }),
  );
}

/** Whether an address is Heddle's own page, and no source, which lies at our addresses too. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}` === `${appOrigin}/index.html`;
}
