import { uvicorn } from '../../programs/app-servers.ts';
import { placeOfOption } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

export const workersWithReload: Rule = {
  id: 'servers/workers-with-reload',
  severity: 'warning',
  scope: 'process',
  programs: ['uvicorn'],
  title: t('uvicorn ignores `--workers` beside `--reload`.'),
  explanation: t(
    'With `--reload` uvicorn runs a single process, whatever `--workers` says, and notes in its log: «"workers" flag is ignored when reloading is enabled.»',
  ),
  sources: ['encode/uvicorn:uvicorn/config.py'],
  *check(context) {
    for (const start of programStarts(context, uvicorn.names)) {
      const { uses } = uvicorn.parse(start.invocation, undefined);
      const workers = uses.findLast(({ option }) => option.id === 'workers');
      const reload = uses.findLast(({ option }) => option.id === 'reload');
      if (!workers?.value || !reload || workers.value.text === '1') continue;
      yield {
        span: start.command.toDocument(placeOfOption(start.invocation, workers)),
        message: t('With `--reload` uvicorn runs one process and ignores `--workers`.'),
        fixes: () => [removeOption(start, reload, { flag: '--reload' })],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uvicorn app:app «--workers 4» --reload\n',
        fixed: 'web: uvicorn app:app --workers 4\n',
      },
      { text: 'web: uvicorn --reload app:app «--workers=$N»\n', fixed: 'web: uvicorn app:app --workers=$N\n' },
    ],
    good: [{ text: 'web: uvicorn app:app --workers 4\n' }, { text: 'web: uvicorn app:app --reload\n' }],
  },
};
