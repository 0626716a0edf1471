import { type Text, t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { expansionsOf, ifRead } from './shell-problems.ts';

export const badSubstitution: Rule = {
  id: 'shell/bad-substitution',
  severity: 'error',
  scope: 'process',
  text: /\$\{(?!\w+\})/,
  title: t('What stands in the braces of a variable is not what a shell knows.'),
  explanation: t(
    'A shell knows `${PORT}` and, with a value for where the variable is not set, `${PORT:-8000}`. `${PORT:8000}` is a part of the text in bash and refused by dash; `${ PORT }` and `${PORT|8000}` are refused by both: bad substitution.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.6.2', 'test/unit/rules/shell/bad-substitution.test.ts (sh)'],
  *check(context) {
    for (const { command, expansion, text, isRead } of expansionsOf(context)) {
      const found = expansion.kind === 'parameter' ? problemOf(text) : undefined;
      if (!found) continue;
      const { meant, message } = found;
      yield {
        span: command.toDocument(expansion.span),
        ...ifRead(isRead, message),
        fixes: () => [changeTo(command, expansion.span, meant)],
      };
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
  readonly message: Text;
  readonly meant: string;
}

function problemOf(written: string): Problem | undefined {
  const [, name = '', port] = /^\$\{([A-Za-z_]\w*):(\d{3,})\}$/.exec(written) ?? [];
  if (port !== undefined) {
    const meant = `\${${name}:-${port}}`;
    return { meant, message: t('A value for where the variable is not set stands behind `:-`: `{meant}`.', { meant }) };
  }
  const meant = withoutBlanks(written) ?? withFallback(written);
  if (meant === undefined || meant === written) return undefined;
  return { meant, message: t('The shell refuses this: bad substitution. The variable is `{meant}`.', { meant }) };
}

/** `${ PORT }` */
function withoutBlanks(written: string): string | undefined {
  const name = /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(written)?.[1];
  return name && `\${${name}}`;
}

/** `${PORT|8000}`, `${PORT||8000}` */
function withFallback(written: string): string | undefined {
  const [, name, text] = /^\$\{([A-Za-z_]\w*)(?:\|\|?|:\|)([\w.]*)\}$/.exec(written) ?? [];
  if (name === undefined) return undefined;
  return text ? `\${${name}:-${text}}` : `\${${name}}`;
}
