import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { documentSelector } from './document-selector.ts';
import { plainMessage } from './plain-message.ts';
import type { ServerPhase } from './server-phase.ts';

/** Which platform a document is read for, and why: the server's answer to `procfileDoctor/platform`. */
export interface PlatformStatus {
  readonly label: string;
  readonly reason: string;
}

export interface LanguageStatus extends Disposable {
  show(phase: ServerPhase): void;
  /** Of the document in the active editor; undefined when it is none of ours. */
  showPlatform(platform: PlatformStatus | undefined): void;
}

/** Says beside the language of a Procfile which platform it is read for, and whether the server runs. */
export function createLanguageStatus(): LanguageStatus {
  const item = languages.createLanguageStatusItem('procfileDoctor.status', documentSelector);
  item.name = 'Procfile Doctor';
  item.text = 'Procfile Doctor';
  item.command = { command: 'procfileDoctor.showOutput', title: l10n.t('Show output') };
  let failed = false;
  let platform: PlatformStatus | undefined;
  const update = (): void => {
    item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = platform && !failed ? platform.label : 'Procfile Doctor';
    item.detail = failed ? l10n.t('The language server is not running') : plainMessage(platform?.reason ?? '');
  };
  return {
    show(phase) {
      item.busy = phase === 'starting';
      failed = phase === 'stopped';
      update();
    },
    showPlatform(shown) {
      platform = shown;
      update();
    },
    dispose: () => item.dispose(),
  };
}
