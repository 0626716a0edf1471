import { t } from '../../../text/l10n.ts';
import type { IgnoredKey, SpecVersion } from './field.ts';
import { SOURCES } from './sources.data.ts';

/** Keys of the other version that have another name here, not only another spelling: `[there, here]`. */
export function keysOfVersion(other: SpecVersion, ...names: readonly (readonly [string, string])[]): IgnoredKey[] {
  const reason = other === 2 ? t('Version 2 of the file calls it so.') : t('Version 3 of the file calls it so.');
  return names.map(([key, instead]) => ({ key, instead, reason, sources: [SOURCES.transform] }));
}
