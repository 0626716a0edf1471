import * as vscode from 'vscode';
import { type RepairedText, repairedTexts } from './repaired-texts.ts';
import type { WantedFix } from './wanted-fix.ts';

const SCHEME = 'procfile-doctor-fix';
/** Whether the editor in front is a preview: the button in its title depends on it. */
const CONTEXT = 'procfileDoctor.previewsFix';

interface Shown {
  readonly wanted: WantedFix;
  /** What the tab is called. */
  readonly title: string;
}

/** Shows what a fix would change, as a comparison of the file and the repaired text. One at a time. */
export class FixPreview implements vscode.Disposable {
  readonly #apply: (wanted: WantedFix) => Promise<void>;
  readonly #subscriptions: vscode.Disposable[];
  readonly #texts = new Map<string, string>();
  #shown: Shown | undefined;
  #count = 0;

  constructor(apply: (wanted: WantedFix) => Promise<void>) {
    this.#apply = apply;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#tellContext()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#tellContext()),
    ];
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  async show(wanted: WantedFix, edit: vscode.WorkspaceEdit): Promise<void> {
    await this.close();
    const files = (await repairedTexts(edit)).map((text) => this.#sides(text));
    const [first] = files;
    if (!first) return;
    const name = withoutMarkup(wanted.fix);
    if (files.length === 1) {
      const title = `${first.uri.path.split('/').at(-1)}: ${name}`;
      this.#shown = { wanted, title };
      const options: vscode.TextDocumentShowOptions = { preview: true, selection: first.place };
      await vscode.commands.executeCommand('vscode.diff', first.left, first.right, title, options);
    } else {
      this.#shown = { wanted, title: name };
      const resources = files.map(({ uri, left, right }) => [uri, left, right]);
      await vscode.commands.executeCommand('vscode.changes', name, resources);
    }
  }

  /** Does what is shown, if something is. */
  async applyShown(): Promise<void> {
    if (this.#shown) await this.#apply(this.#shown.wanted);
  }

  /** Closes what is shown: after the fix it would compare equal texts. */
  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => this.#isOurs(tab));
    if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
    this.#shown = undefined;
    this.#texts.clear();
  }

  /** VS Code does not tell extensions what a comparison of several files holds: such a tab is recognised by its title. */
  #isOurs({ input, label }: vscode.Tab): boolean {
    if (input instanceof vscode.TabInputTextDiff) return input.modified.scheme === SCHEME;
    return label === this.#shown?.title && !(input instanceof vscode.TabInputText);
  }

  #tellContext(): void {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    void vscode.commands.executeCommand('setContext', CONTEXT, activeTab !== undefined && this.#isOurs(activeTab));
  }

  #sides({ uri, before, after, place }: RepairedText) {
    const count = ++this.#count;
    const text = (side: string, content: string) => {
      const own = uri.with({ scheme: SCHEME, authority: '', query: `${side}=${count}` });
      this.#texts.set(own.toString(), content);
      return own;
    };
    return { uri, left: before === undefined ? text('before', '') : uri, right: text('after', after), place };
  }
}

/** Titles of tabs and messages are plain text. */
export function withoutMarkup(title: string): string {
  return title.replaceAll('`', '');
}
