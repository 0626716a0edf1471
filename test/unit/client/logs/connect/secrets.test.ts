import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretParts, vscodeSecrets } from '../../../../../client/src/logs/connect/secrets.ts';

const table: readonly (readonly [string, readonly string[]])[] = [
  [
    'bk_token=abcdef; bk_ticket=ghijkl',
    ['bk_token=abcdef; bk_ticket=ghijkl', 'bk_ticket=ghijkl', 'bk_token=abcdef', 'abcdef', 'ghijkl'],
  ],
  ['{"access_token":"secret"}', ['{"access_token":"secret"}', 'secret']],
  ['ApiKey c2VjcmV0', ['ApiKey c2VjcmV0', 'c2VjcmV0']],
  ['abc', []],
];

for (const [secret, parts] of table) {
  test(`what must not be seen of ${secret}`, () => {
    assert.deepEqual(secretParts(secret), parts);
  });
}

/** What VS Code keeps for all windows; each write takes a while, as that of a keychain does. */
class Storage {
  readonly values = new Map<string, string>();
  readonly onDidChange = () => ({ dispose: () => undefined });

  async get(key: string): Promise<string | undefined> {
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await new Promise(setImmediate);
    this.values.set(key, value);
  }

  async delete(key: string): Promise<void> {
    this.values.delete(key);
  }
}

test('what is kept is listed by its address, and forgotten', async () => {
  const storage = new Storage();
  const secrets = vscodeSecrets(storage);
  // At the same time: none of them may fall out of the list.
  await Promise.all([
    secrets.store('https://paas.example.com/', 'bk_token=abcdef'),
    secrets.store('https://loki.example.com', ''),
    secrets.store('https://es.example.com', 'ApiKey c2VjcmV0'),
  ]);
  const next = vscodeSecrets(storage);
  assert.deepEqual(await next.places(), [
    'https://es.example.com',
    'https://loki.example.com',
    'https://paas.example.com',
  ]);
  await next.forget(['https://paas.example.com', 'https://loki.example.com']);
  assert.deepEqual(await next.places(), ['https://es.example.com']);
  assert.equal(await secrets.get('https://paas.example.com/'), undefined);
  assert.equal(await secrets.get('https://es.example.com/'), 'ApiKey c2VjcmV0');
  assert.ok(![...storage.values.values()].some((value) => value.includes('abcdef')));
  // It may still come back from a server that was asked before.
  assert.equal(secrets.hide('bk_token=abcdef'), '[redacted]');
});

test('what another window has forgotten can be stored again, and is in the list', async () => {
  const storage = new Storage();
  const [one, other] = [vscodeSecrets(storage), vscodeSecrets(storage)];
  await one.store('https://es.example.com', 'first');
  await other.forget(['https://es.example.com']);
  await one.store('https://es.example.com', 'second');
  assert.deepEqual(await other.places(), ['https://es.example.com']);
});

test('a secret from before there was a list is in it as soon as it was used', async () => {
  const storage = new Storage();
  storage.values.set('procfileDoctor.logs:https://es.example.com', 'ApiKey c2VjcmV0');
  storage.values.set('procfileDoctor.logs', 'not a list');
  const secrets = vscodeSecrets(storage);
  assert.deepEqual(await secrets.places(), []);
  assert.equal(await secrets.get('https://es.example.com'), 'ApiKey c2VjcmV0');
  assert.deepEqual(await secrets.places(), ['https://es.example.com']);
});

test('of two secrets of which one begins as the other does nothing is left', async () => {
  const secrets = vscodeSecrets(new Storage() as never);
  await secrets.store('https://one.example', '{"bk_username":"admin"}');
  await secrets.store('https://two.example', 'Bearer admin-4711');
  assert.equal(secrets.hide('admin-4711 is refused, as admin was'), '[redacted] is refused, as [redacted] was');
});
