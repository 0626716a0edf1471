import { t } from '../../../text/l10n.ts';
import { wrapInShell } from '../../blueking/wrap-in-shell.ts';
import type { Fix, Rule } from '../../rule.ts';

export const preReleaseHook: Rule = {
  id: 'app-desc/pre-release-hook',
  severity: 'warning',
  scope: 'process',
  title: t('The hook before a release must be one command, and not begin with `start`.'),
  explanation: t(
    'The hook runs in a container of its own without a shell: its first word must be a program, and `&&`, `|` or a second line are arguments like any other. Use `bash -c "…"` or a script. The product page and the platform’s own converter refuse a hook that begins with `start` or has several lines.',
  ),
  sources: [
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/release_hooks.md',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/modules/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/misc/tools/app_desc/serializers.py',
  ],
  *check({ document }) {
    for (const { role, command } of document.processes) {
      if (role !== 'hook' || command?.form !== 'line') continue;
      const { text } = command.text;
      const start = /^\s*(start)(?=\s|$)/.exec(text);
      const [first, second] = command.script.commands;
      const several = second && (first?.connector === 'newline' ? second.span : first?.connectorSpan);
      if (start) {
        const from = start[0].length - 'start'.length;
        yield {
          span: command.toDocument({ start: from, end: start[0].length }),
          message: t('The platform refuses a hook that begins with `start`.'),
        };
      } else if (several) {
        yield {
          span: command.toDocument(several),
          message: t('A hook is one command without a shell: this is an argument like any other. Use `bash -c "…"`.'),
          fixes: (): readonly Fix[] => wrapInShell(command),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: «start» web\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: python manage.py migrate «&&» run x\n',
        fixed:
          "spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: bash -c 'python manage.py migrate && run x'\n",
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: worker, procCommand: run x}]\n    hooks:\n      preRelease:\n        procCommand: |\n          run x\n          «run y»\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  scripts:\n    pre_release_hook: bash -c "python manage.py migrate && run x"\n',
      },
    ],
  },
};
