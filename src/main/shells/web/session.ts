import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a core has to know to tell its own windows from everything else. Never on a command line, never in a file. */
export type SessionKeys = {
  readonly token: string;
  /** The first step of every path. The cookie is bound to it, as cookies don't tell one port from another. */
  readonly place: string;
  /** As browsers name them in `Host`, with the port. The first is the one windows are opened with. */
  readonly hosts: readonly string[];
};

/** Who may come in: those with the cookie, and once for each link who brings its secret. */
export type Session = {
  readonly keys: SessionKeys;
  readonly setCookie: string;
  readonly hasCookie: (cookieHeader: string | undefined) => boolean;
  /** From now on one request with this secret is let in. */
  readonly addLink: (secret: string) => void;
  readonly spendLink: (secret: string) => boolean;
};

export const cookieName = 'heddle';

/**
 * Keys for a port. A page of another port never is at our random host. `localhost` is a second name, for browsers that
 * don't know the first and for tunnels.
 */
export function newSessionKeys(port: number): SessionKeys {
  const host = `heddle-${randomBytes(8).toString('hex')}.localhost`;
  return {
    token: newSecret(),
    place: randomBytes(8).toString('hex'),
    hosts: [`${host}:${port}`, `localhost:${port}`],
  };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Where windows of the session begin; `host` is one of the session's. */
export function addressOf({ place, hosts }: SessionKeys, host = hosts[0] ?? ''): string {
  return `http://${host}/${place}/`;
}

export function createSession(keys: SessionKeys): Session {
  const links = new Set<string>();
  const wanted = digest(keys.token);
  return {
    keys,
    setCookie: `${cookieName}=${keys.token}; Path=/${keys.place}/; HttpOnly; SameSite=Strict`,
    hasCookie: (header = '') => {
      const given = header.split(';').map((pair) => pair.trim());
      // Each is compared, and in the time that digests take, whatever was sent.
      return given.filter((pair) => timingSafeEqual(digest(valueOf(pair)), wanted)).length > 0;
    },
    addLink: (secret) => void links.add(digest(secret).toString('hex')),
    spendLink: (secret) => links.delete(digest(secret).toString('hex')),
  };
}

function valueOf(pair: string): string {
  return pair.startsWith(`${cookieName}=`) ? pair.slice(cookieName.length + 1) : '';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
