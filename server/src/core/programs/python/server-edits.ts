/** Edits of a script that make its server listen elsewhere. */
import { addImport } from '../../syntax/python/add-import.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Part, StartedServer } from './server-calls.ts';

/**
 * Makes it listen on all addresses, on the port of the variable PORT, or both. Where PORT is not set, as on the developer's machine,
 * the port stays what it is. Undefined where that cannot be written.
 */
export function listenEdits(
  text: string,
  { host, port, span, list }: StartedServer,
  change: { readonly host: boolean; readonly port: boolean },
): readonly TextEdit[] | undefined {
  const quote = /['"]/.exec(text.slice(span.start, span.end))?.[0] ?? '"';
  const number = `int(os.environ.get(${quote}PORT${quote}, ${port?.text ?? ''}))`;
  const wanted: readonly (readonly [Part | undefined, string])[] = [
    ...(change.host ? [[host, `${quote}0.0.0.0${quote}`] as const] : []),
    ...(change.port ? [[port, number] as const] : []),
  ];
  const imports = change.port ? addImport(text, 'os') : [];
  if (!imports || wanted.some(([part]) => !part?.span && part?.name === undefined)) return undefined;
  const replaced = wanted.flatMap(([part, newText]) => (part?.span ? [{ span: part.span, newText }] : []));
  const added = wanted.flatMap(([part, newText]) => (part?.span ? [] : [`${part?.name ?? ''}=${newText}`]));
  return [...imports, ...replaced, ...(added.length > 0 ? [behindTheLast(text, list.end - 1, added.join(', '))] : [])];
}

/** An argument more; `bracket` is the offset of the one that ends the list. */
function behindTheLast(text: string, bracket: number, argument: string): TextEdit {
  const at = text.slice(0, bracket).trimEnd().length;
  const separator = { '(': '', ',': ' ' }[text[at - 1] ?? ''] ?? ', ';
  return { span: { start: at, end: at }, newText: separator + argument };
}
