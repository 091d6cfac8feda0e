import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expand } from './expand';
import { BaseTypes } from '../../../projenrc/import/base';
import { Catalog, formatCatalog } from '../../../projenrc/import/catalog';
import { CustomResource, customResources } from '../../../projenrc/import/custom-resource';
import { fold } from '../../../projenrc/import/fold';
import { Schema, Schemas } from '../../../projenrc/import/schema';

const QUANTITY = { $ref: 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' };
const METADATA = { $ref: 'kubernetes.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
const SELECTOR_NAME = 'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector';
const SELECTOR = { $ref: `kubernetes.json#/definitions/${SELECTOR_NAME}` };
const OBJECT: Schemas = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: METADATA };

const kubernetes: Schemas = {
  [SELECTOR_NAME]: {
    'type': 'object',
    'properties': { matchLabels: { type: 'object', additionalProperties: { type: 'string' } } },
    'x-kubernetes-map-type': 'atomic',
  },
};
const base = new BaseTypes(kubernetes);
const upstream = { repository: 'example/harbour', release: 'v1' };
const release1 = readFileSync(join(__dirname, 'fixtures', 'release-1.yaml'), 'utf8');

/** What an OpenAPI document would say of the same kinds: other names than folding would find, and an empty struct of its own. */
const named: Catalog = {
  upstream,
  kinds: [{
    group: 'harbour.example', version: 'v1', kind: 'Boat', plural: 'boats', scope: 'Namespaced', served: ['v1'], deprecated: [], definition: 'v1.Boat',
  }],
  definitions: {
    'v1.Boat': { type: 'object', properties: { spec: { $ref: '#/definitions/v1.BoatSpec' } } },
    'v1.BoatSpec': {
      type: 'object',
      properties: {
        main: { $ref: '#/definitions/v1.MarineEngine' },
        spare: { $ref: '#/definitions/v1.MarineEngine' },
        crew: { type: 'array', items: { $ref: '#/definitions/k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector' } },
      },
    },
    'v1.MarineEngine': { type: 'object', properties: { cooling: { $ref: '#/definitions/v1.SeaWater' } } },
    'v1.SeaWater': { type: 'object' },
    'v1.Forgotten': { type: 'object' },
  },
};

function foldYaml(yaml: string, previous?: Catalog): Catalog {
  return fold(customResources(yaml), upstream, previous, base);
}

function expectExpandsTo(catalog: Catalog, resources: readonly CustomResource[]): void {
  expect(catalog.kinds.map(({ definition }) => expand({ ...kubernetes, ...catalog.definitions }, { $ref: `#/definitions/${definition}` })))
    .toEqual(resources.map(({ schema }) => schema));
}

const engine = (cooling: Schema): Schema => ({
  type: 'object',
  required: ['fuel'],
  properties: { fuel: { type: 'string', default: 'diesel', enum: ['diesel', 'petrol'] }, power: QUANTITY, cooling },
});

describe('without a previous release', () => {
  const catalog = foldYaml(release1);

  test('types are shared by structure and named after their property', () => {
    expect(catalog.definitions).toEqual({
      'v1.Boat': {
        type: 'object',
        required: ['spec'],
        properties: {
          ...OBJECT, spec: { $ref: '#/definitions/v1.BoatSpec' }, status: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
      'v1.BoatSpec': {
        type: 'object',
        required: ['main'],
        properties: {
          main: { $ref: '#/definitions/v1.Main' },
          spare: { $ref: '#/definitions/v1.Main', nullable: true },
          draught: { 'x-kubernetes-int-or-string': true },
          berths: { 'type': 'object', 'nullable': true, 'x-kubernetes-preserve-unknown-fields': true },
          crew: { 'type': 'array', 'items': SELECTOR, 'x-kubernetes-list-map-keys': ['name'], 'x-kubernetes-list-type': 'map' },
        },
      },
      'v1.Main': engine({ type: 'object' }),
      'v1alpha1.Yard': { type: 'object', properties: { ...OBJECT, spec: { $ref: '#/definitions/v1alpha1.YardSpec' } } },
      'v1alpha1.YardSpec': {
        type: 'object',
        properties: { engines: { type: 'array', items: { $ref: '#/definitions/v1.Main' } }, template: { $ref: '#/definitions/v1alpha1.Template' } },
      },
      'v1alpha1.Template': {
        type: 'object',
        properties: { metadata: { ...METADATA, 'x-kubernetes-preserve-unknown-fields': true }, engine: { $ref: '#/definitions/v1.Main' } },
      },
    });
  });

  test('kinds carry what the CRD says of them', () => {
    expect(catalog.kinds).toEqual([
      {
        group: 'harbour.example',
        version: 'v1',
        kind: 'Boat',
        plural: 'boats',
        scope: 'Namespaced',
        served: ['v1', 'v1beta1'],
        deprecated: ['v1beta1'],
        scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
        definition: 'v1.Boat',
      },
      {
        group: 'yard.harbour.example',
        version: 'v1alpha1',
        kind: 'Yard',
        plural: 'yards',
        scope: 'Cluster',
        served: ['v1alpha1'],
        deprecated: [],
        definition: 'v1alpha1.Yard',
      },
    ]);
  });

  test('nothing is lost', () => expectExpandsTo(catalog, customResources(release1)));
});

describe('with a previous release', () => {
  const catalog = foldYaml(release1, named);

  test('its names are kept, also for empty structs, and found at new places; what no kind reaches is dropped', () => {
    expect(Object.keys(catalog.definitions).sort()).toEqual([
      'v1.Boat', 'v1.BoatSpec', 'v1.MarineEngine', 'v1.SeaWater', 'v1alpha1.Template', 'v1alpha1.Yard', 'v1alpha1.YardSpec',
    ]);
    expect(catalog.definitions['v1.MarineEngine']).toEqual(engine({ $ref: '#/definitions/v1.SeaWater' }));
    expect(catalog.definitions['v1alpha1.YardSpec'].properties?.engines).toEqual({ type: 'array', items: { $ref: '#/definitions/v1.MarineEngine' } });
  });

  test('a Kubernetes type is referred to where it is equal, and kept under its own name where it differs', () => {
    expect(catalog.definitions['v1.BoatSpec'].properties?.crew.items).toEqual(SELECTOR);
    const older = foldYaml(release1.replace('x-kubernetes-map-type: atomic', 'maxProperties: 3'), catalog);
    expect(older.definitions['v1.BoatSpec'].properties?.crew.items).toEqual({ $ref: '#/definitions/k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector' });
  });

  test('folding the same release again changes no byte', () => {
    expect(formatCatalog(foldYaml(release1, catalog))).toBe(formatCatalog(catalog));
  });

  test('a new property of a shared type appears once, its type named after it', () => {
    const release2 = release1.replace('cooling: { type: object }', 'cooling: { type: object }\n'
      + '                        propeller: { type: object, properties: { blades: { type: integer } } }');
    const next = foldYaml(release2, catalog);
    expect(next.definitions['v1.MarineEngine'].properties?.propeller).toEqual({ $ref: '#/definitions/v1.Propeller' });
    expect(next.definitions['v1.Propeller']).toEqual({ type: 'object', properties: { blades: { type: 'integer' } } });
    expect(Object.keys(next.definitions)).toHaveLength(Object.keys(catalog.definitions).length + 1);
    expectExpandsTo(next, customResources(release2));
  });

  test('where two places of a type differ now, both are kept', () => {
    const release2 = release1.replace('nullable: true, required: [fuel],', 'nullable: true, required: [fuel, power],');
    const next = foldYaml(release2, catalog);
    expect(next.definitions['v1.MarineEngine'].required).toEqual(['fuel']);
    expect(next.definitions['v1.Spare'].required).toEqual(['fuel', 'power']);
    expect(next.definitions['v1.BoatSpec'].properties?.spare).toEqual({ $ref: '#/definitions/v1.Spare', nullable: true });
    expectExpandsTo(next, customResources(release2));
  });
});

describe('a closed set of values', () => {
  const ENGINE = 'io.k8s.api.core.v1.Engine';
  const OPERATOR = 'io.k8s.api.core.v1.Operator';
  const closed = (name: string, property: string, ...values: string[]): Schemas =>
    ({ [name]: { type: 'object', properties: { [property]: { type: 'string', enum: values } } } });
  const engines = new BaseTypes({
    ...closed(OPERATOR, 'operator', 'In', 'NotIn'),
    [ENGINE]: { type: 'object', properties: { fuel: { type: 'string', enum: ['diesel', 'petrol'] }, by: { $ref: `#/definitions/${OPERATOR}` } } },
  });
  const engineOf = (fuel: Schema): Schema =>
    ({ type: 'object', properties: { fuel, by: { type: 'object', properties: { operator: { type: 'string' } } } } });
  const boat = (properties: Schemas): CustomResource => ({
    group: 'g.example', version: 'v1', kind: 'Boat', plural: 'boats', scope: 'Namespaced', served: ['v1'], deprecated: [], schema: { type: 'object', properties },
  });
  const spoken = { type: 'string', enum: ['diesel'] };
  const foldBoat = (properties: Schemas, previous?: Catalog) => fold([boat(properties)], upstream, previous, engines);
  const previousBoat = (properties: Schemas, definitions: Schemas = {}): Catalog =>
    ({ ...foldBoat({}), definitions: { 'v1.Boat': { type: 'object', properties }, ...definitions } });

  test.each<[string, Schema, Schema, Schema]>([
    ['stays where the CRD has none', { type: 'string' }, spoken, spoken],
    ['stays in a list', { type: 'array', items: { type: 'string' } }, { type: 'array', items: spoken }, { type: 'array', items: spoken }],
    ['stays in a map', { type: 'object', additionalProperties: { type: 'string' } }, { type: 'object', additionalProperties: spoken },
      { type: 'object', additionalProperties: spoken }],
    ['gives way to that of the CRD', { type: 'string', enum: ['diesel', 'petrol'] }, spoken, { type: 'string', enum: ['diesel', 'petrol'] }],
    ['goes with the type of the field', { type: 'integer' }, spoken, { type: 'integer' }],
  ])('%s', (_what, fuel, before, after) => {
    expect(foldBoat({ fuel }, previousBoat({ fuel: before })).definitions['v1.Boat'].properties).toEqual({ fuel: after });
  });

  test('is no obstacle to finding a type of Kubernetes, nested ones included', () => {
    const first = foldBoat({ engine: engineOf({ type: 'string' }) });
    expect(first.definitions['v1.Boat'].properties).toEqual({ engine: { $ref: `kubernetes.json#/definitions/${ENGINE}` } });
    expect(formatCatalog(foldBoat({ engine: engineOf({ type: 'string' }) }, first))).toBe(formatCatalog(first));
  });

  test('keeps a type apart from that of Kubernetes where the sets differ', () => {
    const own = 'k8s.io.api.core.v1.Engine';
    const first = foldBoat({ engine: engineOf(spoken) }, foldBoat({ engine: engineOf({ type: 'string' }) }));
    expect(first.definitions).toEqual({
      'v1.Boat': { type: 'object', properties: { engine: { $ref: `#/definitions/${own}` } } },
      [own]: { type: 'object', properties: { fuel: spoken, by: { $ref: `kubernetes.json#/definitions/${OPERATOR}` } } },
    });
    expect(formatCatalog(foldBoat({ engine: engineOf({ type: 'string' }) }, first))).toBe(formatCatalog(first));
  });
});

describe('of any CRD', () => {
  const { schema } = fc.letrec<{ schema: Schema; object: Schema; leaf: Schema }>(tie => ({
    schema: fc.oneof({ maxDepth: 4, depthSize: 'small' }, tie('leaf'), tie('object'),
      fc.record({ type: fc.constant('array'), items: tie('schema') })),
    object: fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'spec', 'items', 'x-y'), tie('schema'), { minKeys: 1, maxKeys: 4 }),
    }),
    leaf: fc.constantFrom<Schema>({ type: 'string' }, { type: 'integer', minimum: 1 }, { type: 'object' }, { type: 'string', nullable: true }, QUANTITY),
  }));
  const resource = (properties: Schema[], kind: string): CustomResource => ({
    group: 'g.example',
    version: 'v1',
    kind,
    plural: 'x',
    scope: 'Cluster',
    served: ['v1'],
    deprecated: [],
    schema: { type: 'object', required: [kind], properties: Object.fromEntries(properties.map((property, index) => [`${kind}${index}`, property])) },
  });

  test('nothing is lost, no struct is there twice, and folding is stable', () => {
    const properties = fc.array(schema, { maxLength: 4 });
    fc.assert(fc.property(properties, properties, properties, (a, b, c) => {
      const before = fold([resource(a, 'A'), resource(b, 'B')], upstream, undefined, base);
      const resources = [resource(a, 'A'), resource(c, 'B')];
      const after = fold(resources, upstream, before, base);
      expectExpandsTo(after, resources);
      const structures = Object.values(before.definitions).map(definition => JSON.stringify(expand(before.definitions, definition)));
      expect(new Set(structures).size).toBe(structures.length);
      expect(formatCatalog(fold(resources, upstream, after, base))).toBe(formatCatalog(after));
    }));
  });
});
