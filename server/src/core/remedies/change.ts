/** Edits that change every file that defines the same process. */
import { gunicorn } from '../programs/gunicorn/program.ts';
import { setOption } from '../programs/option-edits.ts';
import type { ParsedArguments } from '../programs/program.ts';
import type { FileEdits, Fix } from '../rules/rule.ts';
import type { Text } from '../text/l10n.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Definition, PlacedProcess, Situation } from './situation.ts';
import { setKey } from './yaml-key.ts';

export interface Change {
  readonly edits: readonly TextEdit[];
  readonly otherFiles: readonly FileEdits[];
}

export const NO_CHANGE: Change = { edits: [], otherFiles: [] };

/** The same edit in each file that defines the process. */
function everywhere({ here, elsewhere }: Situation, edit: (place: PlacedProcess) => TextEdit[]): Change {
  return {
    edits: edit(here),
    otherFiles: elsewhere
      .map((place) => ({ uri: place.document.uri, text: place.document.text, edits: edit(place) }))
      .filter(({ edits }) => edits.length > 0),
  };
}

/**
 * A setting of gunicorn, where it is set: in its configuration file, or on the command line, which is also where a value
 * that comes from a default or a variable is overruled. `flag` is the one to write where none is there yet.
 */
export function setGunicorn(situation: Situation, name: string, flag: string, value: string): Change {
  const start = situation.here.gunicorn;
  if (!start) return NO_CHANGE;
  const { config, version } = start.effective;
  if (start.settings.written(name)?.layer === 'config-file') {
    const binding = config?.syntax.names.get(name);
    if (!config || !binding?.certain) return NO_CHANGE;
    const newText = /^\d+$/.test(value) ? value : JSON.stringify(value);
    const edits = [{ span: binding.valueSpan, newText }];
    return { edits: [], otherFiles: [{ uri: config.uri, text: config.text, edits }] };
  }
  return everywhere(situation, ({ command, gunicorn: other }) => {
    if (!other) return [];
    return optionEdit(
      { command, invocation: other.invocation },
      gunicorn.parse(other.invocation, version),
      flag,
      value,
    );
  });
}

export function setCelery(situation: Situation, flag: string, value: string): Change {
  return everywhere(situation, ({ celery: start }) => (start ? optionEdit(start, start.parsed, flag, value) : []));
}

/** The same of `celery beat`. */
export function setBeat(situation: Situation, flag: string, value: string): Change {
  return everywhere(situation, ({ beat: start }) => (start ? optionEdit(start, start.parsed, flag, value) : []));
}

/** A list of words takes no new ones here: which list is the platform's matter. */
function optionEdit(
  { command, invocation }: Pick<PlacedProcess, 'command' | 'invocation'>,
  parsed: ParsedArguments,
  flag: string,
  value: string,
): TextEdit[] {
  const edits = setOption(command, invocation, parsed, flag, value);
  return command.form === 'words' && edits.some(({ span }) => span.start === span.end) ? [] : edits;
}

/** A key of the process in app_desc.yaml, whichever file is open. */
export function setProcessKey(
  situation: Situation,
  pathOf: (definition: Definition) => readonly string[],
  value: string,
): Change {
  return everywhere(situation, ({ document, definition }) => {
    if (!definition) return [];
    return setKey(document.text, definition.process.value, pathOf(definition), value);
  });
}

export function together(...changes: readonly Change[]): Change {
  const byUri = new Map<string, FileEdits>();
  for (const file of changes.flatMap(({ otherFiles }) => otherFiles)) {
    const before = byUri.get(file.uri);
    byUri.set(file.uri, { ...file, edits: [...(before?.edits ?? []), ...file.edits] });
  }
  return { edits: changes.flatMap(({ edits }) => edits), otherFiles: [...byUri.values()] };
}

export function isEmpty({ edits, otherFiles }: Change): boolean {
  return edits.length === 0 && otherFiles.every((file) => file.edits.length === 0);
}

/**
 * A fix for a change; none if there is nothing to change. A remedy is never applied without asking: only a person knows
 * the application.
 */
export function fixOf(title: Text, change: Change): Fix[] {
  return isEmpty(change) ? [] : [{ title, ...change, preferred: false, safe: false }];
}
