import { canonicalKind, canonicalSchema } from '../../../projenrc/import/canonical';
import { Schema } from '../../../projenrc/import/schema';

const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';
const QUANTITY = { $ref: 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' };
const METADATA = { $ref: 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
const FREE_FORM = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
const INT_OR_STRING = { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };

const object = (properties: { [name: string]: Schema }): Schema => ({ type: 'object', properties });

test.each<[string, Schema, Schema]>([
  ['prose is dropped', { type: 'string', description: 'x', title: 'x', example: 'x', externalDocs: {} }, { type: 'string' }],
  ['rules in CEL are dropped', { 'type': 'string', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] }, { type: 'string' }],
  ['a property may be called description', object({ description: { type: 'string', description: 'x' } }), object({ description: { type: 'string' } })],
  ['the empty default is dropped', { type: 'string', default: '' }, { type: 'string' }],
  ['other defaults stay', object({ a: { type: 'boolean', default: false } }), object({ a: { type: 'boolean', default: false } })],
  ['a quantity', { ...INT_OR_STRING, pattern: QUANTITY_PATTERN }, QUANTITY],
  ['a quantity in a map', { type: 'object', additionalProperties: { ...INT_OR_STRING, pattern: QUANTITY_PATTERN } }, { type: 'object', additionalProperties: QUANTITY }],
  ['a nullable quantity', { ...INT_OR_STRING, pattern: QUANTITY_PATTERN, nullable: true }, { ...QUANTITY, nullable: true }],
  ['an integer or string', INT_OR_STRING, { 'x-kubernetes-int-or-string': true }],
  ['an integer or string with a pattern', { ...INT_OR_STRING, pattern: '^1' }, { 'x-kubernetes-int-or-string': true, 'pattern': '^1' }],
  ['a string with the pattern of a quantity', { type: 'string', pattern: QUANTITY_PATTERN }, { type: 'string', pattern: QUANTITY_PATTERN }],
  ['the metadata of a template', object({ metadata: FREE_FORM }), object({ metadata: { ...METADATA, 'x-kubernetes-preserve-unknown-fields': true } })],
  ['metadata that is pruned', object({ metadata: { type: 'object' } }), object({ metadata: { type: 'object' } })],
  [
    'the status of a stored object',
    object({ metadata: { type: 'object' }, spec: { type: 'object' }, status: object({ phase: { type: 'string' } }) }),
    object({ metadata: { type: 'object' }, spec: { type: 'object' }, status: FREE_FORM }),
  ],
  ['a field called status', object({ status: object({ phase: { type: 'string' } }) }), object({ status: object({ phase: { type: 'string' } }) })],
])('canonical form: %s', (_what, schema, canonical) => {
  expect(canonicalSchema(schema)).toEqual(canonical);
});

test('a kind has the implied properties, typed metadata and a status that may be anything', () => {
  expect(canonicalKind({ type: 'object', required: ['spec'], properties: { spec: { type: 'object' }, status: object({ phase: { type: 'string' } }) } }))
    .toEqual({
      type: 'object',
      required: ['spec'],
      properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: METADATA, spec: { type: 'object' }, status: FREE_FORM },
    });
});
