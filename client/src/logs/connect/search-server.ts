/** What servers that keep logs and are searched have in common. */
import { l10n } from 'vscode';
import type { HistoryAccess } from '../sources/servers/history.ts';
import { addressFault, askText, secretPrompt } from './ask.ts';
import type { RangeDefinition } from './history-range.ts';
import type { ConnectEnvironment } from './source-kind.ts';

const HOUR_MS = 3_600_000;

export function rangeOf({ hours, follow = false, failuresOnly = false }: RangeDefinition) {
  return { past: hours * HOUR_MS, follow, failuresOnly };
}

export function access(url: string, { secrets, literals }: ConnectEnvironment): HistoryAccess {
  return { authorization: async () => (await secrets.get(url)) || undefined, literals };
}

export function askUrl(placeHolder: string): Promise<string | undefined> {
  return askText({ title: l10n.t('Address of the Server'), placeHolder, check: addressFault });
}

/** False when the person gave up. An empty answer means that the server needs none. */
export async function askAuthorization(url: string, { secrets }: ConnectEnvironment, again = false): Promise<boolean> {
  if (!again && (await secrets.get(url)) !== undefined) return true;
  const secret = await askText({
    title: l10n.t('Authorization for {0}', new URL(url).host),
    prompt: secretPrompt(
      l10n.t('The value of the header, for example "ApiKey …", "Bearer …" or "Basic …"; empty if none is needed.'),
      url,
    ),
    password: true,
    optional: true,
  });
  if (secret === undefined) return false;
  await secrets.store(url, secret);
  return true;
}
