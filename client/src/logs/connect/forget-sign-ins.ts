import { l10n, window } from 'vscode';
import { tellInformation } from '../../notifications.ts';
import type { Secrets } from './source-kind.ts';

/** Lets a person choose which of the kept tokens, cookies and passwords are deleted. */
export async function forgetSignIns(secrets: Secrets): Promise<void> {
  const places = await secrets.places();
  if (places.length === 0) {
    void tellInformation(l10n.t('No sign-in is saved.'));
    return;
  }
  const picked = await window.showQuickPick(
    places.map((place) => ({ label: hostOf(place), description: place, place })),
    {
      title: l10n.t('Forget Saved Sign-Ins'),
      placeHolder: l10n.t('A source that needs one asks for it again.'),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  if (!picked || picked.length === 0) return;
  await secrets.forget(picked.map(({ place }) => place));
  void tellInformation(l10n.t('Forgotten: {0}', picked.map(({ label }) => label).join(', ')));
}

function hostOf(place: string): string {
  return URL.canParse(place) ? new URL(place).host : place;
}
