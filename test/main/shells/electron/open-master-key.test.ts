import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCipher } from '#main/app/master-key-cipher.ts';
import { openMasterKey } from '#main/shells/electron/open-master-key.ts';
import { createFakeElectron } from '#test/support/fake-electron.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

it('makes a key once, keeps it locked, and finds it again', async () => {
  const configFolder = join(await tempFolder(), 'config');
  const { electron } = createFakeElectron();
  const options = { safeStorage: electron.safeStorage, configFolder, platform: 'linux' } as const;
  const first = openMasterKey(options);
  const second = openMasterKey(options);
  if (!first.isAvailable || !second.isAvailable) throw new Error('there is a keyring');
  expect(second.key).toEqual(first.key);
  const kept = await readFile(join(configFolder, 'master-key'), 'utf8');
  expect(kept).not.toContain(first.key.toString('base64'));
  expect((await stat(join(configFolder, 'master-key'))).mode & 0o777).toBe(0o600);
});

it.each([
  ['no keyring at all', { isAvailable: false, backend: 'unknown' }],
  ['plain text instead of a keyring', { isAvailable: true, backend: 'basic_text' }],
])('keeps nothing where the system has %s, and says what to do', async (_name, keyring) => {
  const configFolder = await tempFolder();
  const { electron, state } = createFakeElectron();
  Object.assign(state.keyring, keyring);
  const opened = openMasterKey({ safeStorage: electron.safeStorage, configFolder, platform: 'linux' });
  expect(opened).toMatchObject({ isAvailable: false, message: expect.stringContaining('HEDDLE_API_KEY') });
  await expect(stat(join(configFolder, 'master-key'))).rejects.toThrow('ENOENT');
});

it('says so when the keyring no longer opens what was kept, and deletes nothing', async () => {
  const configFolder = await tempFolder();
  await writeFile(join(configFolder, 'master-key'), 'of another machine');
  const { electron } = createFakeElectron();
  const safeStorage = {
    ...electron.safeStorage,
    decryptString: () => {
      throw new Error('wrong key');
    },
  } as typeof electron.safeStorage;
  const opened = openMasterKey({ safeStorage, configFolder, platform: 'linux' });
  expect(opened).toMatchObject({ isAvailable: false, message: expect.stringContaining('Unlock the keyring') });
  expect(await readFile(join(configFolder, 'master-key'), 'utf8')).toBe('of another machine');
});

it('locks texts so that a changed byte is noticed', () => {
  const cipher = createCipher(Buffer.alloc(32, 7));
  const locked = cipher.encrypt('a secret');
  expect(cipher.decrypt(locked)).toBe('a secret');
  locked[14] = (locked[14] ?? 0) ^ 1;
  expect(() => cipher.decrypt(locked)).toThrow('authenticate');
});
