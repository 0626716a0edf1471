import { settingNamed } from '../../programs/gunicorn/settings.ts';
import { UNSEEN } from '../../programs/gunicorn/surroundings.ts';
import { checkValue } from '../../programs/gunicorn/values/value-checks.ts';
import type { PythonValue } from '../../syntax/python/python-value.ts';
import { nearest } from '../../text/edit-distance.ts';
import { type Text, t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';
import { isBehindSingleDash } from './single-dash-option.ts';

export const invalidValue: Rule = {
  id: 'gunicorn/invalid-value',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn refuses the value of an option.'),
  explanation: t(
    'Values are checked in two steps: the parser wants whole numbers where a number is due (`30s`, `4.0` and `auto` are none) and exits with code 2; then the check of each setting exits with code 1, as for a negative number, an unknown word or a network address with bits behind its mask. Some values are looked at only when the server starts, so `--check-config` does not find them.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/config.py (the validators)',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['invalid-value', 'invalid-env'])) {
      if (isBehindSingleDash(refusal.start, refusal.error.span)) continue;
      yield { span: refusal.span, ...verdict(refusal, sentenceFor(refusal)), fixes: () => repairs(refusal) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --timeout «30s»\n', fixed: 'web: gunicorn wsgi --timeout 30\n' },
      { text: 'web: gunicorn wsgi -w «4.0» --keep-alive=«5,»\n', fixed: 'web: gunicorn wsgi -w 4 --keep-alive=5\n' },
      { text: 'web: gunicorn wsgi -w «auto» --max-requests «-1»\n' },
      { text: 'web: gunicorn wsgi --env «DEBUG»\n' },
      { text: 'web: gunicorn wsgi --reload-engine «pol»\n', fixed: 'web: gunicorn wsgi --reload-engine poll\n' },
      {
        text: 'web: gunicorn wsgi --forwarded-allow-ips "«10.0.0.1/8»"\n',
        files: { 'requirements.txt': 'gunicorn==27.0.1\n' },
      },
      {
        text: 'web: gunicorn --proxy-protocol «wsgi»\n',
        files: { 'requirements.txt': 'gunicorn==24.1.1\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -w 04 --timeout +30 -m 022 --keep-alive $KEEP\n' },
      {
        text: 'web: gunicorn wsgi --forwarded-allow-ips 10.0.0.1/8\n',
        files: { 'requirements.txt': 'gunicorn==22.0.0\n' },
      },
      { text: 'web: gunicorn wsgi -workers 4\n' },
    ],
  },
};

function sentenceFor({ start, error: { option, kind, span } }: Refusal): Text {
  if (kind === 'invalid-env') return t('An environment variable is written `NAME=value`.');
  const flag = option?.flags.at(-1);
  if (!option || !flag) return t('This value is refused.');
  if (option.id === 'chdir') {
    const directory = start.command.text.text.slice(span.start, span.end);
    return t('There is no directory `{directory}` where gunicorn is started.', { directory });
  }
  if (option.choices.length > 0) {
    return t('`{flag}` takes one of: {choices}.', { flag, choices: option.choices.join(', ') });
  }
  if (option.kind === 'natural') return t('`{flag}` takes a whole number.', { flag });
  return option.accepts
    ? t('`{flag}` takes: {accepts}', { flag, accepts: option.accepts })
    : t('This value is refused.');
}

/** Fixes for a number with a suffix that changes nothing, and for a word that is nearly right. */
function repairs(refusal: Refusal): Fix[] {
  const { start, error } = refusal;
  const { option, span } = error;
  const text = start.command.text.text.slice(span.start, span.end);
  const number = /^\s*(\d+)(?:\.0*|,|;|s|sec|secs|seconds?)?\s*$/i.exec(text)?.[1];
  const isNumber = option?.kind === 'natural' || option?.kind.startsWith('http2-') === true;
  const words = isNumber && number !== undefined ? [number] : nearest(text, option?.choices ?? []);
  return words
    .filter((word) => word !== text && isAccepted(refusal, word))
    .map((word) => changeTo(start.command, span, word, { preferred: words.length === 1 }));
}

function isAccepted({ start, error }: Refusal, word: string): boolean {
  const { version } = start.effective;
  const setting = settingNamed(error.option?.id ?? '', version);
  if (!setting) return false;
  const value: PythonValue = setting.type ? { kind: 'int', value: BigInt(word) } : { kind: 'str', value: word };
  return checkValue(setting, value, { version, surroundings: UNSEEN }) === undefined;
}
