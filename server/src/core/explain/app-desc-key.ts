import { readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { Choice, Field, FieldType, SpecVersion, Stage } from '../platforms/blueking/schema/field.ts';
import { type KeyAt, keyAt } from '../platforms/blueking/schema/key-at.ts';
import { SCHEMAS } from '../platforms/blueking/schema/versions.ts';
import { limitsOf, typeName } from '../platforms/blueking/schema/words.ts';
import type { AppDescSyntax } from '../syntax/app-desc.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';
import type { Explanation, Fact } from './explanation.ts';

const DOCUMENTATION: Readonly<Record<SpecVersion, string>> = {
  2: 'https://github.com/TencentBlueKing/BKDocs/blob/master/EN/PaaS/1.5/BaseGuide/topics/paas/app_desc.md',
  3: 'https://github.com/TencentBlueKing/BKDocs/blob/master/EN/PaaS/1.5/BaseGuide/topics/paas/app_desc_cnative.md',
};

/** The key or value of app_desc.yaml at an offset of the document. */
export function explainAppDescAt(
  syntax: AppDescSyntax,
  offset: number,
): { readonly span: Span; readonly explanation: Explanation } | undefined {
  const { root, schema } = readAppDesc(syntax);
  const found = keyAt(root, schema, offset);
  const explanation = found && explain(found, schema === SCHEMAS[3] ? 3 : 2);
  return explanation && { span: found.span, explanation };
}

function explain(
  { field, ignored, instead: used, path, role, entry }: KeyAt,
  version: SpecVersion,
): Explanation | undefined {
  const title = path.join('.');
  if (ignored) {
    const { key, instead, reason } = ignored;
    const paragraphs = instead
      ? [t('The platform ignores `{key}`: it reads `{instead}`. {reason}', { key, instead, reason })]
      : [t('The platform ignores `{key}`. {reason}', { key, reason })];
    if (!used) return { title, paragraphs, facts: [], documentation: DOCUMENTATION[version] };
    const explanation = explainField(used, version, title);
    return { ...explanation, paragraphs: [...paragraphs, ...explanation.paragraphs] };
  }
  if (!field) return undefined;
  const value = role === 'value' && entry.value.kind === 'scalar' ? entry.value.text.trim() : undefined;
  const choice = choicesOf(field.type).find((one) => one.value === value);
  const explanation = explainField(field, version, title);
  return choice?.description
    ? {
        ...explanation,
        paragraphs: [
          t('`{value}`: {meaning}', { value: choice.value, meaning: choice.description }),
          ...explanation.paragraphs,
        ],
      }
    : explanation;
}

/** As the documentation spells it; the platform takes either in both. */
const VERSION_KEY: Readonly<Record<SpecVersion, string>> = { 2: 'spec_version', 3: 'specVersion' };

/** A key by itself: what it does, which values it takes, who reads it. */
export function explainField(field: Field, version: SpecVersion, title: string = field.key): Explanation {
  const paragraphs: Text[] = [field.description];
  if (field.deprecated) paragraphs.push(t('Out of date: {reason}', { reason: field.deprecated }));
  const facts: Fact[] = [{ label: t('Type'), value: typeName(field.type) }];
  const choices = choicesOf(field.type).map(({ value }) => value);
  if (choices.length > 0) facts.push({ label: t('Values'), value: choices.join(', ') });
  for (const limit of limitsOf(field)) facts.push({ label: t('Limit'), value: limit });
  if (field.required) facts.push({ label: t('Required'), value: t('yes') });
  if (field.default !== undefined) facts.push({ label: t('Default'), value: field.default });
  facts.push({
    label: t('Part of'),
    value: t('app_desc.yaml with `{key}: {version}`', { key: VERSION_KEY[version], version }),
  });
  facts.push({ label: t('Read'), value: readAt(field.stages) });
  return { title, paragraphs, facts, documentation: DOCUMENTATION[version] };
}

/** The values to choose from: those that are allowed, or those that are suggested. */
export function choicesOf(type: FieldType): readonly Choice[] {
  if (type.kind === 'choice') return type.choices;
  return type.kind === 'string' ? (type.suggestions ?? []) : [];
}

function readAt(stages: readonly Stage[]): Text {
  const [first] = stages;
  switch (first) {
    case 'prepare':
      return t('at each deploy, before the build');
    case 'package':
      return t('when an S-Mart package is uploaded; a deploy from a repository ignores it');
    case 'release':
      return t('at the release of a cloud-native application');
    case 'build':
      return t('by the builder of S-Mart packages');
    default:
      return t('by nobody');
  }
}
