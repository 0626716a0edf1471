import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { parserOf } from '../../programs/gunicorn/option-specs.ts';
import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const ambiguousOption: Rule = {
  id: 'gunicorn/ambiguous-option',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('An abbreviated option could be several.'),
  explanation: t(
    'Any beginning of a long option stands for it as long as only one option begins like this. Which beginnings are clear changes from release to release: `--forward` was one until 23.0.0 brought `--forwarder-headers`. Write options out.',
  ),
  sources: [
    'python/cpython:Lib/argparse.py ArgumentParser._parse_optional',
    'test/unit/programs/gunicorn/recorded-cases.test.ts (14 releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['ambiguous-option'])) {
      const word = argumentAt(refusal.start.invocation, refusal.error.span);
      const written = word && partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length);
      const sentence = t('`{flag}` is not clear.', { flag: written?.text ?? '' });
      yield {
        span: refusal.span,
        ...verdict(refusal, sentence),
        fixes: () => {
          const names = written ? candidatesOf(refusal, written.text) : [];
          return names.map((name) =>
            changeTo(refusal.start.command, written?.span ?? refusal.error.span, name, { preferred: false }),
          );
        },
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--worker» 4\n' },
      { text: 'web: gunicorn wsgi «--access-log=-»\n' },
      { text: 'web: gunicorn wsgi «--forward» 10.0.0.1\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi --time 60 --max-requests 5\n' },
      { text: 'web: gunicorn wsgi --forward 10.0.0.1\n', files: { 'requirements.txt': 'gunicorn==22.0.0\n' } },
    ],
  },
};

function candidatesOf({ start }: Refusal, written: string): string[] {
  const { options } = parserOf(start.effective.version);
  return options.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith(written)));
}
