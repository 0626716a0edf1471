import { replaceArgument } from '../../programs/argument-edits.ts';
import type { Text } from '../../text/l10n.ts';
import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import type { Fix, Rule } from '../rule.ts';
import { type CeleryRefusal, celeryRefusals } from './celery-starts.ts';

export const celeryInvalidValue: Rule = {
  id: 'celery/invalid-value',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery does not accept this value.'),
  explanation: t(
    'Numbers have no units (`--max-memory-per-child` is in KiB, `--time-limit` in seconds), `-c=4` gives the value «=4», and since celery 5 a level is one of DEBUG, INFO, WARNING, ERROR, CRITICAL and FATAL: `warn` is refused.',
  ),
  sources: [
    'celery/celery:celery/bin/worker.py',
    'celery/celery:celery/bin/base.py LogLevel',
    'test/fixtures/celery-cases.ndjson (cases 10 to 27, 58 to 67, 115)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'invalid-value')) {
      const { option } = refusal.error;
      if (option?.id === 'pool') continue;
      yield {
        span: refusal.span,
        ...verdict(refusal, sentenceOf(refusal)),
        fixes: () => repairs(refusal),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker -l «warn»\n', fixed: 'worker: celery -A proj worker -l WARNING\n' },
      { text: 'worker: celery -A proj worker -c«=4»\n', fixed: 'worker: celery -A proj worker -c4\n' },
      {
        text: 'worker: celery -A proj worker --max-memory-per-child «200MB»\n',
        fixed: 'worker: celery -A proj worker --max-memory-per-child 204800\n',
      },
      {
        text: 'worker: celery -A proj worker --time-limit=«5m»\n',
        fixed: 'worker: celery -A proj worker --time-limit=300\n',
      },
      { text: 'worker: celery -A proj worker --autoscale=«a,b»\n' },
      { text: 'worker: celery -A proj worker -n «w1@%x»\n' },
      { text: 'worker: CELERY_WORKER_CONCURRENCY=«many» celery -A proj worker\n' },
      {
        text: 'worker: celery -A proj worker -c «auto»\n',
        files: { 'requirements.txt': 'celery==5.6.3\n' },
      },
      { text: 'web: celery -A proj flower --port=«http»\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info -c 4 --time-limit 0.5 --autoscale 10,3 -n w1@%h\n' },
      { text: 'worker: celery -A proj worker -l $LEVEL -c ${WORKERS:-4} --time-limit=$LIMIT\n' },
      { text: 'worker: celery -A proj worker ${OPTIONS:--c 2 -l info}\n' },
      { text: 'worker: celery -A proj worker -l warn\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery -A proj worker -c auto\n', files: { 'requirements.txt': 'celery==5.7.0\n' } },
    ],
  },
};

function sentenceOf({ error, start }: CeleryRefusal): Text {
  const value = start.command.text.text.slice(error.span.start, error.span.end);
  const flag = error.option?.flags.at(-1);
  if (flag === undefined) return t('`{value}` is not accepted here.', { value });
  const accepts = error.option?.accepts;
  if (!accepts) return t('`{value}` is no value for `{flag}`.', { value, flag });
  return t('`{value}` is no value for `{flag}`. {accepts}', { value, flag, accepts });
}

function repairs({ start, error }: CeleryRefusal): Fix[] {
  const value = start.command.text.text.slice(error.span.start, error.span.end);
  const better = repaired(error.option?.id ?? '', error.option?.kind ?? '', value);
  if (better === undefined) return [];
  return [
    {
      title: better === '' ? t('Remove `{value}`', { value }) : t('Change to `{name}`', { name: better }),
      edits: replaceArgument(start.command, error.span, better),
      preferred: true,
      safe: true,
    },
  ];
}

const UNITS: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600 };
const KIB: Readonly<Record<string, number>> = { k: 1, m: 1024, g: 1024 * 1024 };

/** The value that was meant, if only its form is wrong. */
function repaired(id: string, kind: string, value: string): string | undefined {
  if (id === 'loglevel' && value.toLowerCase() === 'warn') return 'WARNING';
  if (value.startsWith('=') && /^=\d+$/.test(value)) return value.slice(1);
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(value) ?? [];
  if (!number || !unit) return undefined;
  if (id === 'max_memory_per_child') {
    const factor = /^[kmg]i?b?$/i.test(unit) ? KIB[unit.charAt(0).toLowerCase()] : undefined;
    return factor ? String(Math.round(Number(number) * factor)) : undefined;
  }
  const seconds = kind === 'float' && id.endsWith('time_limit') ? UNITS[unit.toLowerCase()] : undefined;
  return seconds ? String(Number(number) * seconds) : undefined;
}
