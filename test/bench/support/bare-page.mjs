import { spawn } from 'node:child_process';
import { createServer } from 'node:http';

// What the start of the web shell is measured beside: a server of nothing, and the same browser on an empty page of it.
const [program = '', ...flags] = process.argv.slice(2);
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>Bare</title><p>Bare');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = spawn(program, [...flags, `--app=http://localhost:${port}/`], { stdio: 'ignore' });
  process.on('SIGTERM', () => browser.kill('SIGTERM'));
  browser.on('exit', () => process.exit(0));
});
