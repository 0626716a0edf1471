/** Shared by the rules on limits and patterns: findings for values that do not meet a demand of the schema. */

import type { Document } from '../../../model/document.ts';
import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import type { Check } from '../../../platforms/blueking/schema/field.ts';
import type { Path } from '../../../platforms/blueking/schema/problem.ts';
import type { YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import type { Text } from '../../../text/l10n.ts';
import type { Finding, Fix } from '../../rule.ts';
import { schemaProblems } from '../schema-problems.ts';
import { platformMessage, severityAt, withVerdict } from '../stage.ts';

type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>;

interface BrokenCheck<Kind extends Check['kind']> {
  readonly check: CheckOf<Kind>;
  readonly value: YamlValue;
  readonly path: Path;
}

/** A finding for each value that does not meet a demand of these kinds. */
export function* brokenChecks<Kind extends Check['kind']>(
  document: Document,
  kinds: readonly Kind[],
  describe: (
    broken: BrokenCheck<Kind>,
    appDesc: AppDesc,
  ) => { readonly sentence: Text; readonly standard: string; readonly fixes?: () => readonly Fix[] },
): Iterable<Finding> {
  for (const { appDesc, problem } of schemaProblems(document, 'check')) {
    const { check, value, path, stage, span } = problem;
    if (!isOf(check, kinds)) continue;
    const { sentence, standard, fixes } = describe({ check, value, path }, appDesc);
    const text = value.kind === 'scalar' ? value.text : '';
    const words = check.message?.replace('{value}', text) ?? standard;
    // The operator's messages are known only if they are given with the check.
    const isKnown = stage !== 'release' || check.message !== undefined;
    yield {
      span,
      severity: severityAt(stage, appDesc),
      message: withVerdict(sentence, stage, appDesc, isKnown ? platformMessage(path, words, stage) : undefined),
      ...(fixes && { fixes }),
    };
  }
}

function isOf<Kind extends Check['kind']>(check: Check, kinds: readonly Kind[]): check is CheckOf<Kind> {
  return kinds.some((kind) => kind === check.kind);
}

export function textOf(value: YamlValue): string {
  return value.kind === 'scalar' ? value.text : '';
}
