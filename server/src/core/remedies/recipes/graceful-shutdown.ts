import type { Fix } from '../../rules/rule.ts';
import { entryOf } from '../../syntax/yaml/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setGunicorn, setProcessKey, together } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Situation } from '../situation.ts';
import { definitionIn } from './larger-plan.ts';

/** Seconds in which gunicorn itself ends after its workers. */
const ROOM = 5n;
/** Kubernetes' own, in seconds. */
const USUAL = 30n;

/** What requests that were cut off get instead of the usual 30 seconds. */
const LONGER = 60n;
/** Heroku kills 30 seconds after SIGTERM, whatever it is told. */
const HEROKU = USUAL - ROOM;

export const gracefulShutdown: Remedy = {
  id: 'R10',
  title: t('Wait longer for a process to end'),
  guard: t(
    'The platform must wait longer than gunicorn does for its workers: `gracefulShutdownSeconds` of version 3 of app_desc.yaml, 30 seconds elsewhere.',
  ),
  gunicorn: 'graceful_timeout',
  offer: (situation) => {
    const graceful = situation.here.gunicorn?.settings.number('graceful_timeout');
    if (graceful === undefined) return undefined;
    if (situation.context.platform.id === 'heroku') {
      return graceful > HEROKU ? offerOf(gracefulTimeout(situation, HEROKU)) : undefined;
    }
    const wasCutOff = situation.incident.signature === 'gunicorn-graceful-timeout';
    return offerOf(gracePeriod(situation, graceful, wasCutOff && graceful < LONGER ? LONGER : graceful));
  },
};

function gracefulTimeout(situation: Situation, seconds: bigint): Fix[] {
  const value = String(seconds);
  return fixOf(
    t('Set `{flag}` to {value}', { flag: '--graceful-timeout', value }),
    setGunicorn(situation, 'graceful_timeout', '--graceful-timeout', value),
  );
}

/** Both together where the platform can be told; without version 3 it ends the process at its own time. */
function gracePeriod(situation: Situation, now: bigint, wanted: bigint): Fix[] {
  const definition = definitionIn(situation);
  if (definition?.version !== 3) return [];
  const written = entryOf(definition.process.value, 'gracefulShutdownSeconds')?.value;
  if (written && (written.kind !== 'scalar' || written.type !== 'int')) return [];
  const period = written?.kind === 'scalar' ? BigInt(written.text) : USUAL;
  const value = String(wanted + ROOM);
  const changes = [
    ...(now < wanted ? [setGunicorn(situation, 'graceful_timeout', '--graceful-timeout', String(wanted))] : []),
    ...(period < wanted + ROOM ? [setProcessKey(situation, () => ['gracefulShutdownSeconds'], value)] : []),
  ];
  return fixOf(t('Wait {seconds} seconds for the end of the process', { seconds: value }), together(...changes));
}
