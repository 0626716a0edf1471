/** Files that the platform does not read: what their rules would say of a deploy never happens. */
import { APP_DESC_FILES } from '../../../model/file-names.ts';
import { nameOf } from '../../../project/paths.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { appDescName } from './file-name.ts';
import { versionFault } from './spec-version.ts';
import { versionIgnored } from './version-ignored.ts';

/** The rules that still have something to say; undefined for a file that is read, or of which that is not known. */
export function rulesOfIgnored(context: RuleContext): readonly Rule[] | undefined {
  if (otherFileOf(context) !== undefined) return [appDescName];
  return isIgnoredForItsVersion(context) ? [versionIgnored] : undefined;
}

/** The file beside this one that the platform reads in its place. */
function otherFileOf({ document, project }: RuleContext): string | undefined {
  const name = nameOf(document.uri);
  const names = project?.entries('') ?? [];
  const first = APP_DESC_FILES.find((one) => names.includes(one));
  return names.includes(name) && first !== name ? first : undefined;
}

/** Without a version that the platform handles a Procfile is read alone (…/declarative/handlers.py). */
function isIgnoredForItsVersion({ document, project }: RuleContext): boolean {
  const appDesc = appDescOf(document);
  return (
    appDesc?.root?.kind === 'mapping' &&
    project?.has('Procfile') === true &&
    versionFault(appDesc, document.text) !== undefined
  );
}
