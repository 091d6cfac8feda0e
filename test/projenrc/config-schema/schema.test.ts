import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { configSchema } from '../../../projenrc/config-schema/schema';

const COMMITTED = join(__dirname, '..', '..', '..', 'config.schema.json');

test('the committed schema is that of the rules, the formats and the props of Platform', () => {
  expect(readFileSync(COMMITTED, 'utf8')).toBe(`${JSON.stringify(configSchema(), null, 2)}\n`);
});

describe('what editors say by it', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(configSchema());
  test.each<[string, string, boolean]>([
    ['nothing', '{}', true],
    ['levels of rules and topics', 'rules: {image: off, metadata/has-valid-name: advised}', true],
    ['a rule that there is not', 'rules: {metadata/has-valid-nam: off}', false],
    ['a level that there is not', 'rules: {image: error}', false],
    ['that this program failed', 'rules: {rule/failed: off}', false],
    ['clusters', 'clusters: [{files: [a], platform: p.yaml}, {files: [b], platform: {kubevirtVersion: "1.8"}}]', true],
    ['a cluster of no prop', 'clusters: [{files: [a], platform: {kubevirtVersoin: "1.8"}}]', false],
    ['overrides', 'overrides: [{files: [a], rules: {image: warned}}]', true],
    ['an override of no rule', 'overrides: [{files: [a], rules: {imgae: warned}}]', false],
    ['an acknowledgement', 'acknowledge: [{rule: a/b, reason: c, expires: "2027-01-31", files: [a], objects: [{kind: A, name: "a-*"}]}]', true],
    ['an acknowledgement without a reason', 'acknowledge: [{rule: a/b}]', false],
    ['a day that there is not', 'acknowledge: [{rule: a/b, reason: c, expires: "2027-13-31"}]', false],
    ['another key', 'path: [a]', false],
  ])('%s', (_, text, isValid) => {
    expect(validate(load(text))).toBe(isValid);
  });
});
