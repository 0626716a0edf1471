/**
 * The effective configuration of one start of gunicorn: built-in defaults, variables, the configuration file,
 * GUNICORN_CMD_ARGS and the command line, each value with the place it comes from.
 */

import { Kept } from '../caches/kept.ts';
import type { Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { configLocation } from '../programs/gunicorn/config-errors.ts';
import type { LayerValue } from '../programs/gunicorn/effective-settings.ts';
import { gunicorn } from '../programs/gunicorn/program.ts';
import { type GunicornCommand, readCommand } from '../programs/gunicorn/read-command.ts';
import { installedVersion } from '../programs/installed-version.ts';
import type { Project } from '../project/project.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Range, Span } from '../text/span.ts';
import { projectOf, startDirectory } from './application-place.ts';
import { type ConfigDocument, configDocument } from './config-document.ts';
import { gunicornSurroundings } from './gunicorn-surroundings.ts';
import { processEnvironment } from './process-environment.ts';

export interface EffectiveGunicorn {
  readonly command: GunicornCommand;
  /** The version that will be installed; undefined when nothing says which, and then the newest is assumed. */
  readonly version: string | undefined;
  /** The configuration file that is read, when it could be seen. */
  readonly config: ConfigDocument | undefined;
}

/** What `invocation`, a gunicorn of `process`, does. Remembered, so every rule may ask. */
export function effectiveGunicorn(
  project: Project | undefined,
  process: Process,
  invocation: Invocation,
): EffectiveGunicorn {
  const known = remembered.of(invocation);
  // Not the process itself, which would keep the text of its version in memory.
  const of = process.origin ?? process;
  if (known && known.project === project && known.of === of) return known.effective;
  const effective = read(projectOf(project, process), process, invocation);
  remembered.set(invocation, { project, of, effective });
  return effective;
}

const remembered = new Kept<
  Invocation,
  { readonly project: Project | undefined; readonly of: object; readonly effective: EffectiveGunicorn }
>();

function read(project: Project | undefined, process: Process, invocation: Invocation): EffectiveGunicorn {
  const version = installedVersion(project, gunicorn);
  const command = gunicornCommand(project, process, invocation, version);
  return { command, version, config: configOf(command, project, startDirectory(invocation), version) };
}

/** What a given release (undefined: the newest) does with it; `project` is that of the process. */
export function gunicornCommand(
  project: Project | undefined,
  process: Process,
  invocation: Invocation,
  version: string | undefined,
): GunicornCommand {
  return readCommand({
    words: invocation.arguments,
    environment: processEnvironment(process, invocation, project),
    home: invocation.programSpan,
    version,
    surroundings: gunicornSurroundings(project, startDirectory(invocation)),
  });
}

function configOf(
  { settings }: GunicornCommand,
  project: Project | undefined,
  directory: string | undefined,
  version: string | undefined,
): ConfigDocument | undefined {
  if (!project || directory === undefined) return undefined;
  const written = settings.written('config') ? settings.text('config') : undefined;
  if (settings.written('config') && written === undefined) return undefined;
  return configDocument(project, directory, configLocation(written || 'gunicorn.conf.py', version));
}

/** A place in the document of the command, or in another file. */
type ValuePlace = { readonly kind: 'command'; readonly span: Span } | FilePlace;

interface FilePlace {
  readonly kind: 'file';
  readonly uri: string;
  readonly range: Range;
}

/** Where a value was written; `span` counts from the start of the command line's text. */
export function placeOf(effective: EffectiveGunicorn, { layer, setting, span }: LayerValue): ValuePlace {
  return (layer === 'config-file' ? placeInFile(effective, setting.name) : undefined) ?? { kind: 'command', span };
}

/** Where the configuration file sets `setting`, also when the command line replaces it; undefined when it was not seen. */
export function placeInFile({ config }: EffectiveGunicorn, setting: string): FilePlace | undefined {
  const binding = config?.syntax.names.get(setting);
  if (!binding || !config) return undefined;
  return { kind: 'file', uri: config.uri, range: new LineIndex(config.text).rangeOf(binding.valueSpan) };
}

/** The expression that the configuration file gives `setting`; undefined when it was not seen. */
export function sourceInFile({ config }: EffectiveGunicorn, setting: string): string | undefined {
  const span = config?.syntax.names.get(setting)?.valueSpan;
  return span && config?.text.slice(span.start, span.end);
}
