import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '#test/support/temp-folder.ts';
import { readTrace } from './support/offline/read-trace.ts';

it('what was tried at sockets is told apart by where it led', async () => {
  const path = join(await tempFolder(), 'trace');
  await writeFile(
    path,
    [
      '1 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = 0',
      '1 connect(4, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0',
      '1 connect(4, {sa_family=AF_INET, sin_port=htons(4000), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
      '1 sendto(4, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 1',
      '1 connect(5, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
      '1 connect(6, {sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2001:4860:4860::8888", &sin6_addr)}, 28) = 0',
    ].join('\n'),
  );
  const { outside, names, routes, loopback, local } = await readTrace(path);
  expect([outside.length, names.length, routes.length, loopback.length, local]).toEqual([2, 1, 1, 1, 1]);
});
