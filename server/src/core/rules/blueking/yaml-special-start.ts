import { type Text, t } from '../../text/l10n.ts';
import { NOT_YAML, problemsOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';
import { quoteEntry } from './quote-entry.ts';

export const yamlSpecialStart: Rule = {
  id: 'blueking/yaml-special-start',
  severity: 'error',
  scope: 'document',
  title: t('A command begins with something that means another thing to YAML.'),
  explanation: t(
    'BlueKing reads a Procfile as YAML, where `[`, `{`, `*`, `!`, `%`, `@`, a backquote, `|`, `>` and quotes at the start of a value have a meaning of their own. Most of them make YAML refuse the whole file; `&name` is taken away without a word. Put the command in quotes, or let it begin with something else.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/configurations/source_file.py',
    'test/unit/syntax/procfile/problems.test.ts (PyYAML)',
  ],
  *check({ document }) {
    for (const { entry, problem } of problemsOf(document, 'special-start', 'text-after-quote')) {
      yield {
        span: problem.span,
        message: problem.kind === 'text-after-quote' ? textAfterQuote() : specialStart(problem.detail),
        fixes: () => quoteEntry(document.text, entry),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «[» -d x ] && run\n', platform: 'blueking', fixed: "web: '[ -d x ] && run'\n" },
      { text: 'web: «@»run now\n', platform: 'blueking', fixed: "web: '@run now'\n" },
      { text: 'web: «&run» now\n', platform: 'blueking', fixed: "web: '&run now'\n" },
      { text: 'web: «"my server"» --port 1\n', platform: 'blueking', fixed: 'web: \'"my server" --port 1\'\n' },
    ],
    good: [
      { text: 'web: -x y\n', platform: 'blueking' },
      { text: 'web: "my server"\n', platform: 'blueking' },
      { text: 'web: !!str gunicorn wsgi\n', platform: 'blueking' },
      { text: 'web: |\n  [ -d x ] && run\n', platform: 'blueking' },
      { text: 'web: [ -d x ] && run\n', platform: 'heroku' },
    ],
  },
};

function textAfterQuote(): Text {
  return t('YAML ends the value at the closing quote and allows nothing after it. The deploy stops with: {platform}', {
    platform: NOT_YAML,
  });
}

function specialStart(characters: string): Text {
  return characters.startsWith('&')
    ? t('YAML takes `{characters}` for an anchor and cuts it off the command.', { characters })
    : t('A command cannot begin with `{characters}` in YAML. The deploy stops with: {platform}', {
        characters,
        platform: NOT_YAML,
      });
}
