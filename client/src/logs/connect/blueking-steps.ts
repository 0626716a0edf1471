import { l10n } from 'vscode';
import { tellError } from '../../notifications.ts';
import { listApplications, listModules } from '../sources/blueking/catalogue.ts';
import { cliPlatforms, withStage } from '../sources/blueking/cli-config.ts';
import { BlueKingClient, type Platform } from '../sources/blueking/client.ts';
import { listProcesses } from '../sources/blueking/processes.ts';
import type { Environment, Scope } from '../sources/blueking/scope.ts';
import { failureOf } from '../sources/source.ts';
import { addressFault, askOne, askSome, askText, type Option, whileLoading } from './ask.ts';
import type { BlueKingDefinition } from './blueking-definition.ts';
import { askBlueKingSecret, blueKingSecret } from './blueking-secret.ts';
import { failureText } from './failure-text.ts';
import type { ConnectEnvironment } from './source-kind.ts';

type What = Pick<BlueKingDefinition, 'log' | 'hours'>;

/** From the platform's address to an application's log, step by step. Undefined when the person gave up. */
export async function chooseBlueKing(environment: ConnectEnvironment): Promise<BlueKingDefinition | undefined> {
  const platform = await askPlatform(environment);
  if (!platform) return undefined;
  const client = new BlueKingClient(platform, () => blueKingSecret(platform, environment));
  if ((await blueKingSecret(platform, environment)) === undefined && !(await askBlueKingSecret(platform, environment)))
    return undefined;
  const { t } = l10n;
  const applications = await loaded(platform, environment, t('Loading applications…'), (signal) =>
    listApplications(client, signal),
  );
  const application =
    applications &&
    (await askOne(
      t('Application'),
      applications.map(({ code, name }) => ({ label: name, description: code, value: code })),
    ));
  if (!application) return undefined;
  const modules = await loaded(platform, environment, t('Loading modules…'), (signal) =>
    listModules(client, application.value, signal),
  );
  const module =
    modules &&
    (await askOne(
      t('Module'),
      modules.map((name) => ({ label: name, value: name })),
    ));
  if (!module) return undefined;
  const stage = await askOne<Environment>(t('Environment'), [
    { label: t('Production'), description: 'prod', value: 'prod' },
    { label: t('Staging'), description: 'stag', value: 'stag' },
  ]);
  const what = stage && (await askOne(t('Which Log'), logs(platform)));
  if (!what) return undefined;
  const scope: Scope = { application: application.value, module: module.value, environment: stage.value };
  const processes =
    what.value.log === 'live' || what.value.log === 'stdout' ? await askProcesses(client, scope, environment) : [];
  return processes && { kind: 'blueking', ...platform, ...scope, ...what.value, processes };
}

/** Where the platform is: what bkpaas-cli knows, or an address. The gateway is recognised by its path. */
async function askPlatform({ bkpaasCli, sendsCookies }: ConnectEnvironment): Promise<Platform | undefined> {
  const { t } = l10n;
  const cli = await bkpaasCli?.();
  const known = (cli ? cliPlatforms(cli) : []).map((platform) => ({
    label: platform.url,
    description:
      platform.access === 'cookie'
        ? t('from bkpaas-cli, with the session of a browser')
        : t('from bkpaas-cli, with its access token'),
    value: platform,
  }));
  const picked = await askOne(t('BlueKing PaaS'), [...known, { label: t('Another Address…'), value: undefined }]);
  if (!picked || picked.value) return picked?.value;
  const url = await askText({
    title: t('Address of the Platform'),
    prompt: sendsCookies
      ? t('The web page of the platform, or its API gateway (…/api/bkpaas3/prod). Only the web page has live logs.')
      : t('The API gateway of the platform (…/api/bkpaas3/prod): a browser does not send the session of its web page.'),
    placeHolder: sendsCookies ? 'https://bkpaas.example.com' : 'https://bkapi.example.com/api/bkpaas3/prod',
    check: (url) =>
      addressFault(url) ?? (sendsCookies || isGateway(url) ? undefined : t('An address with /api/bkpaas3.')),
  });
  if (url === undefined) return undefined;
  return isGateway(url) ? { url: withStage(url), access: 'gateway' } : { url, access: 'cookie' };
}

function isGateway(url: string): boolean {
  return /\/api\/bkpaas3(\/|$)/.test(url);
}

function logs({ access }: Platform): readonly Option<What>[] {
  const { t } = l10n;
  const live: Option<What> = {
    label: t('Live'),
    detail: t('What the instances write, their restarts, and the access log'),
    value: { log: 'live' },
  };
  const stdout: Option<What> = {
    label: t('Standard output of the last 24 hours'),
    value: { log: 'stdout', hours: 24 },
  };
  const deploy: Option<What> = {
    label: t('Deployments'),
    detail: t('Build and release logs'),
    value: { log: 'deploy' },
  };
  const structured: Option<What> = {
    label: t('Structured logs of the last 24 hours'),
    ...(access === 'gateway' && {
      detail: t('Needs bk_app_code and bk_app_secret of an application that may read them'),
    }),
    value: { log: 'structured', hours: 24 },
  };
  // The gateway has no access log (support-files/apigw/resources.yaml).
  if (access === 'gateway') return [live, stdout, structured, deploy];
  return [
    live,
    stdout,
    structured,
    { label: t('Access log of the last 24 hours'), value: { log: 'ingress', hours: 24 } },
    deploy,
  ];
}

async function askProcesses(
  client: BlueKingClient,
  scope: Scope,
  environment: ConnectEnvironment,
): Promise<readonly string[] | undefined> {
  const title = l10n.t('Loading processes…');
  const list = await loaded(client.platform, environment, title, (signal) => listProcesses(client, scope, signal));
  return list && askSome(l10n.t('Processes'), [...new Set(list.instances.map(({ process }) => process))].sort());
}

/** Loads something from the platform. When that fails it can be tried again, with another secret where it is about that. */
async function loaded<T>(
  platform: Platform,
  environment: ConnectEnvironment,
  title: string,
  load: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  for (;;) {
    try {
      return await whileLoading(title, load);
    } catch (error) {
      const failure = failureOf(error);
      const isRefused = failure.kind === 'unauthorized';
      const again = isRefused ? l10n.t('Sign In…') : l10n.t('Try Again');
      // Nothing in the panel says yet which platform it is about.
      const message = environment.secrets.hide(`${new URL(platform.url).host}: ${failureText(failure)}`);
      if ((await tellError(message, again)) !== again) return undefined;
      if (isRefused && !(await askBlueKingSecret(platform, environment))) return undefined;
    }
  }
}
