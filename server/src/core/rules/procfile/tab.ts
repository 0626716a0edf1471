import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { NOT_YAML, problemsOf } from './entry-problems.ts';

export const tab: Rule = {
  id: 'procfile/tab',
  severity: 'error',
  scope: 'document',
  kind: 'procfile',
  title: t('There is a tab where YAML takes spaces only.'),
  explanation: t(
    'BlueKing reads a Procfile with PyYAML, which refuses a file with a tab outside quotes and comments, even one at the end of a line or on an empty line.',
  ),
  sources: ['yaml/pyyaml:lib/yaml/scanner.py', 'test/unit/syntax/procfile/problems.test.ts (PyYAML)'],
  *check({ document, platform }) {
    if (platform.procfile !== 'yaml' || !document.content.includes('\t')) return;
    const places: Span[] = [];
    for (const { problem } of problemsOf(document, 'tab')) places.push(problem.span);
    if (document.kind === 'procfile') places.push(...emptyLines(document.text));
    for (const place of places) {
      const newText = /^(?:\r|\n|$)/.test(document.text.slice(place.end, place.end + 1)) ? '' : ' ';
      yield {
        span: place,
        message: t('YAML allows no tab here. The deploy stops with: {platform}', { platform: NOT_YAML }),
        fixes: () => [
          {
            title: newText ? t('Replace it with a space') : t('Remove it'),
            edits: [{ span: place, newText }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web:«\t»gunicorn wsgi\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi«\t»\n', platform: 'blueking', fixed: 'web: gunicorn wsgi\n' },
      {
        text: 'web: gunicorn wsgi\n«\t»\nworker: run x\n',
        platform: 'blueking',
        fixed: 'web: gunicorn wsgi\n\nworker: run x\n',
      },
    ],
    good: [
      { text: 'web:\tgunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi #\tnote\n', platform: 'blueking' },
    ],
  },
};

/** Tabs on lines with nothing else: they belong to no entry. */
function emptyLines(text: string): Span[] {
  return [...text.matchAll(/^ *(\t[ \t]*)$/gm)].map((match) => {
    const end = match.index + match[0].length;
    return span(end - (match[1]?.length ?? 0), end);
  });
}
