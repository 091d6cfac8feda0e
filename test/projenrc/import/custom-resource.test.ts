import { customResources } from '../../../projenrc/import/custom-resource';

test('documents that are no CRD, and empty ones, are passed over', () => {
  expect(customResources('---\n---\nkind: ConfigMap\n---\nkind: List\nitems: [{ kind: Secret }]\n')).toEqual([]);
});

const boat = (...versions: [name: string, fields: string | undefined, more?: string][]) => customResources([
  'kind: CustomResourceDefinition', 'spec:', '  group: harbour.example', '  scope: Cluster', '  names: { kind: Boat, plural: boats }', '  versions:',
  ...versions.map(([name, fields, more = '']) => (
    `  - { name: ${name}, served: true, ${more} schema: { openAPIV3Schema: { type: object${fields ? `, properties: { spec: { ${fields} } }` : ''} } } }`
  )),
].join('\n'));

test.each<[string, ReturnType<typeof boat>, object[]]>([
  ['versions of one shape', boat(['v1beta1', 'type: object, description: Old.'], ['v1', 'type: object']), [{ version: 'v1', served: ['v1', 'v1beta1'] }]],
  ['versions of different shapes', boat(['v1alpha1', 'type: object'], ['v1beta1', 'type: object', 'deprecated: true,'], ['v1', 'type: array']), [
    { version: 'v1', served: ['v1'], deprecated: [] },
    { version: 'v1beta1', served: ['v1beta1', 'v1alpha1'], deprecated: ['v1beta1'] },
  ]],
  ['a version that is open', customResources([
    'kind: CustomResourceDefinition', 'spec:', '  group: harbour.example', '  scope: Cluster', '  names: { kind: Boat, plural: boats }', '  versions:',
    '  - { name: v1, served: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object } } } } }',
    '  - { name: v1beta1, served: true, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }',
  ].join('\n')), [
    { version: 'v1', served: ['v1'] },
    { version: 'v1beta1', schema: expect.objectContaining({ 'x-kubernetes-preserve-unknown-fields': true }) },
  ]],
  ['a version that says nothing of its shape', boat(['v1beta1', undefined], ['v1', 'type: object']), [{ version: 'v1', served: ['v1', 'v1beta1'] }]],
])('%s', (_, kinds, expected) => expect(kinds).toEqual(expected.map((each) => expect.objectContaining(each))));

test('a CRD without a served schema is refused', () => {
  const yaml = 'kind: CustomResourceDefinition\nspec: { names: { kind: Boat }, versions: [{ name: v1, served: false }] }';
  expect(() => customResources(yaml)).toThrow('CustomResourceDefinition Boat serves no version with a schema');
});
