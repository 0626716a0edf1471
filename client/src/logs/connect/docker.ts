import { l10n } from 'vscode';
import { isString, listOf, optional } from '../../guards.ts';
import { composeSource, dockerSource, runningContainers } from '../sources/programs/docker.ts';
import { askOne, askText, whileLoading } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, pathOf, sourceKind } from './source-kind.ts';

interface DockerDefinition extends Definition {
  readonly container: string;
  readonly encoding?: Encoding;
}

export const docker = sourceKind<DockerDefinition>({
  kind: 'docker',
  icon: 'package',
  title: () => 'Docker',
  detail: () => l10n.t('docker logs -f of a container, through its restarts'),
  is: (value): value is DockerDefinition & Readonly<Record<string, unknown>> =>
    isString(value['container']) && isEncoding(value['encoding']),
  choose: async () => {
    const running = await whileLoading(l10n.t('Loading containers…'), runningContainers).then(
      (list) =>
        list.map(({ name, image, status }) => ({ label: name, description: image, detail: status, value: name })),
      // The panel says what is wrong with docker.
      () => [],
    );
    const other = { label: l10n.t('Another Container…'), value: undefined };
    const picked = await askOne<string | undefined>(l10n.t('Container'), [...running, other]);
    if (!picked) return undefined;
    if (picked.value !== undefined) return { kind: 'docker', container: picked.value };
    const container = await askText({
      title: l10n.t('Name or Id of the Container'),
      check: (answer) =>
        /^[\w.-]+$/.test(answer) ? undefined : l10n.t('Letters, digits, dots, dashes and underscores.'),
    });
    return container === undefined ? undefined : { kind: 'docker', container };
  },
  label: ({ container }) => container,
  create: ({ container, encoding }) =>
    withEncoding(encoding, (known) => dockerSource({ container, history: 400, encoding: known })),
});

interface ComposeDefinition extends Definition {
  /** Services; none means all. */
  readonly services?: readonly string[] | undefined;
  readonly encoding?: Encoding;
}

const services = optional(listOf(isString, 100));

export const compose = sourceKind<ComposeDefinition>({
  kind: 'compose',
  icon: 'layers',
  title: () => 'Docker Compose',
  detail: () => l10n.t('docker compose logs -f of the project in the folder of the workspace'),
  is: (value): value is ComposeDefinition & Readonly<Record<string, unknown>> =>
    services(value['services']) && isEncoding(value['encoding']),
  choose: async () => {
    const names = await askText({
      title: l10n.t('Services'),
      prompt: l10n.t('Separated by spaces; empty means all.'),
      optional: true,
    });
    if (names === undefined) return undefined;
    const list = names.split(/\s+/).filter((name) => name !== '' && !name.startsWith('-'));
    return { kind: 'compose', services: list };
  },
  needsFolder: () => true,
  label: (definition) => definition.services?.join(', ') || 'compose',
  create: (definition, { folder }) =>
    withEncoding(definition.encoding, (encoding) =>
      composeSource({ services: definition.services ?? [], folder: pathOf(folder), history: 400, encoding }),
    ),
});
