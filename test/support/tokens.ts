// The TextMate grammars as VS Code reads them: its own tokenizer, on its own engine of regular expressions.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

interface Token {
  readonly text: string;
  /** From the outermost to the innermost. */
  readonly scopes: readonly string[];
}

interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const require = createRequire(import.meta.url);

/** The grammar of a scope as package.json contributes it; `foreign`: files of grammars of others, by their scope. */
export async function loadGrammar(
  scopeName: string,
  foreign: Readonly<Record<string, string>> = {},
): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM({ data: new Uint8Array(wasm).buffer });
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: { readonly grammars: readonly ContributedGrammar[] };
  };
  const { grammars } = manifest.contributes;
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = grammars.find((one) => one.scopeName === scope)?.path ?? foreign[scope];
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
    getInjections: (scope) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(scope)).map((injected) => injected.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar is contributed for ${scopeName}`);
  return grammar;
}

/** The tokens of a text, line after line. */
export function tokensOf(grammar: IGrammar, text: string): readonly Token[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** The innermost scope of the first token that is this text; undefined when there is none. */
export function scopeOf(tokens: readonly Token[], text: string): string | undefined {
  return tokens.find((token) => token.text.trim() === text)?.scopes.at(-1);
}
