import { t } from '../../../text/l10n.ts';
import type { Check } from './field.ts';

/** semver.org, as blang/semver's `Make` reads it in the builder of S-Mart packages. */
export const SEMANTIC_VERSION: Check = {
  kind: 'pattern',
  pattern:
    /^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/,
  meaning: t('three numbers, `x.y.z`'),
  stage: 'build',
};
