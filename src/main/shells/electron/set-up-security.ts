import { appOrigin, type ElectronApi } from './electron-api.ts';

const openable = ['https:', 'http:', 'mailto:'];

/** Windows show Heddle and nothing else: no navigation, no page of another's, no permission, no web view. */
export function setUpSecurity({ app, shell }: Pick<ElectronApi, 'app' | 'shell'>): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      // A link that the person follows goes to their browser.
      if (URL.canParse(url) && openable.includes(new URL(url).protocol)) void shell.openExternal(url);
      return { action: 'deny' };
    });
    contents.session.setPermissionRequestHandler((_contents, permission, decide) =>
      decide(permission === 'clipboard-sanitized-write'),
    );
    contents.session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  });
}

/** Whether an address is Heddle's own page. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === appOrigin;
}
