import { l10n } from 'vscode';
import { ordinaryDemo } from '../demo/application.ts';
import { demoHere } from '../sources/demo-here.ts';
import { demoParts } from './demo-definition.ts';
import { type Definition, sourceKind } from './source-kind.ts';

/** A browser starts no server: the application plays in the extension itself. */
export const demoInBrowser = sourceKind<Definition>({
  ...demoParts,
  detail: () => l10n.t('An application in this window that plays failures'),
  create: () => demoHere(ordinaryDemo),
});
