import { NO_DETAIL } from '../../platforms/blueking/no-detail.data.ts';
import { shlexSplit } from '../../syntax/shell/shlex.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

export const quoteInComment: Rule = {
  id: 'blueking/quote-in-comment',
  severity: 'error',
  scope: 'process',
  text: /["'\\]/,
  title: t('A quote or backslash that a shell would not mind stops the deploy.'),
  explanation: t(
    'BlueKing takes every command apart with the rules of Python’s shlex, already at the deploy. shlex knows no comments: a single quote behind a `#` is an open quote to it, and a backslash at the end escapes nothing. The platform then stops without saying where.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities/processes.py (shlex.split)',
    'python/cpython:Lib/shlex.py',
  ],
  *check({ document, platform }) {
    if (platform.id !== 'blueking') return;
    for (const { command } of document.processes) {
      if (command?.form !== 'line' || !/["'\\]/.test(command.text.text)) continue;
      // If a shell refuses it as well, shell/unbalanced-quote reports it.
      if (command.script.errors.length > 0) continue;
      const error = shlexSplit(command.text.text).error;
      if (!error) continue;
      yield {
        span: command.toDocument(span(error.span.start, error.span.start + 1)),
        message:
          error.text === 'No escaped character'
            ? t('Nothing follows this backslash. The deploy stops with: {platform}', { platform: NO_DETAIL })
            : t('This quote is never closed. The deploy stops with: {platform}', { platform: NO_DETAIL }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: "run x # it«\'»s"\n', platform: 'blueking' },
      {
        file: 'app_desc.yaml',
        text: "spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: |\n        # don«'»t\n        run x\n",
      },
    ],
    good: [
      { text: 'web: "run x # its"\n', platform: 'blueking' },
      { text: "web: run x # it's\n", platform: 'heroku' },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: web, command: [run, "it\'s"]}]\n',
      },
    ],
  },
};
