import type { Assignment, Word } from '../../syntax/shell/ast.ts';
import { assignmentOf, type Launch, type LeftOut, launchOf, restOfWord, type Step } from './launch.ts';
import type { Wrapper } from './wrapper.ts';

/** What `wrapper` starts with these arguments; undefined when it starts nothing that can be read. */
export function unwrap(wrapper: Wrapper, launch: Launch): Step | undefined {
  const reader = new ArgumentReader(wrapper, launch.arguments);
  reader.readOptions();
  for (const word of wrapper.subcommand ?? []) {
    if (reader.next() !== word) return undefined;
    reader.readOptions();
  }
  if (reader.startsNothing || (wrapper.separator && !reader.separated && !reader.script)) return undefined;
  for (let i = 0; i < (wrapper.operands ?? 0); i++) reader.next();
  if (wrapper.operands) reader.readOptions();
  const environment = wrapper.assignments ? reader.readAssignments() : [];
  const changes = {
    ...(reader.directory && { directory: reader.directory }),
    ...(reader.without.length > 0 && { without: reader.without }),
  };
  const { rest } = reader;
  const isScript = reader.hasScriptFlag || (wrapper.singleWordIsScript && rest.length === 1);
  const script = reader.script ?? (isScript ? rest[0] : undefined);
  if (wrapper.scriptFlag && !script) return undefined;
  if (script) return { launch: undefined, script, environment, ...changes };
  const started = startedBy(wrapper, launch, rest);
  return started && { launch: started, environment, ...changes };
}

function startedBy({ starts, runsPython }: Wrapper, launch: Launch, rest: readonly Word[]): Launch | undefined {
  const isPython = runsPython && /^(?:-m|--module)$|\.py$/.test(rest[0]?.value.text ?? '');
  const name = isPython ? 'python' : starts;
  return name === undefined ? launchOf(rest) : { ...launch, name, arguments: rest };
}

class ArgumentReader {
  separated = false;
  startsNothing = false;
  hasScriptFlag = false;
  script: Word | undefined;
  directory: Word | undefined;
  without: LeftOut = [];
  readonly #wrapper: Wrapper;
  readonly #words: readonly Word[];
  #at = 0;

  constructor(wrapper: Wrapper, words: readonly Word[]) {
    this.#wrapper = wrapper;
    this.#words = words;
  }

  get rest(): readonly Word[] {
    return this.#words.slice(this.#at);
  }

  next(): string | undefined {
    return this.#words[this.#at++]?.value.text;
  }

  readAssignments(): Assignment[] {
    const found: Assignment[] = [];
    for (let word = this.#words[this.#at]; word; word = this.#words[++this.#at]) {
      const assignment = assignmentOf(word);
      if (!assignment) break;
      found.push(assignment);
    }
    return found;
  }

  readSeparator(): void {
    if (this.#words[this.#at]?.value.text !== '--') return;
    this.separated = true;
    this.#at++;
  }

  /** Options up to the first word that is none. A wrapper with a separator of its own may have operands before it. */
  readOptions(): void {
    for (let word = this.#words[this.#at]; word && !this.separated; word = this.#words[this.#at]) {
      const { text } = word.value;
      if (this.#wrapper.starts && /^-[mc]/.test(text)) return;
      if (this.#wrapper.runsPython && /^(?:-m|--module)$/.test(text)) return;
      if (text === '--') this.readSeparator();
      else if (/^[-+]/.test(text)) this.#readOptionsOf(word);
      else if (this.#wrapper.separator && !this.#wrapper.subcommand?.includes(text)) this.#at++;
      else return;
    }
  }

  #readOptionsOf(word: Word): void {
    const { text } = word.value;
    this.#at++;
    for (const { option, valueAt } of this.#optionsOf(text)) {
      const { unless, scriptFlag, scriptOptions, directoryOptions, clearing, unsetting } = this.#wrapper;
      if (unless?.includes(option)) this.startsNothing = true;
      if (scriptFlag === option) this.hasScriptFlag = true;
      if (clearing?.includes(option)) this.without = 'all';
      if (valueAt === undefined && !this.#takesValue(option)) continue;
      const value = valueAt === undefined ? this.#words[this.#at++] : restOfWord(word, valueAt);
      if (scriptOptions?.includes(option)) this.script = value;
      if (directoryOptions?.includes(option)) this.directory = value;
      if (unsetting?.includes(option) && value && this.without !== 'all')
        this.without = [...this.without, value.value.text];
    }
  }

  /** `-lc` is `-l` and `-c`, up to the one whose value is the rest of the word (`valueAt`), as in `-ugevent`. */
  #optionsOf(text: string): { option: string; valueAt?: number }[] {
    const equals = /^--[^=]+=/.exec(text)?.[0].length;
    if (equals !== undefined) return [{ option: text.slice(0, equals - 1), valueAt: equals }];
    if (text.startsWith('--') || text.length === 1 || this.#takesValue(text)) return [{ option: text }];
    const options: { option: string; valueAt?: number }[] = [];
    for (let i = 1; i < text.length; i++) {
      const option = text.charAt(0) + text.charAt(i);
      const hasValue = this.#takesValue(option) && i + 1 < text.length;
      options.push(hasValue ? { option, valueAt: i + 1 } : { option });
      if (hasValue) break;
    }
    return options;
  }

  #takesValue(option: string): boolean {
    const { valueOptions, scriptOptions, directoryOptions, unsetting, longOptionsTakeValues } = this.#wrapper;
    const named = [valueOptions, scriptOptions, directoryOptions, unsetting].some((options) =>
      options?.includes(option),
    );
    return named || (longOptionsTakeValues === true && option.startsWith('--'));
  }
}
