import type { Rule } from '../../rule.ts';
import { blankValue } from './blank-value.ts';
import { changedValue } from './changed-value.ts';
import { deprecatedKey } from './deprecated-key.ts';
import { emptyCollection } from './empty-collection.ts';
import { ignoredKey } from './ignored-key.ts';
import { length } from './length.ts';
import { missingKey } from './missing-key.ts';
import { notAllowedValue } from './not-allowed-value.ts';
import { nullValue } from './null-value.ts';
import { outOfRange } from './out-of-range.ts';
import { pattern } from './pattern.ts';
import { reservedText } from './reserved-text.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';

/** The rules about what the schema of the version does not allow (`schema-problems.ts`). */
export const schemaRules: readonly Rule[] = [
  blankValue,
  changedValue,
  deprecatedKey,
  emptyCollection,
  ignoredKey,
  length,
  missingKey,
  notAllowedValue,
  nullValue,
  outOfRange,
  pattern,
  reservedText,
  unknownKey,
  wrongType,
];
