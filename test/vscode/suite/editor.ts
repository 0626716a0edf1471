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
 * Takes the first quick fix at a range that `isWanted`, as soon as VS Code has one. When any extension registers a
 * provider of code actions while the question is out, VS Code cancels it (getCodeActions in microsoft/vscode
 * codeAction.ts): it answers with nothing, or not at all. The light bulb asks again by itself; `executeCodeActionProvider`
 * does not, and built-in extensions register theirs in the first seconds of a window.
 */
export async function takeQuickFix(
  document: TextDocument,
  range: Range,
  isWanted: (fix: CodeAction) => boolean,
): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await codeActionsAt(document, range);
    const fix = found?.find(isWanted);
    if (fix?.edit) assert.ok(await workspace.applyEdit(fix.edit));
    if (fix?.command) await commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    if (fix) return;
    if (Date.now() > end) {
      throw new Error(`the quick fix awaited did not come; seen: ${found?.map(({ title }) => title) ?? 'canceled'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Undefined when VS Code cancelled the question. */
async function codeActionsAt({ uri }: TextDocument, range: Range): Promise<readonly CodeAction[] | undefined> {
  try {
    return await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range, 'quickfix');
  } catch (error) {
    if (error instanceof Error && error.message === 'Canceled') return undefined;
    throw error;
  }
}
