import { l10n } from 'vscode';
import { isRecord } from '../../guards.ts';
import { cliToken } from '../sources/blueking/cli-config.ts';
import type { Platform } from '../sources/blueking/client.ts';
import { askText, secretPrompt } from './ask.ts';
import type { ConnectEnvironment } from './source-kind.ts';

/** The secret for a platform: what was given here, or else what bkpaas-cli has at the gateway. Read at each request. */
export async function blueKingSecret(
  platform: Platform,
  { secrets, bkpaasCli }: ConnectEnvironment,
): Promise<string | undefined> {
  const own = await secrets.get(platform.url);
  if (own !== undefined) return own;
  const cli = await bkpaasCli?.();
  const token = cli && cliToken(cli, platform);
  return token === undefined ? undefined : gatewayHeader(token);
}

/** Asks for the secret and keeps it. False when the person gave up. */
export async function askBlueKingSecret(platform: Platform, { secrets }: ConnectEnvironment): Promise<boolean> {
  const { host } = new URL(platform.url);
  const answer = await askText(
    platform.access === 'cookie'
      ? {
          title: l10n.t('Sign In to {0}', host),
          prompt: secretPrompt(
            l10n.t('The cookie bk_token or bk_ticket of a browser in which you are logged in.'),
            platform.url,
          ),
          placeHolder: 'bk_token=…',
          password: true,
        }
      : {
          title: l10n.t('Access Token for {0}', host),
          prompt: secretPrompt(
            l10n.t('An access token of the API gateway, or the JSON of the header X-Bkapi-Authorization.'),
            platform.url,
          ),
          password: true,
        },
  );
  if (!answer) return false;
  await secrets.store(platform.url, platform.access === 'cookie' ? cookie(answer) : gatewayHeader(answer));
  return true;
}

/** A bare value may be either of the two cookies. */
function cookie(answer: string): string {
  return answer.includes('=') ? answer.replace(/^Cookie:\s*/i, '') : `bk_token=${answer}; bk_ticket=${answer}`;
}

function gatewayHeader(token: string): string {
  try {
    if (isRecord(JSON.parse(token))) return token;
  } catch {
    // A bare token.
  }
  return JSON.stringify({ access_token: token });
}
