/** The schema in words, for hovers and the table of the documentation. */
import { type Text, t } from '../../../text/l10n.ts';
import type { Check, Field, FieldType, Stage } from './field.ts';

export function typeName(type: FieldType): Text {
  switch (type.kind) {
    case 'string':
    case 'choice':
      return t('text');
    case 'integer':
    case 'version':
      return t('whole number');
    case 'boolean':
      return t('`true` or `false`');
    case 'ip-address':
      return t('IP address');
    case 'port':
      return t('port');
    case 'list':
      return t('list of {item}', { item: typeName(type.item) });
    case 'mapping':
    case 'free-mapping':
      return t('mapping');
    case 'named':
      return t('mapping by name');
    case 'text-or-mapping':
      return t('text or mapping');
    case 'anything':
      return t('anything');
  }
}

/** What a value must be besides its type, with who refuses it. */
export function limitsOf(field: Field): readonly Text[] {
  const own = (field.checks ?? []).map(limit);
  const items =
    field.type.kind === 'list'
      ? (field.type.itemChecks ?? []).map((check) => t('each item: {limit}', { limit: limit(check) }))
      : [];
  const empty = (field.type.kind === 'list' || field.type.kind === 'named') && field.type.emptyRefused;
  return [...own, ...items, ...(empty ? [t('at least one entry ({stage})', { stage: stageName('prepare') })] : [])];
}

function limit(check: Check): Text {
  const stage = stageName(check.stage);
  switch (check.kind) {
    case 'min':
      return t('at least {limit} ({stage})', { limit: check.limit, stage });
    case 'max':
      return t('at most {limit} ({stage})', { limit: check.limit, stage });
    case 'min-length':
      return t('at least {limit} characters ({stage})', { limit: check.limit, stage });
    case 'max-length':
      return t('at most {limit} characters ({stage})', { limit: check.limit, stage });
    case 'min-items':
      return t('at least {limit} items ({stage})', { limit: check.limit, stage });
    case 'max-items':
      return t('at most {limit} items ({stage})', { limit: check.limit, stage });
    case 'pattern':
      return t('{meaning} ({stage})', { meaning: check.meaning, stage });
    case 'forbidden':
      return t('without {texts} ({stage})', { texts: check.texts.join(', '), stage });
  }
}

export function stageName(stage: Stage): Text {
  switch (stage) {
    case 'prepare':
      return t('before the build');
    case 'package':
      return t('upload of a package');
    case 'build':
      return t('build of a package');
    case 'release':
      return t('release, cloud-native');
  }
}
