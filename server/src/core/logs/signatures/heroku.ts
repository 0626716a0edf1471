import { t } from '../../text/l10n.ts';
import { HEROKU_CODES, type HerokuCode } from './heroku-codes-data.ts';
import { atStart, type Shape, type Signature } from './signature.ts';

const DOCUMENT = 'devcenter.heroku.com/articles/error-codes';

/** Of one request, whatever the dyno is worth; the others tell of the dyno or of all of the application. */
const OF_REQUEST = /^H(?:1[23578]|2[5678])$/;

/** Told again and again, for as long as the dyno has more than it may. */
const MEMORY_ABOVE_QUOTA = 'R14';

/** H codes are the router's; R and L codes are written by the dyno and by logplex. */
function shapesOf({ code, name }: HerokuCode): readonly Shape[] {
  const error = atStart(`Error ${code} (${name}) …`, new RegExp(`Error ${code} \\(`));
  if (code.startsWith('R')) return [error];
  if (code.startsWith('L')) {
    const pattern = new RegExp(
      `(?:Error ${code}(?: \\(|: )|${code} \\(${name}\\))(?:[^\\n]{0,60}?(?<lines>\\d{1,12}) messages)?`,
    );
    return [atStart(`Error ${code} (${name}): <n> messages dropped since <time>.`, pattern)];
  }
  const router = new RegExp(
    `at=\\w{4,7} code=${code} desc="[^"\\n]{0,80}"(?: method=(?<method>[A-Z]{3,10}) path="(?<path>[^"?\\n]{0,300})(?:[^\\n]{0,900}? dyno=(?<dyno>[\\w.]{1,40}))?)?`,
  );
  return [atStart(`at=error code=${code} desc="${name}" method=<m> path="<path>" … dyno=<dyno>`, router), error];
}

function examplesOf({ code, name }: HerokuCode): readonly string[] {
  const stamp = '2026-11-20T12:01:30.490014+00:00';
  if (code.startsWith('R')) return [`${stamp} heroku[web.1]: Error ${code} (${name})`];
  if (code.startsWith('L')) {
    return [`${stamp} heroku[logplex]: Error ${code} (${name}): 500 messages dropped since 2026-11-20T12:05:46+00:00.`];
  }
  return [
    `${stamp} heroku[router]: at=error code=${code} desc="${name}" method=GET path="/reports/?month=10" host=app-4f21.herokuapp.com request_id=7cad71b5 fwd="198.51.100.114" dyno=web.1 connect=1ms service=30000ms status=503 bytes=0 protocol=https`,
    `2012-05-02T08:31:56+00:00 heroku[router]: Error ${code} (${name}) -> GET app.herokuapp.com/ dyno=web.1 queue= wait= service=30000ms status=503 bytes=0`,
  ];
}

function signatureOf(entry: HerokuCode): Signature {
  const { code, severity, cause, title, meaning, usually, remedies } = entry;
  return {
    id: `heroku-${code.toLowerCase()}`,
    severity,
    cause,
    program: 'Heroku',
    title,
    meaning,
    causes: [usually],
    remedies,
    shapes: shapesOf(entry),
    ...(OF_REQUEST.test(code) && { per: 'path' }),
    ...(code === MEMORY_ABOVE_QUOTA && { isState: true }),
    examples: examplesOf(entry),
    traps: [
      `2026-11-20T12:03:37.370115+00:00 app[web.1]: feature flag ${code} enabled`,
      `2026-11-20T12:00:33.954451+00:00 heroku[router]: at=info method=GET path="/${code}" host=app.example.com request_id=${code} fwd="198.51.100.7" dyno=web.1 connect=1ms service=29000ms status=200 bytes=0 protocol=https`,
    ],
    sources: [DOCUMENT],
  };
}

export const HEROKU: readonly Signature[] = [
  ...HEROKU_CODES.map(signatureOf),
  {
    id: 'heroku-dyno-crashed',
    severity: 'critical',
    cause: 'crash',
    program: 'Heroku',
    title: t('Dyno crashed'),
    meaning: t('The process of a dyno ended although nobody stopped it.'),
    causes: [t('A start command that fails, an exception at boot, or the memory limit.')],
    remedies: [
      {
        recipe: 'R0',
        text: t('“Process exited with status …” beside it says why; correct the start command if it is to blame.'),
      },
    ],
    shapes: [
      atStart('State changed from <up|starting> to crashed', /State changed from (?<before>up|starting) to crashed\b/),
    ],
    examples: ['2026-11-20T12:02:29.237400+00:00 heroku[worker.1]: State changed from up to crashed'],
    traps: [
      '2026-11-20T12:03:26.930692+00:00 heroku[web.1]: State changed from up to down',
      '2026-11-20T12:03:28.209262+00:00 heroku[web.1]: State changed from crashed to starting',
      '2026-11-20T12:03:28.209262+00:00 heroku[web.1]: Cycling',
    ],
    sources: ['devcenter.heroku.com/articles/dynos', 'MsGsuite/CloneBot_Heroku#29'],
  },
];
