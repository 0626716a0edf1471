import type { Span } from '../text/span.ts';

/** What a process is made of besides its command, which is written in its span; see `Process`. */
interface Written {
  readonly span: Span;
  readonly role: string;
  readonly module: string | undefined;
  readonly sourceDirectory: string | undefined;
  readonly variables: Variables;
}

type Variables = readonly { readonly name: string; readonly value: string | undefined }[];

/** So many processes of former versions may be known besides: while a key is typed, all below it may be something else. */
const SPARE = 1000;

/** The origins of processes that are told by what is written of them and around them; for the versions of one document. */
export class ProcessOrigins {
  #known = new Map<string, object>();
  #former: ReadonlyMap<string, object> = new Map();

  /** The same object for the same words under the same circumstances. `text` is that of the document. */
  of(text: string, process: Written): object {
    const key = keyOf(text, process);
    const known = this.#known.get(key);
    if (known) return known;
    const origin = this.#former.get(key) ?? {};
    this.#known.set(key, origin);
    return origin;
  }

  /** Forgets what was not asked for lately. `count`: how many processes there are now. */
  trim(count: number): void {
    if (this.#known.size <= count + SPARE) return;
    this.#former = this.#known;
    this.#known = new Map();
  }
}

/** A comment behind its last word is part of what was written. */
function keyOf(text: string, { span, role, module, sourceDirectory, variables }: Written): string {
  const lineEnd = text.indexOf('\n', span.end);
  const written = text.slice(span.start, lineEnd < 0 ? text.length : lineEnd);
  return `${role}\n${module}\n${sourceDirectory}\n${contextOf(variables)}\n${written}`;
}

/** By the list, which all processes of a module share. */
const contexts = new WeakMap<Variables, string>();

function contextOf(variables: Variables): string {
  let context = contexts.get(variables);
  if (context === undefined) {
    context = variables.map(({ name, value }) => `${name}=${value}`).join('\n');
    contexts.set(variables, context);
  }
  return context;
}
