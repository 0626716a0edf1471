import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { ifRead, scriptsOf } from './shell-problems.ts';

const WHOLE = /^\$\{[^{}]*\}/;

export const badSubstitution: Rule = {
  id: 'shell/bad-substitution',
  severity: 'error',
  scope: 'process',
  text: /\$\{(?!\w+\})/,
  title: t('What stands in the braces of a variable is not what a shell knows.'),
  explanation: t(
    'A shell knows `${PORT}` and, with a value for where the variable is not set, `${PORT:-8000}`. `${PORT:8000}` is a part of the text in bash and refused by dash; `${ PORT }` and `${PORT|8000}` are refused by both: bad substitution.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.6.2', 'test/unit/rules/bad-substitution.test.ts (sh)'],
  *check(context) {
    const seen = new Set<number>();
    for (const { command, script, isRead } of scriptsOf(context)) {
      for (const { words, assignments } of script.commands) {
        for (const { expansions } of [...words, ...assignments.map(({ value }) => value)]) {
          for (const { span: place, kind } of expansions) {
            if (kind !== 'parameter' || seen.has(place.start)) continue;
            const found = problemOf(command.text.text.slice(place.start));
            if (!found) continue;
            seen.add(place.start);
            const whole = command.toDocument(span(place.start, place.start + found.length));
            const { meant } = found;
            yield {
              span: whole,
              ...ifRead(isRead, found.message),
              fixes: () => [
                {
                  title: t('Change to `{name}`', { name: meant }),
                  edits: [{ span: whole, newText: command.encode(meant) }],
                  preferred: true,
                  safe: false,
                },
              ],
            };
          }
        }
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi -b :«${PORT:8000}»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b :${PORT:-8000}\n',
      },
      {
        text: 'web: gunicorn wsgi -b :«${ PORT }»\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b :${PORT}\n',
      },
      {
        text: 'web: gunicorn wsgi -b ":«${PORT|8000}»"\n',
        platform: 'heroku',
        fixed: 'web: gunicorn wsgi -b ":${PORT:-8000}"\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -b :${PORT:-8000} -w ${N-2} -n ${A:+b} -t ${T:?no}\n', platform: 'heroku' },
      {
        text: 'web: gunicorn wsgi -n ${A#x}${A%%.*}${A:0:3}${#A}${A/b/c}${A^^}${!A}${A[0]}${A: -3}\n',
        platform: 'heroku',
      },
      { text: "web: gunicorn wsgi -n '${ A }' -b :$PORT\n", platform: 'heroku' },
    ],
  },
};

interface Problem {
  readonly length: number;
  readonly message: Text;
  readonly meant: string;
}

/** Of the text from `${` on. */
function problemOf(text: string): Problem | undefined {
  const whole = WHOLE.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const { length } = whole;
  const part = /^\$\{([A-Za-z_]\w*):(\d{3,})\}$/.exec(whole);
  if (part) {
    const meant = `\${${part[1]}:-${part[2]}}`;
    return {
      length,
      meant,
      message: t('A value for where the variable is not set stands behind `:-`: `{meant}`.', { meant }),
    };
  }
  const odd = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(whole);
  const other = /^\$\{([A-Za-z_]\w*)(?:\|\|?|:\|)([\w.]*)\}$/.exec(whole);
  const name = odd?.[1] ?? other?.[1];
  if (name === undefined || whole === `\${${name}}`) return undefined;
  const meant = other?.[2] ? `\${${name}:-${other[2]}}` : `\${${name}}`;
  return {
    length,
    meant,
    message: t('The shell refuses this: bad substitution. The variable is `{meant}`.', { meant }),
  };
}
