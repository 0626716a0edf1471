import { t } from '../../text/l10n.ts';
import { atStart, type Signature } from './signature.ts';

/** Lines of BlueKing's deploy log; the platform writes them, not the application. */
export const BLUEKING: readonly Signature[] = [
  {
    id: 'bk-release-timeout',
    severity: 'error',
    cause: 'startup',
    program: 'BlueKing PaaS',
    title: t('Release was not ready in time'),
    meaning: t('New instances were not ready within two minutes and one more per replica (at most 15).'),
    causes: [
      t('The process fails while it boots, its probe fails, or the image cannot be pulled.'),
      t('The application is healthy but needs longer to start than the probe allows.'),
    ],
    remedies: [
      { text: t('Repair what the same minute of the log names first: a boot failure, a probe, an image.') },
      { recipe: 'R5', text: t('If it is killed for its memory while it boots, take a plan with more of it.') },
      { recipe: 'R9', text: t('Give a slow start more time: a later or more patient probe.') },
    ],
    shapes: [
      atStart(
        "Timeout: polling release's status taking too long to complete",
        /Timeout: polling release's status taking too long/,
      ),
      atStart(
        'Release aborted, reason: release took too long to complete',
        /Release aborted, reason: release took too long/,
        'end',
      ),
    ],
    examples: [
      "Timeout: polling release's status taking too long to complete",
      'Release aborted, reason: release took too long to complete',
    ],
    traps: ['User interrupted release', '  File "bg_wait/wait_deployment.py", line 88, in DynamicReadyTimeoutPolicy'],
    sources: [
      'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/deploy/release/legacy.py',
      'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/deploy/bg_wait/wait_deployment.py',
    ],
  },
  {
    id: 'bk-release-restarts',
    severity: 'critical',
    cause: 'crash',
    program: 'BlueKing PaaS',
    title: t('Release aborted: new instances keep restarting'),
    meaning: t('An instance of the new version restarted more often than the platform tolerates during a release.'),
    causes: [t('The main process ends soon after its start: a boot failure, the memory limit, or a failed probe.')],
    remedies: [{ text: t('Read the log of the previous container; what failed there is the cause.') }],
    shapes: [
      atStart(
        'Release aborted, reason: instance restarted more than <n> times',
        /Release aborted, reason: instance restarted more than (?<count>\d{1,4}) times/,
      ),
    ],
    examples: ['Release aborted, reason: instance restarted more than 3 times'],
    traps: ['instance restarted', 'instance web-7d9c5b6f4-9k2lm restarted'],
    sources: [
      'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/engine/deploy/bg_wait/wait_deployment.py',
    ],
  },
  {
    id: 'bk-procfile-error',
    severity: 'error',
    cause: 'startup',
    program: 'BlueKing PaaS',
    title: t('Procfile could not be read'),
    meaning: t('The platform could not read or understand the definition of the processes, so nothing was deployed.'),
    causes: [t('A line without a colon, a name that is not allowed, or a file that is not where the platform looks.')],
    remedies: [
      { recipe: 'R0', text: t('Open Procfile or app_desc.yaml: the diagnostics there say which line it is.') },
    ],
    shapes: [atStart('Procfile error: <text>', /Procfile error: (?<reason>\S[^\n]{0,200})/)],
    examples: ['Procfile error: Can not read Procfile file from repository'],
    traps: ['Procfile loaded: 2 processes'],
    sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/fixtures/smart_advisor.yaml'],
  },
];
