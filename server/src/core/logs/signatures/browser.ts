import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** Lines of a browser's console, as front ends send them home. */
export const BROWSER: readonly Signature[] = [
  {
    id: 'mixed-content',
    severity: 'warning',
    cause: 'client',
    program: 'Chromium, Firefox',
    title: t('Page over HTTPS asks for http:// (mixed content)'),
    meaning: t('A page that was loaded over HTTPS has http:// addresses; the browser blocks or warns.'),
    causes: [t('The application stands behind a proxy that ends TLS and does not know that the client used HTTPS.')],
    remedies: [
      {
        text: t(
          'Let the browser ask over HTTPS at once, in the head of every page: <meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">.',
        ),
      },
      { text: t('Django: SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") and USE_X_FORWARDED_HOST.') },
      { text: t('gunicorn and uvicorn: trust the proxy with --forwarded-allow-ips (uvicorn also --proxy-headers).') },
    ],
    shapes: [
      anywhere(
        "Mixed Content: The page at '<https url>' was loaded over HTTPS, but requested an insecure <kind> '<http url>'. …",
        /^(?:\S{1,200} )?Mixed Content: The page at '(?<page>[^'\n]{1,300})' was loaded over HTTPS, but requested an insecure (?<kind>[^'\n]{1,40}?) '(?<url>[^'\n]{1,300})'/,
      ),
      atStart(
        'Blocked loading mixed active content “<url>”',
        /Blocked loading mixed (?:active|display) content [“"](?<url>[^”"\n]{1,300})/,
      ),
    ],
    examples: [
      "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://app.example.com/api/v1/orders/'. This request has been blocked; the content must be served over HTTPS.",
      "(index):47 Mixed Content: The page at 'https://app.example.com/login' was loaded over HTTPS, but requested an insecure stylesheet 'http://app.example.com/static/site.css'. This request has been blocked; the content must be served over HTTPS.",
      'Blocked loading mixed active content “http://app.example.com/static/app.js”',
    ],
    traps: [
      'doc: how to fix Mixed Content warnings in Django (SECURE_PROXY_SSL_HEADER)',
      "Access to XMLHttpRequest at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy",
    ],
    sources: ['component/component.github.io#84', 'adamjimenez/shiftedit#259'],
  },
];
