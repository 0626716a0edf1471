import { COMMANDS } from '../../programs/celery/command-data.ts';
import { closeMatches } from '../../programs/click/close-matches.ts';
import { type Text, t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';

/** What is said where no known command is near. */
function withoutNear(name: string): Text {
  return /^[A-Za-z_]\w*(?:[.:]\w+)+$/.test(name)
    ? t('celery takes `{name}` for a command. The application stands behind `-A`: `celery -A {name} worker`.', { name })
    : t('celery has no command `{name}`, unless a package adds it.', { name });
}

export const unknownCommand: Rule = {
  id: 'celery/unknown-command',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery has no such command.'),
  explanation: t(
    'celery stops with its usage. Packages can bring commands of their own, as flower does; a word that is not close to a known command may be one of these.',
  ),
  sources: ['celery/celery:celery/bin/celery.py', 'test/fixtures/celery-cases.ndjson (cases 9 and 144)'],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-command')) {
      const { command } = refusal.start;
      const written = command.text.text.slice(refusal.error.span.start, refusal.error.span.end);
      const near = closeMatches(written, NAMES, 0.7);
      const said = verdict(
        refusal,
        near[0] === undefined
          ? withoutNear(written)
          : t('celery has no command `{name}`; did you mean `{near}`?', { name: written, near: near[0] }),
      );
      yield {
        ...said,
        ...(near.length === 0 && !NO_NAME.test(written) && { severity: 'warning' }),
        span: refusal.span,
        fixes: () => near.map((name, i) => changeTo(command, refusal.error.span, name, { preferred: i === 0 })),
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj «wroker» -l info\n', fixed: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: celery -A proj «workers»\n', fixed: 'worker: celery -A proj worker\n' },
      { text: 'worker: celery -A proj «sing»\n' },
      { text: 'worker: celery «proj.celery» worker\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker\n' },
      { text: 'web: celery -A proj flower --port=$PORT\n' },
      { text: 'worker: celery -A proj $COMMAND\n' },
    ],
  },
};

/** No package names its command so: it is a module or a file, often the application without its `-A`. */
const NO_NAME = /[.:=/[]/;

const NAMES = COMMANDS.filter(({ removedIn }) => removedIn === undefined).map(({ name }) => name);
