import { type Command, type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import type { PlatformStatus } from '../../../server/src/core/messages/document-messages.ts';
import { plainMessage } from '../plain-message.ts';
import { documentSelector } from './document-selector.ts';
import type { ServerPhase } from './supervised-client.ts';

interface LanguageStatus extends Disposable {
  show(phase: ServerPhase): void;
  /** Of the document in the active editor; undefined when it is none of ours. */
  showPlatform(platform: PlatformStatus | undefined): void;
}

/** Says beside the language of a Procfile which platform it is read for, and whether the server runs. */
export function createLanguageStatus(): LanguageStatus {
  const item = languages.createLanguageStatusItem('procfileDoctor.status', documentSelector);
  item.name = 'Procfile Doctor';
  item.text = 'Procfile Doctor';
  let failed = false;
  let platform: PlatformStatus | undefined;
  const update = (): void => {
    item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.text = platform && !failed ? l10n.t('Platform: {0}', platform.label) : 'Procfile Doctor';
    item.detail = failed ? l10n.t('The language server is not running') : plainMessage(platform?.reason ?? '');
    if (failed) item.command = startAgain();
    else item.command = platform ? choosePlatform() : showOutput();
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

function startAgain(): Command {
  return { command: 'procfileDoctor.restart', title: l10n.t('Start Again') };
}

function showOutput(): Command {
  return { command: 'procfileDoctor.showOutput', title: l10n.t('Show Output') };
}

/** What is found may be wrong: the setting is one click away. */
function choosePlatform(): Command {
  return {
    command: 'workbench.action.openSettings',
    arguments: ['procfileDoctor.platform'],
    title: l10n.t('Choose…'),
  };
}
