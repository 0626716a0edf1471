import { argumentAt } from '../../programs/argument-edits.ts';
import { UNKNOWN } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule, Severity } from '../rule.ts';
import { type GunicornStart, gunicornStarts } from './gunicorn-starts.ts';

export const bindPortOnly: Rule = {
  id: 'gunicorn/bind-port-only',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['bind'],
  title: t('A port without a colon is taken for a host.'),
  explanation: t(
    '`-b 8000` asks gunicorn to listen on port 8000 of the host «8000», which the system reads as the address 0.0.31.64. gunicorn tries five times and exits with code 1. Write `:8000`, which means all interfaces.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py parse_address',
    "experiment: gunicorn 20.1.0 and 27.0.1 print «Invalid address: ('8000', 8000)» and exit with code 1",
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const { option, values } of start.uses) {
        const value = values[0];
        if (option.setting?.name !== 'bind' || !value) continue;
        const text = start.command.text.text.slice(value.span.start, value.span.end);
        const severity = severityOf(start, value, context.platform.id !== 'generic');
        if (!severity) continue;
        const place = start.command.toDocument(value.span);
        yield {
          span: place,
          severity,
          message: t('gunicorn takes `{text}` for a host and cannot listen on it: write `:{text}`.', { text }),
          fixes: () => [
            {
              title: t('Change to `{name}`', { name: `:${text}` }),
              edits: [{ span: span(place.start, place.start), newText: ':' }],
              preferred: true,
              safe: true,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -b «8000»\n', fixed: 'web: gunicorn wsgi -b :8000\n' },
      {
        text: 'web: gunicorn wsgi --bind="«$PORT»"\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi --bind=":$PORT"\n',
      },
      { text: 'web: gunicorn wsgi -b «${PORT:-5000}»\n', fixed: 'web: gunicorn wsgi -b :${PORT:-5000}\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b ${PORT\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -b :8000 -b 0.0.0.0:$PORT\n' },
      { text: 'web: gunicorn wsgi -b $BIND\n' },
      { text: 'web: gunicorn wsgi -b localhost -b 10.0.0.1\n' },
    ],
  },
};

/** A number is certainly wrong; the variable PORT is where the platform sets it to a number, and probably elsewhere. */
function severityOf(
  { invocation }: GunicornStart,
  value: GunicornStart['uses'][number]['values'][number],
  platformSetsPort: boolean,
): Severity | undefined {
  const expansion = argumentAt(invocation, value.span)?.expansions.at(-1);
  if (/^\s*\d+\s*$/.test(value.text)) return 'error';
  if (value.text !== UNKNOWN || expansion?.name !== 'PORT') return undefined;
  return platformSetsPort ? 'error' : 'warning';
}
