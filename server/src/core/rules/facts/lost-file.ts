/** Files in which the platform's log does not see what is written to them. */
import type { CommandLine } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { RuleContext } from '../rule.ts';

/** What is no file, and the folder that BlueKing collects logs from (BKDocs: topics/paas/log_intro.md). */
const ELSEWHERE = /^(?:-|\/dev\/.*|\/proc\/.*|\/app\/v3logs\/.*)$/;

/**
 * True if what is written to `path` stays in the container: nobody sees it in the platform's log, and it ends with the container. False as
 * well where the command does something else with the file (`tail -F app.log`).
 */
export function isLostFile({ platform }: RuleContext, { text }: CommandLine, path: string): boolean {
  if (platform.id === 'generic' || path === '' || !isKnown(path) || ELSEWHERE.test(path)) return false;
  return text.text.split(path).length === 2;
}
