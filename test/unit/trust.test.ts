// A workspace that is not trusted is only read: none of its settings may start a program or open a connection.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  };
}

const { capabilities, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/**
 * What every setting can do. One that is new has to be put here: `starts` when a program, a connection or the reading of a
 * log can follow from it, else why nothing does.
 */
const effects: Readonly<Record<string, string>> = {
  'procfileDoctor.platform': 'chooses rules',
  'procfileDoctor.rules': 'chooses rules',
  'procfileDoctor.inlayHints.enabled': 'shows or hides',
  'procfileDoctor.trace.server': 'shows or hides, in a channel of the window',
  'procfileDoctor.logs.sources': 'starts',
  'procfileDoctor.logs.restore': 'starts',
  'procfileDoctor.logs.bufferLines': 'a number, held within bounds',
  'procfileDoctor.logs.alerts': 'shows or hides',
  'procfileDoctor.logs.copyToOutput': 'copies what is read anyway, to a view of the window',
  'procfileDoctor.logs.patterns': 'texts to look for in what is read anyway, each stopped when it takes too long',
  'procfileDoctor.logs.thresholds': 'numbers that colour figures',
};

test('of every setting it is known whether it can start something', () => {
  const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
  assert.deepEqual(settings.sort(), Object.keys(effects).sort());
});

test('what can start something does not count in a workspace that is not trusted', () => {
  const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  const starting = Object.entries(effects).flatMap(([name, effect]) => (effect === 'starts' ? [name] : []));
  assert.deepEqual([...restrictedConfigurations].sort(), starting.sort());
});
