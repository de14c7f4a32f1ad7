import { describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutlineTouch } from '#shared/domain/outline-touch.ts';
import { firstSchema } from '#main/adapters/sqlite/migrations/0001-first-schema.ts';
import { openProjectStore } from '#main/adapters/sqlite/index.ts';
import { itemOf, outlineOf } from '#test/support/sample-values.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

function open(folder: string, create: boolean) {
  const opened = openProjectStore({ folder, create, clock: { nowMs: () => 0 } });
  if (!opened.ok) throw new Error(opened.fault.message);
  return opened.value.store;
}

const [one, two] = [itemOf('one'), itemOf('two')];

describe('versions of the outline', () => {
  it('keep who made them, and what persons settled, in order', async () => {
    const folder = join(await tempFolder(), 'project');
    const store = open(folder, true);
    expect([store.newestOutlineVersion(), store.readOutline(), store.readOutlineVersion(1)]).toEqual([
      0,
      { items: [] },
      null,
    ]);
    const touches: readonly OutlineTouch[] = [
      { kind: 'named', itemId: one.id },
      { kind: 'removed', itemId: two.id, heading: two.heading },
    ];
    store.writeOutline(outlineOf(one, two), 'planned');
    store.writeOutline(outlineOf(one), 'by hand', touches);
    store.writeOutline(outlineOf(one), 'again by hand', [{ kind: 'placed', itemId: one.id }]);
    store.close();
    const again = open(folder, false);
    expect(again.newestOutlineVersion()).toBe(3);
    expect(again.readOutlineVersion(1)).toEqual(outlineOf(one, two));
    expect(again.listOutlineVersions()).toMatchObject([
      { version: 1, author: 'planner', items: 2, reason: 'planned' },
      { version: 2, author: 'user', items: 1 },
      { version: 3, author: 'user', items: 1 },
    ]);
    expect(again.listOutlineTouches()).toEqual([
      { version: 2, touches },
      { version: 3, touches: [{ kind: 'placed', itemId: one.id }] },
    ]);
    again.close();
  });

  it('of an older project are the planner’s', async () => {
    const folder = join(await tempFolder(), 'project');
    await mkdir(folder);
    const database = new DatabaseSync(join(folder, 'project.db'));
    database.exec(firstSchema.sql);
    database.exec('PRAGMA user_version = 1');
    database
      .prepare('INSERT INTO outline_versions (outline, reason, saved_at) VALUES (?, ?, ?)')
      .run(JSON.stringify(outlineOf(one)), 'planned', '2026-01-01T00:00:00.000Z');
    database.close();
    const store = open(folder, false);
    expect(store.listOutlineVersions()).toMatchObject([{ version: 1, author: 'planner', items: 1 }]);
    expect(store.listOutlineTouches()).toEqual([]);
    store.close();
  });
});
