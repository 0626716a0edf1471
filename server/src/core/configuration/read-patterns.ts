import type { Node } from 'yaml';
import { knownSignatures } from '../logs/signatures/known.ts';
import { PATTERN_ID, PATTERN_SEVERITIES, type UserPattern, whyUnusable } from '../logs/signatures/user-patterns.ts';
import { t } from '../text/l10n.ts';
import type { Entries } from './entries.ts';

/** `logs.patterns`: by its id, what a person wants to be told of besides the catalogue. */
export function readPatterns(entries: Entries, node: Node): UserPattern[] {
  const patterns: UserPattern[] = [];
  entries.all(node, 'logs.patterns', (id, key, value) => {
    if (!PATTERN_ID.test(id)) {
      entries.note(key, t('The name of a pattern has small letters, digits and `-` only.'));
    } else if (knownSignatures().some((known) => known.id === id)) {
      entries.note(key, t('`{id}` is a signature of the catalogue.', { id }));
    } else {
      const pattern = readPattern(entries, id, value);
      if (pattern) patterns.push(pattern);
    }
  });
  return patterns;
}

function readPattern(entries: Entries, id: string, node: Node): UserPattern | undefined {
  let pattern: string | undefined;
  let severity: UserPattern['severity'] | undefined;
  let title: string | undefined;
  const path = `logs.patterns.${id}`;
  entries.each(node, path, {
    pattern: (value) => {
      const source = entries.text(value, `${path}.pattern`);
      const reason = source === undefined ? undefined : whyUnusable(source);
      if (reason) entries.note(value, t('This is no regular expression: {reason}', { reason }));
      else pattern = source;
    },
    severity: (value) => {
      severity = entries.choice(value, `${path}.severity`, PATTERN_SEVERITIES);
    },
    title: (value) => {
      title = entries.text(value, `${path}.title`);
    },
  });
  return pattern === undefined ? undefined : { id, pattern, severity: severity ?? 'error', title: title ?? id };
}
