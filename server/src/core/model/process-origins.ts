import { Kept } from '../caches/kept.ts';
import { isCollection, type YamlOrigin, type YamlValue } from '../syntax/yaml/yaml-value.ts';
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';

/** The parts of a process besides its command, which is written within its span; see `Process`. */
interface Written {
  readonly name: string;
  readonly span: Span;
  readonly role: string;
  readonly module: string | undefined;
  readonly sourceDirectory: string | undefined;
  readonly variables: Variables;
}

/**
 * A process as it was last seen: `context` has its variables as a text, `valueAt` is where its value began within it.
 */
interface Seen extends Pick<Written, 'name' | 'role' | 'module' | 'sourceDirectory'> {
  readonly context: string;
  readonly valueAt: number;
  readonly origin: object;
}

type Variables = readonly { readonly name: string; readonly value: string | undefined }[];

/**
 * This many processes of former versions may be kept: while a key is being typed, everything below it may be read as
 * something else for a moment.
 */
const SPARE = 1000;

/**
 * The origins of processes that are recognised by their text and what surrounds it, across the versions of one
 * document.
 */
export class ProcessOrigins {
  #known = new Map<string, object>();
  #former: ReadonlyMap<string, object> = new Map();
  /**
   * By the origin of its value, which stays the same as long as the value is not read again: the text is then
   * unchanged.
   */
  readonly #seen = new WeakMap<YamlOrigin, Seen>();

  /** The same object for the same text in the same surroundings. `text` is that of the document. */
  of(text: string, process: Written, value: YamlValue): object {
    if (!isCollection(value)) return this.#byText(text, process);
    const { name, role, module, sourceDirectory, variables } = process;
    const context = contextOf(variables);
    const valueAt = value.span.start - process.span.start;
    const seen = this.#seen.get(value.origin);
    const isSame =
      seen?.name === name &&
      seen.role === role &&
      seen.module === module &&
      seen.sourceDirectory === sourceDirectory &&
      seen.context === context &&
      seen.valueAt === valueAt;
    if (isSame) return seen.origin;
    const origin = this.#byText(text, process);
    this.#seen.set(value.origin, { name, role, module, sourceDirectory, context, valueAt, origin });
    return origin;
  }

  #byText(text: string, process: Written): object {
    const key = keyOf(text, process);
    const known = this.#known.get(key);
    if (known) return known;
    const origin = this.#former.get(key) ?? {};
    this.#known.set(key, origin);
    return origin;
  }

  /** Forgets origins that were not asked for lately. `count`: how many processes there are now. */
  trim(count: number): void {
    if (this.#known.size <= count + SPARE) return;
    this.#former = this.#known;
    this.#known = new Map();
  }
}

/** A comment behind its last word is part of what was written. Kept for long: without the text that it stands in. */
function keyOf(text: string, { span, role, module, sourceDirectory, variables }: Written): string {
  const lineEnd = text.indexOf('\n', span.end);
  const written = detached(text.slice(span.start, lineEnd < 0 ? text.length : lineEnd));
  return `${role}\n${module}\n${sourceDirectory}\n${contextOf(variables)}\n${written}`;
}

/** Keyed by the list of variables, which all processes of a module share. */
const contexts = new Kept<Variables, string>();

/** What surrounds a process, as a text: its variables. */
export function contextOf(variables: Variables): string {
  let context = contexts.of(variables);
  if (context === undefined) {
    context = variables.map(({ name, value }) => `${name}=${value}`).join('\n');
    contexts.set(variables, context);
  }
  return context;
}
