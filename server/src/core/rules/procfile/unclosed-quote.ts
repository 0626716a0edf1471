import { shlexSplit } from '../../syntax/shell/shlex.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

const NO_DETAIL = '处理应用描述文件时出现异常, 请检查应用描述文件';

export const unclosedQuote: Rule = {
  id: 'procfile/unclosed-quote',
  severity: 'error',
  scope: 'process',
  title: t('A quote in a command is never closed.'),
  explanation: t(
    'A shell refuses such a command when the process starts. BlueKing takes commands apart with the rules of Python’s shlex already at the deploy and stops without saying where; shlex also minds a quote behind a `#`, which a shell takes for a comment.',
  ),
  sources: [
    'POSIX.1-2017, Shell Command Language, 2.2',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities/processes.py (shlex.split)',
    'python/cpython:Lib/shlex.py',
  ],
  *check({ document, platform }) {
    for (const { command } of document.processes) {
      if (command?.form !== 'line' || !/["'\\]/.test(command.text.text)) continue;
      const shell = command.script.errors.find(({ kind }) => /^unclosed-(?:single|double)-quote$/.test(kind));
      const python = platform.id === 'blueking' ? shlexSplit(command.text.text).error : undefined;
      const place = shell?.span ?? python?.span;
      if (!place) continue;
      const quote = command.text.text.slice(place.start, place.start + 1);
      yield {
        span: command.toDocument({ start: place.start, end: place.start + 1 }),
        message:
          quote === '\\'
            ? t('Nothing follows this backslash. The deploy stops with: {platform}', { platform: NO_DETAIL })
            : platform.id === 'blueking'
              ? t('This quote is never closed. The deploy stops with: {platform}', { platform: NO_DETAIL })
              : t('This quote is never closed: the shell refuses the command.'),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -n «"»app\n' },
      { text: "web: bash -c «'»run x\n", platform: 'blueking' },
      { text: 'web: "run x # it«\'»s"\n', platform: 'blueking' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: run «"»x\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -n "it\'s"\n' },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes: [{name: web, command: [run, "it\'s"]}]\n',
      },
    ],
  },
};
