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
    const byName = new Map<string, ProcfileEntry[]>();
    for (const entry of entriesOf(document)) {
      if (entry.kind !== 'process') continue;
      // Only platforms that read lines by foreman's pattern see a process there: procfile/no-space-after-colon.
      if (platform.id !== 'generic' && entry.problems.some(({ kind }) => kind === 'no-space-after-colon')) continue;
      const namesakes = byName.get(entry.name);
      if (namesakes) namesakes.push(entry);
      else byName.set(entry.name, [entry]);
    }
    for (const [name, entries] of byName) {
      for (const [i, entry] of entries.entries()) {
        const before = entries[i - 1];
        if (!before) continue;
        const isLast = i === entries.length - 1;
        yield {
          span: entry.nameSpan,
          message: isLast
            ? t('`{name}` was written before: only this last command is kept.', { name })
            : t('`{name}` was written before, and is again further down: only the last command is kept.', { name }),
          related: [{ span: before.nameSpan, message: t('This command is lost.') }],
          fixes: () => [...joined(document, before, entry), removal(document, before, isSame(before, entry))],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn a\n«web»: gunicorn b\n' },
      {
        text: 'release: python manage.py migrate\n«release»: python manage.py loaddata nodes.json\nweb: gunicorn a\n',
        fixed: 'release: python manage.py migrate && python manage.py loaddata nodes.json\nweb: gunicorn a\n',
      },
      { text: 'release: ./migrate || true\nweb: gunicorn a\n«release»: ./load\n' },
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

/** One command after the other: what is meant where a release has several lines. BlueKing has no such process. */
function joined(document: Document, before: ProcfileEntry, entry: ProcfileEntry): Fix[] {
  const isOneLine = [before, entry].every(({ value, problems }) => value?.style === 'line' && problems.length === 0);
  const first = before.value?.text.text ?? '';
  if (entry.name !== 'release' || !isOneLine || !entry.value || isSame(before, entry)) return [];
  // `&&` binds to the last command of a list, and a comment would hide it.
  if (!/^[^;|#]+$/.test(first) || /(?:^|[^&])&(?:[^&]|$)/.test(first)) return [];
  const at = entry.value.span.start;
  const edits = [
    { span: withLineBreak(document.text, before.span), newText: '' },
    { span: span(at, at), newText: `${first} && ` },
  ];
  return [{ title: t('Run both, one after the other: `&&`'), edits, preferred: true, safe: false }];
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
