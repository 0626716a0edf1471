import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Traefik 1 to 3; the third has the text in a field, `error="…"`. Without a certificate for want of a network it is the network that fails. */
export const TRAEFIK: readonly Signature[] = [
  {
    id: 'traefik-no-certificate',
    severity: 'error',
    cause: 'proxy',
    program: 'Traefik',
    generic: true,
    title: t('Traefik gets no certificate'),
    meaning: t("Let's Encrypt issued no certificate; browsers are shown one that they do not trust."),
    causes: [
      t('The name does not lead to this machine, or port 80 or 443 is closed on the way.'),
      t('No challenge is chosen, or the limit of requests is reached.'),
    ],
    remedies: [{ text: t('Check the DNS entry and the ports, then the certificate resolver of the router.') }],
    shapes: [
      anywhere(
        'Unable to obtain ACME certificate for domains "<names>": <reason>',
        /Unable to obtain ACME certificate for domains?\b/,
      ),
    ],
    examples: [
      'time="2026-11-20T22:04:33Z" level=error msg="Unable to obtain ACME certificate for domains \\"app.example.com\\": cannot get ACME client ACME challenge not specified, please select TLS or HTTP or DNS Challenge" routerName=app@docker',
    ],
    traps: [
      'time="2026-11-20T18:47:28Z" level=debug msg="No ACME certificate generation required for domains [\\"app.example.com\\"]." providerName=http.acme',
      'time="2026-11-20T18:47:28Z" level=debug msg="Add certificate for domains app.example.com"',
    ],
    sources: ['traefik/traefik:pkg/provider/acme/provider.go', 'demyxsh/demyx#6'],
  },
  {
    id: 'traefik-route-broken',
    severity: 'error',
    cause: 'proxy',
    program: 'Traefik',
    title: t('A route of Traefik leads nowhere'),
    meaning: t('A router names a service, middleware or entry point that is not there: its requests get a 404.'),
    causes: [
      t('A name is misspelt, or lacks its provider: app@docker is not app@file.'),
      t('The container that brings it does not run, or is not in a network of Traefik.'),
    ],
    remedies: [{ text: t('Correct the name in the labels or the file of the router that the line names.') }],
    shapes: [
      anywhere(
        'the service "<name>" does not exist',
        /(?:the service|middleware|[Ee]ntryPoint) \\{0,2}"(?<name>[^"\\\n]{1,200})\\{0,2}" (?:does not|doesn't) exist/,
      ),
      atStart(
        'Could not define the service name for the router: too many services',
        /Could not define the service name for the router: /,
        'unclear',
      ),
      atStart('no valid entryPoint for this router', /[Nn]o valid entryPoint for this router/, 'router'),
      atStart(
        'error configuring load balancer for service <name>',
        /error configuring load balancer for service /,
        'service',
      ),
    ],
    examples: [
      '2026-11-20T11:00:41Z ERR error="the service \\"app@docker\\" does not exist" entryPointName=websecure routerName=app@docker',
      'time="2026-11-20T11:00:41Z" level=error msg="the service \\"app@docker\\" does not exist" routerName=app@docker entryPointName=websecure',
      'time="2026-11-20T11:00:41Z" level=error msg="no valid entryPoint for this router" routerName=app@docker',
      'time="2026-11-20T11:00:41Z" level=error msg="error configuring load balancer for service app@file: error parsing server URL http://app:port" routerName=app@file',
      'time="2026-11-20T11:00:41Z" level=error msg="Could not define the service name for the router: too many services" providerName=docker routerName=app',
    ],
    traps: [
      'time="2026-11-20T11:13:02Z" level=debug msg="No entryPoint defined for this router, using the default one(s) instead: [web]" routerName=app@docker',
    ],
    sources: [
      'traefik/traefik:pkg/server/service/service.go',
      'traefik/traefik:pkg/config/runtime/runtime_http.go',
      'traefik/traefik:pkg/provider/configuration.go',
      'julienhmmt/docker-compose#1',
      'spantaleev/matrix-docker-ansible-deploy#2293',
    ],
  },
];
