import { t } from '../../text/l10n.ts';
import { fileFacts } from '../facts/file-facts.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse } from './gunicorn-starts.ts';

/** Seconds between SIGTERM and SIGKILL: Heroku's own limit, and the default of Kubernetes on BlueKing. */
const PLATFORM_PATIENCE = 30;

export const gracefulTimeoutTooLong: Rule = {
  id: 'gunicorn/graceful-timeout-too-long',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['graceful_timeout'],
  title: t('The platform kills the process before the graceful timeout is over.'),
  explanation: t(
    'When a platform stops an application it sends SIGTERM and kills what is left after a while: after 30 seconds on Heroku and, unless `gracefulShutdownSeconds` says otherwise, on BlueKing. A longer `--graceful-timeout` is never reached, so requests that need it are cut off. Stay some seconds below.',
  ),
  sources: [
    'Heroku Dev Center: Dyno lifecycle, shutdown',
    'Kubernetes: Pod lifecycle, terminationGracePeriodSeconds',
    'TencentBlueKing/blueking-paas:operator/pkg/controllers/bkapp/processes/resources/deployment.go',
  ],
  *check(context) {
    if (context.platform.id === 'generic' || fileFacts(context.document).setsShutdownTime) return;
    for (const start of gunicornStarts(context)) {
      const value = lastUse(start, 'graceful_timeout')?.values[0];
      const seconds = start.settings.number('graceful_timeout');
      if (!value || seconds === undefined || seconds <= PLATFORM_PATIENCE) continue;
      yield {
        span: start.command.toDocument(value.span),
        message: t(
          '{platform} kills the process {seconds} seconds after SIGTERM: the rest of the graceful timeout is lost.',
          {
            platform: context.platform.label,
            seconds: PLATFORM_PATIENCE,
          },
        ),
        fixes: () => [changeTo(start.command, value.span, '25', { preferred: false })],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --graceful-timeout «120»\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi --graceful-timeout=«31»\n', platform: 'blueking' },
    ],
    good: [
      { text: 'web: gunicorn wsgi --graceful-timeout 30\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi --graceful-timeout 120\n', platform: 'generic' },
      { text: 'web: gunicorn wsgi --graceful-timeout $G\n', platform: 'heroku' },
    ],
  },
};
