/** What holds for every file of version 2 that is converted, however it is laid out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../../../server/src/core/check/checker.ts';
import { readDocument } from '../../../../../server/src/core/model/read-document.ts';
import { convertToVersion3 } from '../../../../../server/src/core/platforms/blueking/convert/to-version-3.ts';
import { parseAppDesc } from '../../../../../server/src/core/syntax/app-desc.ts';
import {
  entriesOf,
  itemsOf,
  scalarText,
  type YamlValue,
  yamlAt,
} from '../../../../../server/src/core/syntax/yaml/yaml-value.ts';
import { render } from '../../../../../server/src/core/text/l10n.ts';
import { ruleContext } from '../../../../support/check-text.ts';
import { randomRuns } from '../../../../support/random-runs.ts';
import { appDescV2 } from '../../../../support/yaml/app-desc-v2.ts';

function convert(text: string): string {
  const result = convertToVersion3(text, undefined);
  assert.ok(result.text !== undefined, result.problem && render(result.problem));
  return result.text;
}

function rootOf(text: string): YamlValue | undefined {
  return parseAppDesc(text).root;
}

function modulesOf(root: YamlValue | undefined): readonly YamlValue[] {
  const modules = yamlAt(root, 'modules');
  const single = yamlAt(root, 'module');
  return [...entriesOf(modules).map(({ value }) => value), ...itemsOf(modules), ...(single ? [single] : [])];
}

/** As Python's `str()` would give them: what the serializer makes of a value. */
function text(value: YamlValue | undefined): string | undefined {
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** Environment, name, value and description of each variable of each module; an empty description is none. */
function variables(root: YamlValue | undefined) {
  return modulesOf(root).map((module) => {
    const read = (list: YamlValue | undefined, name: string, environment: string) =>
      itemsOf(list).map((item) => [
        text(yamlAt(item, environment)) ?? '_global_',
        text(yamlAt(item, name)),
        text(yamlAt(item, 'value')),
        text(yamlAt(item, 'description')) || undefined,
      ]);
    return [
      ...read(yamlAt(module, 'env_variables'), 'key', 'environment_name'),
      ...read(yamlAt(module, 'spec', 'configuration', 'env'), 'name', 'envName'),
      ...read(yamlAt(module, 'spec', 'envOverlay', 'envVariables'), 'name', 'envName'),
    ].sort();
  });
}

test('the same processes, hooks and variables, nothing that is refused, and every comment', async () => {
  const base = await ruleContext({ text: '', file: 'app_desc.yaml' });
  const read = (content: string) => readDocument({ ...base.document, text: content }, 'yaml');
  const errors = (content: string): string[] =>
    check({ ...base, document: read(content) }, {}, (rule, error) => {
      throw new Error(rule.id, { cause: error });
    }).flatMap(({ rule, severity, message }) => (severity === 'error' ? [`${rule.id}: ${render(message)}`] : []));
  const commands = (content: string) =>
    read(content).processes.all.map(({ module, role, name, command }) => [
      module,
      role === 'hook' ? role : name,
      command?.text.text,
    ]);
  fc.assert(
    fc.property(appDescV2, ({ text: before, comments }) => {
      assert.deepEqual(errors(before), [], before);
      const after = convert(before);
      const both = `${before}\n---\n${after}`;
      assert.deepEqual(errors(after), [], both);
      assert.deepEqual(commands(after), commands(before), both);
      assert.deepEqual(variables(rootOf(after)), variables(rootOf(before)), both);
      for (let i = 0; i < comments; i++) assert.match(after, new RegExp(`(?:^|\\s)# c${i}\\s*$`, 'm'), both);
      assert.equal(after.includes('\r'), before.includes('\r'), both);
      assert.ok(convertToVersion3(after, undefined).problem, 'a second time');
    }),
    { numRuns: randomRuns(150), seed: 20261121 },
  );
});

test('every process keeps the service that version 2 gives it, and only `web` is open', () => {
  fc.assert(
    fc.property(appDescV2, ({ text: before }) => {
      for (const module of modulesOf(rootOf(convert(before)))) {
        for (const process of itemsOf(yamlAt(module, 'spec', 'processes'))) {
          const name = scalarText(yamlAt(process, 'name')) ?? '';
          const [service, ...others] = itemsOf(yamlAt(process, 'services'));
          const read = (key: string): string | undefined => text(yamlAt(service, key));
          assert.deepEqual(['name', 'protocol', 'targetPort', 'port'].map(read), [
            name.replace(/-$/, ''),
            'TCP',
            '5000',
            '80',
          ]);
          assert.equal(text(yamlAt(service, 'exposedType', 'name')), name === 'web' ? 'bk/http' : undefined);
          assert.ok(others.every((other) => text(yamlAt(other, 'name')) === 'metrics'));
        }
      }
    }),
    { numRuns: randomRuns(100), seed: 20261121 },
  );
});

test('metrics are asked for where version 2 asks for them', () => {
  fc.assert(
    fc.property(appDescV2, ({ text: before }) => {
      const converted = modulesOf(rootOf(convert(before)));
      for (const [i, module] of modulesOf(rootOf(before)).entries()) {
        const target = text(yamlAt(module, 'bkmonitor', 'target_port') ?? yamlAt(module, 'bkmonitor', 'port'));
        const spec = yamlAt(converted[i], 'spec');
        const metrics = itemsOf(yamlAt(spec, 'observability', 'monitoring', 'metrics'));
        if (target === undefined) assert.deepEqual(metrics, []);
        else assert.ok(metrics.length > 0, before);
        for (const metric of metrics) {
          const process = itemsOf(yamlAt(spec, 'processes')).find(
            (one) => text(yamlAt(one, 'name')) === text(yamlAt(metric, 'process')),
          );
          const service = itemsOf(yamlAt(process, 'services')).find(
            (one) => text(yamlAt(one, 'name')) === text(yamlAt(metric, 'serviceName')),
          );
          assert.equal(text(yamlAt(service, 'targetPort')), target, before);
        }
      }
    }),
    { numRuns: randomRuns(100), seed: 20261121 },
  );
});
