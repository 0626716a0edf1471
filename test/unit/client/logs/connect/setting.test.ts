// The setting `procfileDoctor.logs.sources`: its schema in package.json and the code that reads it say the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ConnectEnvironment, SourceKind } from '../../../../../client/src/logs/connect/source-kind.ts';
import { clientModule } from '../../../../support/client-module.ts';

interface Property {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
}

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
  readonly defaultSnippets: readonly { readonly body: Readonly<Record<string, unknown>> }[];
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly items: { readonly anyOf: readonly Schema[] } }>>;
    }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const [setting] = manifest.contributes.configuration.flatMap(
  ({ properties }) => properties['procfileDoctor.logs.sources'] ?? [],
);
const schemas = setting?.items.anyOf ?? [];
const { nodeKinds } = await clientModule<{ nodeKinds: readonly SourceKind[] }>('client/src/logs/connect/node-kinds.ts');

const environment: ConnectEnvironment = {
  extensionPath: '',
  kinds: nodeKinds,
  bkpaasCli: undefined,
  sendsCookies: true,
  folder: undefined,
  secrets: {
    get: async () => undefined,
    store: async () => {},
    places: async () => [],
    forget: async () => {},
    hide: (text) => text,
  },
  literals: async () => [],
};

/** A definition with every property that the schema has. */
function whole({ properties, defaultSnippets }: Schema): Record<string, unknown> {
  const [snippet] = defaultSnippets;
  const samples = Object.entries(properties).map(([name, property]) => [name, sample(property)]);
  return { ...Object.fromEntries(samples), ...filled(snippet?.body ?? {}) };
}

function sample({ type, const: only, enum: choices }: Property): unknown {
  if (type === 'array') return ['x'];
  if (type === 'boolean') return true;
  if (type === 'string') return 'x';
  return only ?? choices?.[0] ?? 1;
}

/** A snippet with `x` where a person writes something. */
function filled(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(body).replaceAll(/\$\d/g, 'x').replaceAll('\\\\\\"', '\\"'));
}

test('every kind of source has a schema, in the order in which they are offered', () => {
  assert.deepEqual(
    schemas.map(({ properties }) => properties['kind']?.const),
    nodeKinds.map(({ kind }) => kind),
  );
});

for (const [at, schema] of schemas.entries()) {
  const kind = nodeKinds[at];
  const name = schema.properties['kind']?.const;

  test(`${name}: the snippet of the schema is taken once it is filled in`, () => {
    for (const { body } of schema.defaultSnippets)
      assert.ok(kind?.read(filled(body), environment), JSON.stringify(body));
  });

  test(`${name}: the code looks at the properties of the schema and at no other`, () => {
    const seen = new Set<string>();
    const definition = new Proxy(whole(schema), {
      get(target, property) {
        if (typeof property === 'string') seen.add(property);
        return Reflect.get(target, property);
      },
    });
    assert.ok(kind?.read(definition, environment), JSON.stringify(whole(schema)));
    seen.delete('toJSON');
    assert.deepEqual([...seen].sort(), Object.keys(schema.properties).sort());
  });

  test(`${name}: what the schema demands the code demands, and a property of another type is refused`, () => {
    for (const property of Object.keys(schema.properties)) {
      const { [property]: _, ...without } = whole(schema);
      const isTaken = kind?.read(without, environment) !== undefined;
      assert.equal(isTaken, !schema.required.includes(property), `without ${property}`);
      assert.equal(kind?.read({ ...whole(schema), [property]: {} }, environment), undefined, `${property}: {}`);
    }
  });
}
