import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Platforms that wait for a port, and give up. Heroku's R10 is in heroku-codes-data.ts. */
export const PORT_NOT_BOUND: readonly Signature[] = [
  {
    id: 'port-not-bound',
    severity: 'critical',
    cause: 'startup',
    program: 'Cloud Run, Render, Fly.io, Railway',
    isOfService: true,
    title: t('Nothing listens at the port of the platform'),
    meaning: t('The platform waited for the application at its port, and gave the new version up.'),
    causes: [
      t('It listens on a port of its own, or only on 127.0.0.1.'),
      t('It ends while it boots, or boots too slowly.'),
      t('It is no web server: a bot or a worker in the place of one.'),
    ],
    remedies: [
      {
        recipe: 'R0',
        text: t('Bind to 0.0.0.0 or [::] and to $PORT; look for a boot failure in the log of the application.'),
      },
    ],
    shapes: [
      anywhere(
        'The user-provided container failed to start and listen on the port defined …',
        /[Ff]ailed to start and (?:then )?listen on the port defined/,
      ),
      atStart(
        'Port scan timeout reached, no open ports detected.',
        /(?:==> )?Port scan timeout reached, no open ports detected/,
      ),
      atStart(
        'timeout reached waiting for health checks to pass for machine <id>',
        /(?:Error: )?timeout reached waiting for health ?checks to pass for machine/,
      ),
      atStart('<n>/<n> replicas never became healthy!', /\d{1,4}\/\d{1,4} replicas never became healthy/),
    ],
    examples: [
      'The user-provided container failed to start and listen on the port defined provided by the PORT=8080 environment variable within the allocated timeout.',
      'Cloud Run error: Container failed to start. Failed to start and then listen on the port defined by the PORT environment variable.',
      '==> Port scan timeout reached, no open ports detected. Bind your service to at least one port.',
      'Error: timeout reached waiting for healthchecks to pass for machine 6e82d2eeb25d98: failed to get VM 6e82d2eeb25d98',
      '1/1 replicas never became healthy!',
    ],
    traps: [
      '==> No open ports detected, continuing to scan...',
      '==> Detected service running on port 10000',
      'WARNING The app is not listening on the expected address and will not be reachable by fly-proxy.',
      'Attempt #3 failed with service unavailable. Continuing to retry for 4m29s',
    ],
    sources: [
      'cloud.google.com/run/docs/troubleshooting#container-failed-to-start',
      'render.com/docs/web-services#port-binding',
      'sighalt/logdecorator#23',
      'rdavydov/Twitch-Channel-Points-Miner-v2#692',
      'freekrai/directus-fly#7',
      'verygoodplugins/mcp-automem#96',
    ],
  },
];
