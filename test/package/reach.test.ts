// What each bundle can do beyond computing and reading files, our code and that of libraries together: a library that began to
// call home, or to start something, would be seen here. Needs `npm run build`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const MODULES =
  /(?:require\(|from ?|import\()["'](?:node:)?(child_process|cluster|dgram|dns|http2?|https|inspector|net|tls)(?:\/\w+)?["']/g;
/** As a value or called, not as a word of a sentence. */
const GLOBALS =
  /(?<=[=(,:?{;&|!])(fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon|importScripts|eval|WebTransport)(?=[,;)(}.])/g;

/** Why each of them may. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // The protocol's library: also over sockets, and of the client to start a server.
  'dist/start.js': ['net'],
  // Loads it ahead for start.js.
  'dist/server.js': ['net'],
  'dist/node-client.js': ['child_process', 'net'],
  // Sources that are programs, sources that are servers: when someone connects them.
  'dist/node-log-panel.js': ['child_process', 'fetch'],
  'dist/web/extension.js': ['fetch'],
  // Standard input that is a pipe.
  'dist/cli': ['net'],
  // A stand-in for a platform, on this machine.
  'dist/demo-platform.js': ['http'],
};

test('no bundle starts a program or opens a connection but those that are to', () => {
  // What the build has made; scripts leave other things beside it.
  const sizes: object = JSON.parse(readFileSync('dist/sizes.json', 'utf8'));
  const bundles = Object.keys(sizes).filter((path) => /\.m?js$/.test(path));
  const reached = new Map<string, Set<string>>();
  for (const path of bundles) {
    const group = path.replace(/^(dist\/(?:cli|language))\/.*/, '$1');
    const text = readFileSync(path, 'utf8');
    const found = reached.get(group) ?? new Set();
    for (const [, name = ''] of [...text.matchAll(MODULES), ...text.matchAll(GLOBALS)]) found.add(name);
    reached.set(group, found);
  }
  assert.ok(reached.size > 8);
  const reaching = [...reached]
    .filter(([, found]) => found.size > 0)
    .map(([group, found]) => [group, [...found].sort()]);
  assert.deepEqual(Object.fromEntries(reaching), allowed);
});
