import { entryOf } from '../../syntax/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setProcessKey } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import { definitionIn } from './larger-plan.ts';

/** Seconds in which gunicorn itself ends after its workers. */
const ROOM = 5n;
/** Kubernetes' own, in seconds. */
const USUAL = 30n;

export const gracefulShutdown: Remedy = {
  id: 'R10',
  title: t('Wait longer for a process to end'),
  guard: t('Version 3 of app_desc.yaml only. It must be longer than the time that gunicorn gives its workers.'),
  gunicorn: 'graceful_timeout',
  offer: (situation) => {
    const definition = definitionIn(situation);
    const graceful = situation.here.gunicorn?.settings.number('graceful_timeout');
    if (definition?.version !== 3 || graceful === undefined) return undefined;
    const written = entryOf(definition.process.value, 'gracefulShutdownSeconds')?.value;
    if (written && (written.kind !== 'scalar' || written.type !== 'int')) return undefined;
    const now = written?.kind === 'scalar' ? BigInt(written.text) : USUAL;
    const value = graceful + ROOM;
    if (now >= value) return undefined;
    const change = setProcessKey(situation, () => ['gracefulShutdownSeconds'], String(value));
    return offerOf(fixOf(t('Wait {seconds} seconds for the end of the process', { seconds: String(value) }), change));
  },
};
