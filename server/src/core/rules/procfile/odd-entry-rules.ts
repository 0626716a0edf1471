import { colonSpace } from '../blueking/colon-space.ts';
import { commentCutsCommand } from '../blueking/comment-cuts-command.ts';
import { nullCommand } from '../blueking/null-command.ts';
import { yamlSpecialStart } from '../blueking/yaml-special-start.ts';
import { yamlSyntax } from '../blueking/yaml-syntax.ts';
import type { Rule } from '../rule.ts';
import { emptyCommand } from './empty-command.ts';
import { fullWidthColon } from './full-width-colon.ts';
import { indentedLine } from './indented-line.ts';
import { invalidName } from './invalid-name.ts';
import { lineContinuation } from './line-continuation.ts';
import { missingColon } from './missing-colon.ts';
import { noSpaceAfterColon } from './no-space-after-colon.ts';
import { nonBreakingSpace } from './non-breaking-space.ts';
import { spaceBeforeColon } from './space-before-colon.ts';

/** The rules about entries that are more, or less, than a name and a command (`oddEntriesOf`). */
export const oddEntryRules: readonly Rule[] = [
  colonSpace,
  commentCutsCommand,
  nullCommand,
  yamlSpecialStart,
  yamlSyntax,
  emptyCommand,
  fullWidthColon,
  indentedLine,
  invalidName,
  lineContinuation,
  missingColon,
  noSpaceAfterColon,
  nonBreakingSpace,
  spaceBeforeColon,
];
