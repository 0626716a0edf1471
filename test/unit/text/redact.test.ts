import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact, redactAll } from '../../../server/src/core/text/redact.ts';

/** Made of parts, so that no scanner takes this file for a leak. */
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N'].join('.');
const GITHUB = `ghp${'_'}${'a1B2'.repeat(9)}`;
const AWS = `AKIA${'IOSFODNN7EXAMPLE'}`;

const SECRETS: readonly (readonly [string, string])[] = [
  // URLs
  ['postgres://app:hunter2@db:5432/app', 'postgres://app:[redacted]@db:5432/app'],
  ['redis://:p@ss:w0rd@cache:6379/0', 'redis://:[redacted]@cache:6379/0'],
  ['celery -b amqp://u:p%40ss@mq// worker', 'celery -b amqp://u:[redacted]@mq// worker'],
  ['https://0123456789abcdef@sentry.example.com/42', 'https://[redacted]@sentry.example.com/42'],
  ['GET /cb?bk_token=abc123&page=2 HTTP/1.1', 'GET /cb?bk_token=[redacted]&page=2 HTTP/1.1'],
  ['GET /?api_key=1&x=2', 'GET /?api_key=[redacted]&x=2'],
  // variables and flags
  ['web: SECRET_KEY=abc gunicorn wsgi', 'web: SECRET_KEY=[redacted] gunicorn wsgi'],
  ['DJANGO_SECRET_KEY="a b c" python', 'DJANGO_SECRET_KEY=[redacted] python'],
  ["SECRET_KEY_BASE='abc'", 'SECRET_KEY_BASE=[redacted]'],
  ['BKPAAS_APP_SECRET=5d41402a', 'BKPAAS_APP_SECRET=[redacted]'],
  ['STRIPE_KEY=abc', 'STRIPE_KEY=[redacted]'],
  ['KEY=abc', 'KEY=[redacted]'],
  ['DB_PASS=a,b;c)d|e', 'DB_PASS=[redacted]'],
  ['TOKEN=${TOKEN:-fallback}', 'TOKEN=[redacted]'],
  ['flower --basic_auth=admin:pw --port=5555', 'flower --basic_auth=[redacted] --port=5555'],
  ['run --password hunter2 --verbose', 'run --password [redacted] --verbose'],
  ['run --api-key "two words" -v', 'run --api-key [redacted] -v'],
  ['host=db user=app password=hunter2 dbname=app', 'host=db user=app password=[redacted] dbname=app'],
  // structures
  ['{"user": "a", "password": "hun\\"ter2", "x": 1}', '{"user": "a", "password": [redacted], "x": 1}'],
  ["{'access_token': 'abc', 'n': 1}", "{'access_token': [redacted], 'n': 1}"],
  ['password: hunter2', 'password: [redacted]'],
  ['{\\"user\\": \\"a\\", \\"password\\": \\"hunter2\\"}', '{\\"user\\": \\"a\\", \\"password\\": [redacted]}'],
  ['bk_app_secret: 5d41402abc4b', 'bk_app_secret: [redacted]'],
  ["os.environ['SECRET_KEY'] = 'abc'", "os.environ['SECRET_KEY'] = [redacted]"],
  [':password => "abc", :user => "a"', ':password => [redacted], :user => "a"'],
  ['<password>abc</password>', '<password>[redacted]</password>'],
  ['next=%2F&state=%7B%22password%22%3A%22abc%22%7D&a=b', 'next=%2F&state=%7B%22password%22%3A[redacted]&a=b'],
  ['密码：hunter2，用户 a', '密码：[redacted]，用户 a'],
  ['Server=db;User Id=sa;Password="a;b c"; x', 'Server=db;User Id=sa;Password=[redacted]; x'],
  // words of a shell, a quote that is not closed
  [`PASSWORD='a'"b c"d run`, 'PASSWORD=[redacted] run'],
  ['PASSWORD=a\\ b run', 'PASSWORD=[redacted] run'],
  ['password="hunter2 and so on', 'password=[redacted]'],
  ['curl -s -u admin:hunter2 https://example.com', 'curl -s -u admin:[redacted] https://example.com'],
  ['mysql -uroot -phunter2 app', 'mysql -uroot -p[redacted] app'],
  ['redis-cli -h cache -a hunter2 ping', 'redis-cli -h cache -a [redacted] ping'],
  // addresses
  ['postgres://app:a/b"c@db/app', 'postgres://app:[redacted]@db/app'],
  ['POST https://hooks.slack.com/services/T0/B0/abcdefgh', 'POST https://hooks.slack.com/services/[redacted]'],
  [
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a-7b5c-4d3e-8f2a&x=1',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=[redacted]&x=1',
  ],
  ['GET /a?X-Amz-Expires=60&X-Amz-Signature=0a1b', 'GET /a?X-Amz-Expires=60&X-Amz-Signature=[redacted]'],
  // headers
  ['Authorization: Bearer abc.def', 'Authorization: [redacted]'],
  ['"Authorization": "Basic dXNlcjpwYXNz", "Accept": "*"', '"Authorization": [redacted], "Accept": "*"'],
  ['X-Bkapi-Authorization: {"bk_app_code": "a", "bk_app_secret": "b"}', 'X-Bkapi-Authorization: [redacted]'],
  ['Cookie: sessionid=abc; csrftoken=def', 'Cookie: [redacted]'],
  ['Set-Cookie: sessionid=abc; HttpOnly; Path=/', 'Set-Cookie: [redacted]'],
  ['sent Bearer abcdefghijklmnop and waited', 'sent Bearer [redacted] and waited'],
  // tokens by their look
  [`invalid signature of ${JWT}`, 'invalid signature of [redacted]'],
  [`fatal: ${GITHUB} was refused`, 'fatal: [redacted] was refused'],
  [`user ${AWS} has no rights`, 'user [redacted] has no rights'],
  ['refused token sq0csp-Ab12Cd34Ef56Gh78', 'refused token [redacted]'],
  // as people write it
  ['BK_APP_SECRET a1B2c3D4e5F6g7H8 was refused', 'BK_APP_SECRET [redacted] was refused'],
  ['password\ta1B2c3D4e5F6g7H8', 'password\t[redacted]'],
  ['the password is a1B2c3D4e5F6g7H8.', 'the password is [redacted]'],
  ['settings.SECRET_KEY -> "a1B2c3D4e5F6g7H8"', 'settings.SECRET_KEY -> "[redacted]"'],
  ['os.environ.setdefault("SECRET_KEY", "abc")', 'os.environ.setdefault("SECRET_KEY", [redacted])'],
  ["os.getenv('DB_PASSWORD', 'abc')", "os.getenv('DB_PASSWORD', [redacted])"],
  ['auth=a1B2c3D4e5F6g7H8 user=a', 'auth=[redacted] user=a'],
  ['bk_sign=a1B2c3D4e5F6g7H8', 'bk_sign=[redacted]'],
  ['X-Amz-Signature=0a1b', 'X-Amz-Signature=[redacted]'],
  ['login failed, OTP=123456', 'login failed, OTP=[redacted]'],
  ['stored as bkcrypt$gAAAAABkQ1w2e3r4t5y6', 'stored as [redacted]'],
  ['Private-Lines: 2\nAAAAgQ\nb3Blbg==\nPrivate-MAC: 0a', 'Private-Lines: 2\n[redacted]\nPrivate-MAC: 0a'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nafter', '[redacted]\nafter'],
];

test('a secret is taken out, and nothing around it', () => {
  assert.deepEqual(
    SECRETS.map(([text]) => redact(text)),
    SECRETS.map(([, expected]) => expected),
  );
});

test('redacting twice is redacting once', () => {
  const once = SECRETS.map(([text]) => redact(text));
  assert.deepEqual(once.map(redact), once);
});

test('what only looks like a secret stays', () => {
  for (const text of [
    'web: gunicorn wsgi -w 4 -b :$PORT --timeout 60 --keep-alive 5',
    'gunicorn wsgi --keyfile /etc/tls/key.pem --certfile /etc/tls/cert.pem',
    'SECRET_KEY=$SECRET_KEY python manage.py',
    'TOKEN="${TOKEN}" run',
    'postgres://app:$DB_PASSWORD@db/app',
    'https://example.com:8443/a@b',
    'ssh://git@example.com/app.git',
    'SyntaxError: unexpected token: }',
    'KeyError: key=5',
    'max_tokens_per_minute 3',
    'docker run -u 1000:1000 image',
    'mysql -P 3306 -u root app',
    'GET /?key=blue&sort=signature HTTP/1.1',
    'token: expired',
    'token of length 123456789012345678',
    'Forbidden (CSRF token from POST incorrect.): /api/v2/applications2026',
    'secret my-application-credentials-2026-v2 not found',
    'Task app.tasks.refresh_token[5f1d2c3b-0c1d-4e5f-8a9b-0123456789ab] succeeded in 0.2s',
    "fields = ['password', 'first_name']",
    'os.getenv("SECRET_KEY", "")',
    'auth=GSSAPI sign=rsa-sha2-256 OTP=26',
    'token /var/run/secrets/kubernetes.io/serviceaccount1',
    'first pass: tests',
    'http://10.0.0.1:9200/a@b',
    'task-queue-of-2026-with-a-long-name-1',
    'MONKEY_PATCH=1 WEB_CONCURRENCY=4',
    'author=someone',
    'Worker timed out on `web`. `--timeout` is 30 (default).',
    '10.0.0.1 - - [20/Nov/2026:01:58:53 +0000] "GET /tokens/list HTTP/1.1" 200 157',
  ]) {
    assert.equal(redact(text), text);
  }
});

test('data of any depth is redacted, its names are not', () => {
  assert.deepEqual(redactAll({ password: ['TOKEN=abc', 1, null], deep: { text: 'KEY=b' } }), {
    password: ['TOKEN=[redacted]', 1, null],
    deep: { text: 'KEY=[redacted]' },
  });
});

test('a hostile line costs no more than an ordinary one', () => {
  for (const text of [
    'password'.repeat(20_000),
    'a://'.repeat(40_000),
    `"token": "${'\\'.repeat(150_000)}`,
    '-'.repeat(160_000),
    `token ${'a'.repeat(160_000)}`,
    'token a1b'.repeat(20_000),
    'setdefault("'.repeat(15_000),
    `Private-Lines: 9\n${'a\n'.repeat(80_000)}`,
  ]) {
    assert.equal(typeof redact(text), 'string');
  }
});
