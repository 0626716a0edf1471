import type { Document } from '../../model/document.ts';
import type { ProcfileEntry } from '../../syntax/procfile/entry.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { entriesOf } from './entry-problems.ts';

export const duplicateProcess: Rule = {
  id: 'procfile/duplicate-process',
  severity: 'warning',
  scope: 'document',
  kind: 'procfile',
  title: t('A process is written more than once.'),
  explanation: t(
    'Of several commands under one name only the last is kept, on BlueKing without a word, on Heroku with a warning at most; dokku and honcho refuse the file. Give each process its own name, or delete the one that is not meant.',
  ),
  sources: [
    'yaml/pyyaml:lib/yaml/constructor.py',
    'heroku/buildpacks-procfile:src/procfile.rs',
    'dokku/procfile-util:procfile/parse.go',
    'nickstenning/honcho:honcho/environ.py',
  ],
  *check({ document, platform }) {
    if (document.syntax.kind !== 'procfile' || !document.syntax.entries.names.hasNamesakes) return;
    const first = new Map<string, ProcfileEntry>();
    for (const entry of entriesOf(document)) {
      if (entry.kind !== 'process') continue;
      // Only platforms that read lines by foreman's pattern see a process there: procfile/no-space-after-colon.
      if (platform.id !== 'generic' && entry.problems.some(({ kind }) => kind === 'no-space-after-colon')) continue;
      const before = first.get(entry.name);
      first.set(entry.name, entry);
      if (!before) continue;
      yield {
        span: entry.nameSpan,
        message: t('`{name}` was written before: only this last command is kept.', { name: entry.name }),
        related: [{ span: before.nameSpan, message: t('This command is lost.') }],
        fixes: () => [removal(document, before, isSame(before, entry))],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn a\n«web»: gunicorn b\n' },
      { text: 'web: gunicorn a\n«web»: gunicorn a\n', platform: 'blueking', fixed: 'web: gunicorn a\n' },
    ],
    good: [
      { text: 'web: gunicorn a\nworker: gunicorn a\n' },
      { text: 'web: gunicorn a\nweb:gunicorn b\n', platform: 'heroku' },
      { text: 'web: gunicorn a\nweb:gunicorn b\n', platform: 'blueking' },
    ],
  },
};

function isSame(a: ProcfileEntry, b: ProcfileEntry): boolean {
  return a.value?.text.text === b.value?.text.text;
}

/** Removes the earlier entry, which changes nothing on a platform that takes the last one. */
function removal(document: Document, entry: ProcfileEntry, same: boolean): Fix {
  return {
    title: t('Remove the earlier `{name}`', { name: entry.name }),
    edits: [{ span: withLineBreak(document.text, entry.span), newText: '' }],
    preferred: same,
    safe: same,
  };
}

function withLineBreak(text: string, { start, end }: Span): Span {
  const next = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(end))?.[0].length ?? 0;
  return span(start, end + next);
}
