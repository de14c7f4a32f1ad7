// Loaded before anything else in every process and thread of a test: writes each attempt to open a connection, to
// listen or to look a name up as one line of the file named by HEDDLE_TEST_SOCKETS.
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const place = process.env['HEDDLE_TEST_SOCKETS'];

/** @param {Record<string, any>} owner @param {string} name */
function watch(owner, name) {
  const original = owner[name];
  owner[name] = function (/** @type {unknown[]} */ ...given) {
    if (place !== undefined) appendFileSync(place, `${name} ${JSON.stringify(given[0] ?? null)}\n`);
    return Reflect.apply(original, this, given);
  };
}

watch(net.Socket.prototype, 'connect');
watch(net.Server.prototype, 'listen');
watch(dgram, 'createSocket');
watch(dns, 'lookup');
watch(dns.promises, 'lookup');
syncBuiltinESMExports();
