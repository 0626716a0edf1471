/** The servers that the scripts of web processes start. */
import { type StartedServer, startedServers } from '../../programs/python/server-calls.ts';
import { uriOf } from '../../project/paths.ts';
import { originIn } from '../../project/python/origin-in.ts';
import { t } from '../../text/l10n.ts';
import { hasVariableOf } from '../facts/environment.ts';
import { placeInFile } from '../facts/place-in-file.ts';
import { facesPlatform } from '../facts/reachability.ts';
import { type RunFile, runFiles } from '../facts/script.ts';
import type { RelatedPlace, RuleContext } from '../rule.ts';

export interface ScriptServers {
  readonly file: RunFile;
  /** Of the file. */
  readonly text: string;
  readonly uri: string;
  /** At least one. */
  readonly servers: readonly [StartedServer, ...StartedServer[]];
}

/** Left out where something else may be what the platform talks to. */
export function* scriptServers(context: RuleContext): Iterable<ScriptServers> {
  for (const file of runFiles(context)) {
    const { start, project, path, directory } = file;
    if (!facesPlatform(start)) continue;
    const text = project.file(path);
    if (text === undefined) continue;
    const [first, ...more] = startedServers(text, {
      hasVariable: (name) => hasVariableOf(start.invocation, name),
      originIn: (origin) => originIn(project, directory, origin),
    });
    if (first) yield { file, text, uri: uriOf(project.folder, path), servers: [first, ...more] };
  }
}

/** Where the server is started. */
export function placeOf({ file }: ScriptServers, { span }: StartedServer): RelatedPlace[] {
  return placeInFile(file.project, file.path, span, t('It is started here.'));
}
