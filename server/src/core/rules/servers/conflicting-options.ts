import { t } from '../../text/l10n.ts';
import { refusals, verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversConflictingOptions: Rule = {
  id: 'servers/conflicting-options',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('Options of the server exclude one another.'),
  explanation: t(
    'waitress takes its addresses either by `--listen` or by `--host` and `--port`, and neither beside a Unix socket; what it is told of a proxy needs `--trusted-proxy`. daphne takes the names of headers only with `--proxy-headers`, uvicorn `--http2` only with `--http zttp`, and granian more than one of `--blocking-threads` only with `--interface wsgi`. sanic takes one of `--workers`, `--fast` and `--single-process`.',
  ),
  sources: [
    'Pylons/waitress:src/waitress/adjustments.py',
    'django/daphne:daphne/cli.py',
    'Kludex/uvicorn:uvicorn/config.py (load)',
    'test/unit/programs/against-servers.test.ts',
    'test/unit/programs/granian/granian.test.ts',
    'test/unit/programs/sanic/sanic.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['conflict'])) {
      const flag = refusal.error.option?.flags[0] ?? '';
      const isGiven = refusal.start.invocation.arguments.some(({ value }) => /^--http(?:=|$)/.test(value.text));
      yield {
        span: refusal.span,
        ...verdict(
          refusal,
          flag === '--http2'
            ? t('`{flag}` needs `--http zttp` and the package zttp.', { flag })
            : t('`{flag}` does not go with the other options.', { flag }),
        ),
        // The platform may set UVICORN_HTTP.
        ...(flag === '--http2' && !isGiven && { severity: 'warning' }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: waitress-serve «--listen»=*:80 --port=80 app:app\n' },
      { text: 'web: waitress-serve «--trusted-proxy-count»=1 app:app\n' },
      { text: 'web: granian app:app --interface asgi «--blocking-threads» 8\n' },
      { text: 'web: sanic app:app --fast «-w» 4\n' },
      { text: 'web: daphne «--proxy-headers-host» X-Real-IP app:app\n' },
      { text: 'web: uvicorn «--http2» --http h11 app:app\n', files: { 'requirements.txt': 'uvicorn==0.54.0' } },
    ],
    good: [
      { text: 'web: sanic app:app --fast -w $WORKERS\n' },
      { text: 'web: uvicorn --http2 --http zttp app:app\n', files: { 'requirements.txt': 'uvicorn==0.54.0' } },
      { text: 'web: waitress-serve --listen=*:80 --listen=*:81 app:app\n' },
      { text: 'web: waitress-serve --trusted-proxy=* --trusted-proxy-count=1 app:app\n' },
      { text: 'web: granian app:app --interface wsgi --blocking-threads 8\n' },
      { text: 'web: granian app:app --blocking-threads 8\n' },
      { text: 'web: daphne --proxy-headers --proxy-headers-host X-Real-IP app:app\n' },
    ],
  },
};
