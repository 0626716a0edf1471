/**
 * What stands in the bundle for features of the client's library that this server never has: scripts/build/absent-client-features.mjs
 * puts it there. They announce nothing, so a server is told that the client cannot do it.
 */
import { Disposable, type Event } from 'vscode';
import type { FeatureState, StaticFeature } from 'vscode-languageclient';

class AbsentFeature implements StaticFeature {
  fillClientCapabilities(): void {}

  initialize(): void {}

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {}
}

const never: Event<never> = () => new Disposable(() => undefined);

/** Pulled diagnostics look for this one and listen to it. */
class AbsentNotebooks extends AbsentFeature {
  /** The scheme of the addresses of cells in notebooks. */
  static readonly CellScheme = 'vscode-notebook-cell';
  readonly registrationType = { method: 'notebookDocument/sync' };
  readonly onOpenNotificationSent = never;
  readonly onChangeNotificationSent = never;
  readonly onSaveNotificationSent = never;
  readonly onCloseNotificationSent = never;

  handles(): boolean {
    return false;
  }

  register(): void {}

  unregister(): void {}

  getProvider(): undefined {
    return undefined;
  }
}

export {
  AbsentFeature as CallHierarchyFeature,
  AbsentFeature as ColorProviderFeature,
  AbsentFeature as DeclarationFeature,
  AbsentFeature as DidCreateFilesFeature,
  AbsentFeature as DidDeleteFilesFeature,
  AbsentFeature as DidRenameFilesFeature,
  AbsentFeature as ExecuteCommandFeature,
  AbsentFeature as ImplementationFeature,
  AbsentFeature as InlineCompletionItemFeature,
  AbsentFeature as InlineValueFeature,
  AbsentFeature as LinkedEditingFeature,
  AbsentFeature as TextDocumentContentFeature,
  AbsentFeature as TypeDefinitionFeature,
  AbsentFeature as TypeHierarchyFeature,
  AbsentFeature as WillCreateFilesFeature,
  AbsentFeature as WillDeleteFilesFeature,
  AbsentFeature as WillRenameFilesFeature,
  AbsentNotebooks as NotebookDocumentSyncFeature,
};
