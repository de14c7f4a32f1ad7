import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { userFault } from '#shared/base/fault.ts';
import { fail, succeed, type Result } from '#shared/base/result.ts';
import { createTurns } from '#shared/base/turns.ts';
import type { Keyring } from '#main/ports/keyring.ts';

/** Locks texts with what only the system's keyring opens. */
export type Cipher = {
  readonly encrypt: (text: string) => Buffer;
  /** Throws where the bytes can't be unlocked. */
  readonly decrypt: (bytes: Buffer) => string;
};

type WriteFile = (
  path: string,
  content: string,
  modes: { readonly file: number; readonly folder: number },
) => Promise<void>;

const keysForm = z.record(z.string(), z.string());

/** Keeps each key locked by the cipher, under its base URL, in `keys.json` of the folder, which only its owner reads. */
export function createLockedKeyring(options: { folder: string; cipher: Cipher; write: WriteFile }): Keyring {
  const { folder, cipher, write } = options;
  const path = join(folder, 'keys.json');
  const damaged = (detail: string) =>
    fail(
      userFault('settings-unusable', `The file of locked keys ${path} can't be used. Delete it to start anew.`, detail),
    );

  function readAll(): Result<Readonly<Record<string, string>>> {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? succeed({}) : damaged(String(error));
    }
    try {
      const parsed = keysForm.safeParse(JSON.parse(text));
      return parsed.success ? succeed(parsed.data) : damaged(parsed.error.message);
    } catch (error) {
      return damaged(String(error));
    }
  }

  const inTurn = createTurns();
  function change(edit: (locked: Record<string, string>) => void): Promise<Result<void>> {
    const work = async (): Promise<Result<void>> => {
      const before = readAll();
      if (!before.ok) return before;
      try {
        const locked = { ...before.value };
        edit(locked);
        const sorted = Object.fromEntries(
          Object.keys(locked)
            .toSorted()
            .map((url) => [url, locked[url]]),
        );
        await write(path, `${JSON.stringify(sorted, null, 2)}\n`, { file: 0o600, folder: 0o700 });
        return succeed(undefined);
      } catch (error) {
        return fail(
          userFault(
            'settings-unusable',
            `The key could not be kept in ${path}. Check the folder and the disk.`,
            String(error),
          ),
        );
      }
    };
    return inTurn(work);
  }

  return {
    isAvailable: true,
    message: "Keys are kept locked by this system's keyring.",
    read: (baseUrl) => {
      const all = readAll();
      const locked = all.ok ? all.value[plainUrl(baseUrl)] : undefined;
      if (locked === undefined) return null;
      try {
        return cipher.decrypt(Buffer.from(locked, 'base64'));
      } catch {
        // Locked on another system, or with a keyring that was made anew: the person gives the key again.
        return null;
      }
    },
    write: (baseUrl, key) =>
      change((locked) => void (locked[plainUrl(baseUrl)] = cipher.encrypt(key.trim()).toString('base64'))),
    remove: (baseUrl) => change((locked) => void delete locked[plainUrl(baseUrl)]),
    list: () => {
      const all = readAll();
      return all.ok ? succeed(Object.keys(all.value).toSorted()) : all;
    },
  };
}

/** Two ways to write one address are one endpoint. */
function plainUrl(url: string): string {
  return url.replace(/\/+$/, '');
}
