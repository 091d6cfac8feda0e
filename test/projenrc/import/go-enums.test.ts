import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGoEnums, withGoEnums } from '../../../projenrc/import/go-enums';

const property = (name: string, values: string[], indent = '\t\t\t\t\t\t\t') => [
  `\t\t\t\t\t"${name}": {`, '\t\t\t\t\t\tSchemaProps: spec.SchemaProps{', `${indent}Enum:        []interface{}{${values.map(value => `"${value}"`).join(', ')}},`, '\t\t\t\t\t\t},', '\t\t\t\t\t},',
].join('\n');

const root = mkdtempSync(join(tmpdir(), 'enums-'));
const folder = join(root, 'api', 'openapi-spec');
mkdirSync(folder, { recursive: true });
mkdirSync(join(root, 'pkg', 'generated', 'openapi'), { recursive: true });
writeFileSync(join(root, 'pkg', 'generated', 'openapi', 'zz_generated.openapi.go'), [
  'func schema_k8sio_api_harbour_v1_Boat(ref common.ReferenceCallback) common.OpenAPIDefinition {',
  property('fuel', ['diesel', 'petrol']), property('flags', ['a', 'b'], '\t\t\t\t\t\t\t\t\t\t'), property('crew', ['one', 'two']), '}',
  'func schema_k8sio_api_harbour_v1_Pier(ref common.ReferenceCallback) common.OpenAPIDefinition {', property('fuel', ['none']), '}',
].join('\n'));

const enums = readGoEnums(folder);
const NAME = 'io.k8s.api.harbour.v1.Boat';
const boat = { type: 'object', properties: { fuel: { type: 'string' }, flags: { type: 'array', items: { type: 'string' } }, crew: { type: 'string' }, name: { type: 'string' } } };
const closed = (...values: string[]) => ({ type: 'string', enum: values });

test('sets where the previous release has some', () => {
  const previous = { properties: { fuel: closed('diesel'), flags: { type: 'array', items: closed('a') }, crew: { type: 'string' } } };
  expect(withGoEnums(NAME, boat, enums, previous)).toEqual({
    type: 'object',
    properties: { ...boat.properties, fuel: closed('diesel', 'petrol'), flags: { type: 'array', items: closed('a', 'b') } },
  });
});

test.each([
  ['a type that is not known', 'io.k8s.api.harbour.v1.Ship', { properties: { fuel: closed('diesel') } }],
  ['a type that is new', NAME, undefined],
  ['a type of another version', 'io.k8s.api.harbour.v2.Boat', { properties: { fuel: closed('diesel') } }],
])('%s is left as it is', (_, name, previous) => expect(withGoEnums(name, boat, enums, previous)).toEqual(boat));

test('a folder that is not of the module has none', () => expect(readGoEnums(root)).toEqual(new Map()));
