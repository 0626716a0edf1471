import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const invalidBind: Rule = {
  id: 'gunicorn/invalid-bind',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn cannot listen on this address.'),
  explanation: t(
    'An address is `HOST:PORT`, `:PORT` for all interfaces, `[IPV6]:PORT`, `unix:PATH` or `fd://N`. It is not a URL, and several addresses need `--bind` several times. The address is looked at only when the server starts: `--check-config` does not find the mistake.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py parse_address',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['invalid-bind'])) {
      const sentence = t('gunicorn cannot listen on this address.');
      yield { span: refusal.span, ...verdict(refusal, sentence), fixes: () => repairs(refusal) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -b «http://0.0.0.0:8000/»\n', fixed: 'web: gunicorn wsgi -b 0.0.0.0:8000\n' },
      { text: 'web: gunicorn wsgi --bind=«::1»\n', fixed: 'web: gunicorn wsgi --bind=[::1]\n' },
      { text: 'web: gunicorn wsgi -b «0.0.0.0:99999» -b «localhost:http»\n' },
      { text: 'web: gunicorn wsgi -b «a:1,b:2»\n', fixed: 'web: gunicorn wsgi -b a:1 -b b:2\n' },
    ],
    good: [
      { text: "web: gunicorn wsgi -b ':$PORT\n", platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b 0.0.0.0:$PORT -b [::]:${PORT} -b unix:/tmp/a.sock\n' },
      { text: 'web: gunicorn wsgi --bind=0.0.0.0:{8000,8001}\n' },
      { text: 'web: gunicorn wsgi -b fd://3\n', files: { 'requirements.txt': 'gunicorn==20.1.0\n' } },
    ],
  },
};

function repairs({ start: { command }, error: { span } }: Refusal): Fix[] {
  const text = command.text.text.slice(span.start, span.end);
  const meant = /^https?:\/\/([^/,]+)\/?$/.exec(text)?.[1] ?? (isBareIpv6(text) ? `[${text}]` : listed(text));
  if (meant === undefined) return [];
  const fix = { title: t('Change to `{name}`', { name: meant }), edits: replaceArgument(command, span, meant) };
  return [{ ...fix, preferred: true, safe: false }];
}

function isBareIpv6(text: string): boolean {
  return /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*$/i.test(text);
}

/** `a:1,b:2` as two options. */
function listed(text: string): string | undefined {
  const parts = text.split(',');
  return parts.length > 1 && parts.every((part) => /^[\w.*-]*:\d+$/.test(part)) ? parts.join(' -b ') : undefined;
}
