import { t } from '../../text/l10n.ts';
import { BIND_TO_PORT } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Platforms that wait for a port, and give up. Heroku's R10 is in heroku-codes-data.ts. */
export const PORT_NOT_BOUND: readonly Signature[] = [
  {
    id: 'port-not-bound',
    severity: 'critical',
    cause: 'startup',
    program: 'Cloud Run, Render, Fly.io, Railway, Azure App Service, Coolify, Dokku',
    isOfService: true,
    title: t('Nothing listens at the port of the platform'),
    meaning: t('The platform waited for the application at its port, and gave the new version up.'),
    causes: [
      t('It listens on a port of its own, or only on 127.0.0.1.'),
      t('It ends while it boots, or boots too slowly.'),
      t('It is no web server: a bot or a worker in the place of one.'),
      t('Its health check asks for a page, or with a program such as curl, that is not there.'),
    ],
    remedies: [BIND_TO_PORT],
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
      atStart(
        'New container is not healthy, rolling back to the old container.',
        /New container is not healthy, rolling back to the old container/,
      ),
      atStart(
        "Container <name> didn't respond to HTTP pings on port: <port>, failing site start.",
        /Container \S{1,100} didn't respond to HTTP pings on port: (?<port>\d{1,5})/,
      ),
      atStart(
        'Container <name> for site <site> did not start within expected time limit.',
        /Container \S{1,100} ?for site \S{1,100} did not start within expected time limit/,
      ),
      anywhere('Could not start due to <n> failed checks', /Could not start due to \d{1,3} failed checks/),
    ],
    examples: [
      'The user-provided container failed to start and listen on the port defined provided by the PORT=8080 environment variable within the allocated timeout.',
      'Cloud Run error: Container failed to start. Failed to start and then listen on the port defined by the PORT environment variable.',
      '==> Port scan timeout reached, no open ports detected. Bind your service to at least one port.',
      'Error: timeout reached waiting for healthchecks to pass for machine 6e82d2eeb25d98: failed to get VM 6e82d2eeb25d98',
      '1/1 replicas never became healthy!',
      '[2026-Nov-20 03:51:55.835095] New container is not healthy, rolling back to the old container.',
      'remote:  !     Could not start due to 1 failed checks (web.1)',
      "2026-11-20T10:25:36.361Z ERROR - Container app_0_66aec21c didn't respond to HTTP pings on port: 8000, failing site start. See container logs for debugging.",
      '2026-11-20T10:25:36.360Z ERROR - Container app_0_66aec21c for site app did not start within expected time limit. Elapsed time = 230.0598588 sec',
    ],
    traps: [
      '==> No open ports detected, continuing to scan...',
      '==> Detected service running on port 10000',
      'remote:  !     Check attempt 1/5 failed.',
      'New container is healthy.',
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
      'coollabsio/coolify#1867',
      'dokku/dokku#5325',
      'MicrosoftDocs/azure-docs#106657',
      'getfider/fider#999',
    ],
  },
];
