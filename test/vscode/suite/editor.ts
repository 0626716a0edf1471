// What the tests of the suite do with editors. Every wait ends with an event or after ten seconds with an error.
import { strict as assert } from 'node:assert';
import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

const patience = 10_000;

/** A file of the sample that is open in this window. */
export function sampleFile(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(sampleFile(path));
  await window.showTextDocument(document);
  return document;
}

/** The diagnostics of a document as soon as `isEnough` likes them. */
export async function diagnosticsOf(
  { uri }: TextDocument,
  isEnough: (found: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const find = (): readonly Diagnostic[] => languages.getDiagnostics(uri);
  if (isEnough(find())) return find();
  return new Promise((resolve, reject) => {
    const finish = (work: () => void): void => {
      clearTimeout(timer);
      subscription.dispose();
      work();
    };
    const timer = setTimeout(() => {
      const seen = find().map(ruleOf).join(', ') || 'none';
      finish(() => reject(new Error(`the diagnostics awaited did not come; seen: ${seen}`)));
    }, patience);
    const subscription = languages.onDidChangeDiagnostics(() => {
      if (isEnough(find())) finish(() => resolve(find()));
    });
  });
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rangeOf(document: TextDocument, text: string): Range {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is in the document`);
  return new Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

/** What the hover over the first `text` of a document says. */
export async function hoverAt(document: TextDocument, text: string): Promise<string> {
  const position = rangeOf(document, text).start.translate(0, 1);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString || typeof content === 'object' ? content.value : content))
    .join('\n');
}

/**
 * The quick fixes VS Code has for a range, as soon as it has one that is wanted. VS Code cancels the question when any extension
 * registers a provider of code actions while it is out (getCodeActions in microsoft/vscode codeAction.ts; the light bulb
 * asks again by itself), and built-in extensions do so in the first seconds of a window. It answers with nothing then, or,
 * in newer releases now and then, with the error "Canceled".
 */
export async function quickFixesAt(
  document: TextDocument,
  range: Range,
  isWanted: (fix: CodeAction) => boolean = () => true,
): Promise<readonly CodeAction[]> {
  const end = Date.now() + patience;
  const ask = (): Thenable<CodeAction[]> =>
    commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, 'quickfix');
  for (;;) {
    const found = await ask().then(undefined, (error: Error) => {
      if (error.message !== 'Canceled') throw error;
      return [];
    });
    if (found.some(isWanted) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
