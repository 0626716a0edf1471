/** schemas/procfile-doctor.schema.json, the JSON schema of `.procfile-doctor.yaml`. */
import { configurationSchema } from '../../server/src/core/configuration/json-schema.ts';
import { rules } from '../../server/src/core/rules/registry.ts';
import { ruleDocumentation } from '../../server/src/features/documentation-links.ts';

export function generate(): Record<string, string> {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const schema = configurationSchema(sorted, ({ id }) => ruleDocumentation(id));
  return { 'schemas/procfile-doctor.schema.json': `${JSON.stringify(schema, null, 2)}\n` };
}
