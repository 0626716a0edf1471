import { findSuppressions, type Suppression } from '../../core/check/suppression.ts';
import type { Document } from '../../core/model/document.ts';
import type { CheckedFinding } from '../../core/rules/rule.ts';
import { type Text, t } from '../../core/text/l10n.ts';
import { covers, span } from '../../core/text/span.ts';
import type { TextEdit } from '../../core/text/text-edit.ts';

/** Ways to silence a finding by a comment: for its line, for the file. An existing comment is extended. */
export function disableActions(document: Document, finding: CheckedFinding): { title: Text; edit: TextEdit }[] {
  const rule = finding.rule.id;
  if (rule.startsWith('suppression/')) return [];
  const forFile = { title: t('Disable {rule} for this file', { rule }), edit: fileEdit(document, rule) };
  if (finding.rule.aboutFile) return [forFile];
  return [{ title: t('Disable {rule} for this line', { rule }), edit: nextLineEdit(document, finding) }, forFile];
}

function nextLineEdit(document: Document, finding: CheckedFinding): TextEdit {
  // Inside an entry that goes on over several lines a comment would become part of the command: it goes above.
  const entries = document.processes
    .near(finding.span)
    .flatMap(({ span: whole, command }) =>
      command ? [covers(whole, command.text.source) ? whole : command.text.source] : [],
    );
  const entry = entries.find((candidate) => covers(candidate, finding.span)) ?? finding.span;
  const line = document.lines.lineAt(entry.start);
  const existing = findSuppressions(document).find(({ kind, line: at }) => kind === 'next-line' && at === line - 1);
  if (existing) return extended(existing, finding.rule.id);
  const { start, end } = document.lines.lineSpan(line);
  // Without tabs: before a comment they are a mistake of their own in YAML.
  const indent = /^ */.exec(document.text.slice(start, end))?.[0] ?? '';
  return insertLine(
    document,
    Math.max(start, textStart(document)),
    `${indent}# procfile-doctor-disable-next-line ${finding.rule.id}`,
  );
}

function fileEdit(document: Document, rule: string): TextEdit {
  const existing = findSuppressions(document).find(({ kind }) => kind === 'file');
  if (existing) return extended(existing, rule);
  return insertLine(document, textStart(document), `# procfile-doctor-disable ${rule}`);
}

/** Behind a byte order mark. */
function textStart({ text }: Document): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

function extended(existing: Suppression, rule: string): TextEdit {
  const last = existing.rules.at(-1)?.span.end;
  const at = last ?? existing.span.end;
  return { span: span(at, at), newText: last === undefined ? ` ${rule}` : `, ${rule}` };
}

function insertLine(document: Document, at: number, text: string): TextEdit {
  const eol = /\r\n|\n|\r/.exec(document.text)?.[0] ?? '\n';
  return { span: span(at, at), newText: text + eol };
}
