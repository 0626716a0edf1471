/** Keys of app_desc.yaml and variables of the platforms, by name. */
import type { SpecVersion } from '../platforms/blueking/schema/field.ts';
import { SCHEMAS } from '../platforms/blueking/schema/versions.ts';
import { fieldsOf, type PlacedField } from '../platforms/blueking/schema/walk.ts';
import { platformOf } from '../platforms/platform-of.ts';
import { variableOf } from '../platforms/variables.ts';
import { t } from '../text/l10n.ts';
import { explainField } from './app-desc-key.ts';
import type { Explanation } from './explanation.ts';
import { explainVariable } from './variable.ts';

interface KnownKey extends PlacedField {
  readonly version: SpecVersion;
  /** Without names and list marks: `modules.processes.command`. */
  readonly plain: string;
}

function knownKeys(): KnownKey[] {
  return [...keysOf(2), ...keysOf(3)];
}

function keysOf(version: SpecVersion): KnownKey[] {
  return [...fieldsOf(SCHEMAS[version])].map(({ path, field }) => ({
    path,
    field,
    version,
    plain: path.replaceAll(/\.<name>|\[\]/g, ''),
  }));
}

/** `replicas`, `processes.replicas`: the key whose path ends so; of several the shallowest, with a word of the others. */
export function explainKey(name: string): Explanation | undefined {
  const wanted = name.replaceAll(/\.<name>|\[\]/g, '');
  const found = knownKeys().filter(({ plain }) => plain === wanted || plain.endsWith(`.${wanted}`));
  const [first, ...others] = found.sort((a, b) => a.plain.split('.').length - b.plain.split('.').length);
  if (!first) return undefined;
  const explanation = explainField(first.field, first.version, first.path);
  if (others.length === 0) return explanation;
  const places = others.slice(0, MOST_NAMED).map(({ path, version }) => `${path} (${version})`);
  return { ...explanation, facts: [...explanation.facts, { label: t('Also'), value: places.join(', ') }] };
}

const MOST_NAMED = 5;

export function keyNames(): string[] {
  return knownKeys().map(({ field }) => field.key);
}

const PLATFORMS = (['blueking', 'heroku'] as const).map((id) => platformOf(id, t('chosen by setting')));

/** `BKPAAS_APP_ID`, `$DYNO`: a variable that some platform sets. */
export function explainPlatformVariable(name: string): Explanation | undefined {
  const plain = name.replace(/^\$/, '');
  const platform = PLATFORMS.find((one) => variableOf(plain, one));
  if (!platform) return undefined;
  const explanation = explainVariable(plain, platform);
  return { ...explanation, facts: [{ label: t('Platform'), value: platform.label }, ...explanation.facts] };
}
