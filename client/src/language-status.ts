import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { State } from 'vscode-languageclient/node';
import { documentSelector } from './document-selector.ts';

export interface LanguageStatus extends Disposable {
  show(state: State): void;
}

/** Says beside the language of a Procfile whether its server runs; a click opens the output. */
export function createLanguageStatus(): LanguageStatus {
  const item = languages.createLanguageStatusItem('procfileDoctor.status', documentSelector);
  item.name = 'Procfile Doctor';
  item.text = 'Procfile Doctor';
  item.command = { command: 'procfileDoctor.showOutput', title: l10n.t('Show output') };
  return {
    show(state) {
      item.busy = state === State.Starting;
      const failed = state === State.Stopped || state === State.StartFailed;
      item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
      item.detail = failed ? l10n.t('The language server is not running') : '';
    },
    dispose: () => item.dispose(),
  };
}
