import { likeOurs, type Attempt, type Doors } from './attempt.ts';

const climbs = [
  '../',
  '..%2f',
  '%2e%2e/',
  '.%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%2e%2e%5c',
  '%252e%252e%252f',
  '..%252f',
  '..;/',
  '....//',
  '..%00/',
  '%c0%ae%c0%ae/',
  '%c0%ae%c0%ae%c0%af',
  '..%c0%af',
  '%uff0e%uff0e/',
  '%ef%bc%8e%ef%bc%8e/',
  '..%ef%bc%8f',
  '..%09/',
  '. ./',
];
const depths = [1, 2, 3, 6, 12];
const starts = ['/', '/assets/', '/pdf/', '/files/', '/index.html/', '/./', '//'];
const targets = ['package.json', 'etc/passwd', 'secret.txt', 'src/main/shells/web/session.ts', 'core'];

/** Paths that climb out of the built files, ids and folders that name other files, names of uploads that do. */
export function attemptsAtPaths(doors: Doors): readonly Attempt[] {
  return [...climbing(doors), ...absolute(doors), ...wrongIds(doors), ...wrongUploads(doors)];
}

function climbing(doors: Doors): readonly Attempt[] {
  return starts.flatMap((start) =>
    climbs.flatMap((climb) =>
      depths.flatMap((depth) =>
        targets.map((target) => {
          const path = `${start}${climb.repeat(depth)}${target}`;
          return { group: 'path', name: path, bytes: likeOurs(doors, { path }) };
        }),
      ),
    ),
  );
}

function absolute(doors: Doors): readonly Attempt[] {
  const paths = [
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/%2f%2fevil.example/',
    '/\\evil.example',
    '/C:/windows/win.ini',
    '/C%3a%5cwindows%5cwin.ini',
    '/file:///etc/passwd',
    '/assets',
    '/assets/',
    '/.',
    '/..',
    '/%',
    '/%ff',
    '/%00',
    '/index.html%00.js',
    '/index.html::$DATA',
    '/index.html/',
    '/index.html.map',
    '/INDEX.HTML%20',
    '/con',
    '/aux.html',
    '/files',
    '/files/',
    '/files/source/',
    '/files/other?id=1',
    '/files/upload',
    '/core',
    '/core/',
    '/opening/',
    '/opening/../index.html',
    `/${'a/'.repeat(3000)}`,
    `/${'%41'.repeat(3000)}`,
  ];
  const targets = [
    '*',
    '',
    '/',
    `/${doors.place}`,
    `/${doors.place.toUpperCase()}/`,
    `//${doors.place}/`,
    `/0/../${doors.place}/`,
    `/%2e/${doors.place}/`,
    `/${doors.place}%2f`,
    `/${doors.place}\\`,
    `/${encodeURIComponent(doors.place[0] ?? '')}/`,
  ];
  return [
    ...paths.map((path) => ({ group: 'path', name: path.slice(0, 60), bytes: likeOurs(doors, { path }) })),
    ...targets
      .filter((target) => target !== `/${doors.place}/`)
      .map((target) => ({ group: 'path', name: `target ${target}`, bytes: likeOurs(doors, { target }) })),
  ];
}

function wrongIds(doors: Doors): readonly Attempt[] {
  const { folder, temporary, sourceId } = doors;
  const ids = [
    '',
    '*',
    '../secret.txt',
    '../../secret.txt',
    `${sourceId}/../../secret.txt`,
    `${sourceId}%00`,
    `${sourceId}\n`,
    sourceId.toUpperCase(),
    sourceId.slice(0, -1),
    'src_',
    'src_../../secret',
    '/etc/passwd',
    "' OR 1=1 --",
    'a'.repeat(10_000),
  ];
  const folders = [
    '',
    '.',
    'project',
    temporary,
    '/',
    '/etc',
    `${folder}\0`,
    `${folder}/sources`,
    `file://${folder}`,
    `~/`,
    `${folder}/../`,
    `\\\\evil.example\\share`,
  ];
  const asked = (kind: string, parameters: Record<string, string>): Attempt => {
    const path = `/files/${kind}?${new URLSearchParams(parameters).toString()}`;
    return { group: 'bytes', name: path.slice(0, 80), bytes: likeOurs(doors, { path }) };
  };
  return ['source', 'asset', 'export'].flatMap((kind) => [
    ...ids.map((id) => asked(kind, { folder, id })),
    ...folders.map((wrong) => asked(kind, { folder: wrong, id: sourceId })),
    ...(kind === 'source' ? [] : [asked(kind, { folder, id: sourceId })]),
  ]);
}

function wrongUploads(doors: Doors): readonly Attempt[] {
  const { folder, temporary, host } = doors;
  const names = [
    '',
    '.',
    '..',
    '../a.md',
    '../../a.md',
    'a/../../../b.md',
    'a/./b.md',
    'a//b.md',
    '/etc/a.md',
    `${temporary}/a.md`,
    '..\\a.md',
    'a\\..\\..\\b.md',
    'C:\\a.md',
    'C:a.md',
    'a\0.md',
    'a.md\0.png',
    'a\nb.md',
    '\u001b]0;x\u0007.md',
    'con',
    'CON.md',
    'lpt1.txt',
    'a.md.',
    'a.md ',
    'a:b.md',
    'a|b.md',
    'a<b.md',
    'é'.repeat(128) + '.md',
    'a'.repeat(256),
    `${'a/'.repeat(33)}b.md`,
    '\ud800.md',
  ];
  const upload = (
    parameters: Record<string, string>,
    name: string,
    more: readonly [string, string][] = [],
  ): Attempt => ({
    group: 'upload',
    name,
    bytes: likeOurs(doors, {
      method: 'POST',
      path: `/files/upload?${new URLSearchParams(parameters).toString()}`,
      origin: `http://${host}`,
      body: 'x',
      more,
    }),
  });
  return [
    ...names.map((name) => upload({ folder, name }, JSON.stringify(name).slice(0, 60))),
    ...['', temporary, '/etc', 'project', `${folder}\0`].map((wrong) =>
      upload({ folder: wrong, name: 'a.md' }, `into ${JSON.stringify(wrong)}`),
    ),
    {
      group: 'upload',
      name: 'says it is larger than may be',
      bytes: likeOurs(doors, {
        method: 'POST',
        path: `/files/upload?${new URLSearchParams({ folder, name: 'large.md' }).toString()}`,
        origin: `http://${host}`,
        more: [['Content-Length', String(2 ** 40)]],
      }),
    },
  ];
}
