import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What was tried at the sockets, by where it led. */
export type Attempts = {
  /** Connections and datagrams to anything but this machine. */
  readonly outside: readonly string[];
  /** To where names are looked up, on this machine too. */
  readonly names: readonly string[];
  /** A datagram socket that was given an address and sent nothing: it asks the kernel for a way, and no packet leaves. */
  readonly routes: readonly string[];
  /** To this machine itself, as processes of Heddle's speak to each other. */
  readonly loopback: readonly string[];
  readonly local: number;
};

/** Chromium asks for a way to this address to learn whether there is IPv6. */
const routeProbe = /inet_pton\(AF_INET6, "2001:4860:4860::8888"/;
const here = /inet_addr\("127\.|inet_addr\("0\.0\.0\.0"|"::1"|"::ffff:127\.|inet_pton\(AF_INET6, "::"/;

/** Reads what strace wrote of connect, sendto, sendmsg and sendmmsg. */
export async function readTrace(path: string): Promise<Attempts> {
  const outside: string[] = [];
  const names: string[] = [];
  const routes: string[] = [];
  const loopback: string[] = [];
  let local = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.includes('AF_UNIX')) local += 1;
    if (!line.includes('AF_INET')) continue;
    const attempt = line.replace(/^\d+\s+/, '').slice(0, 200);
    if (/sin6?_port=htons\((?:53|5353|137)\)/.test(line)) names.push(attempt);
    else if (here.test(line)) loopback.push(attempt);
    else if (routeProbe.test(line) && attempt.startsWith('connect(')) routes.push(attempt);
    else outside.push(attempt);
  }
  return { outside, names, routes, loopback, local };
}
