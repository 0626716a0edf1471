/** app.json of Heroku and its kin (devcenter.heroku.com/articles/app-json-schema). */
import { readYamlFile } from '../../syntax/yaml/yaml-file.ts';
import { entriesOf, scalarText, yamlAt } from '../../syntax/yaml/yaml-value.ts';
import { LineIndex } from '../../text/line-index.ts';

/** `env`: names with their values, or with objects that may have one. Nothing of a text that is no JSON is certain. */
export function appJsonVariables(text: string) {
  const lines = new LineIndex(text);
  // JSON is YAML, and its places are needed.
  return entriesOf(yamlAt(readYamlFile(text).root, 'env')).map(({ key, name, value }) => ({
    name,
    value: scalarText(value) ?? scalarText(yamlAt(value, 'value')),
    // Without the quotes.
    range: lines.rangeOf({ start: key.span.start + 1, end: key.span.start + 1 + name.length }),
  }));
}
