/**
 * Stand-ins for those features of the client library that our server never offers: scripts/build/absent-client-features.mjs bundles
 * them in place of the real ones. They announce no capability, so the server is told that the client cannot do these things.
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
