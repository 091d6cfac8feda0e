import type { JsiiType } from '../../../projenrc/assembly';
import { Package, shapeTable } from '../../../projenrc/shapes/shape-table';

type Described = Omit<JsiiType, 'fqn' | 'name' | 'locationInModule'>;

function packageOf(name: string, types: { [name: string]: Described }, exports: Package['exports'] = {}): Package {
  const full = Object.entries(types).map(([type, rest]): [string, JsiiType] => (
    [`${name}.${type}`, { fqn: `${name}.${type}`, name: type, locationInModule: { filename: 'src/a.ts' }, ...rest }]
  ));
  return { assembly: { types: Object.fromEntries(full) }, exports };
}

const STRING = { primitive: 'string' };
const peer = packageOf('peer', {
  Size: { kind: 'class', methods: [{ name: 'gibibytes', static: true, returns: { type: { fqn: 'peer.Size' } } }] },
  IConstruct: { kind: 'interface', properties: [{ name: 'node', type: STRING }, { name: 'hint', type: STRING, optional: true }], methods: [{ name: 'with' }] },
  IResource: { kind: 'interface', interfaces: ['peer.IConstruct'], properties: [{ name: 'kind', type: STRING }] },
  ISecret: { kind: 'interface', interfaces: ['peer.IResource'], methods: [{ name: 'envValue' }] },
  Secret: {
    kind: 'class',
    interfaces: ['peer.ISecret'],
    initializer: {},
    methods: [{ name: 'fromSecretName', static: true, returns: { type: { fqn: 'peer.ISecret' } } }],
  },
  IClaim: { kind: 'interface', interfaces: ['peer.IResource'] },
  Claim: { kind: 'class', interfaces: ['peer.IClaim'], initializer: {} },
  Metadata: { kind: 'interface', datatype: true, properties: [{ name: 'labels', optional: true, type: { collection: { kind: 'map', elementtype: STRING } } }] },
  Unused: { kind: 'class' },
}, {});
const own = packageOf('own', {
  Policy: { kind: 'enum', members: [{ name: 'ALWAYS' }, { name: 'NEVER' }] },
  Named: { kind: 'interface', datatype: true, properties: [{ name: 'metadata', optional: true, type: { fqn: 'peer.Metadata' } }] },
  Props: {
    kind: 'interface',
    datatype: true,
    interfaces: ['own.Named'],
    properties: [{ name: 'size', type: { fqn: 'peer.Size' } }, { name: 'policies', type: { collection: { kind: 'array', elementtype: { fqn: 'own.Policy' } } } }],
  },
  Vm: {
    kind: 'class',
    initializer: { parameters: [{ name: 'scope', type: { fqn: 'peer.IConstruct' } }, { name: 'props', type: { fqn: 'own.Props' }, optional: true }] },
    methods: [
      { name: 'from', static: true, parameters: [{ name: 'secret', type: { fqn: 'peer.ISecret' } }, { name: 'claim', type: { fqn: 'peer.IClaim' } }] },
      { name: 'patch', parameters: [{ name: 'ops', type: { primitive: 'any' }, variadic: true }] },
      { name: 'start' },
      { name: 'hook', protected: true, parameters: [{ name: 'a', type: STRING }] },
    ],
  },
  Plain: { kind: 'class' },
}, { Policy: { ALWAYS: 'Always', NEVER: 'Never' } });

test('what is public, with the types that it needs', () => {
  expect(JSON.parse(JSON.stringify(shapeTable([own, peer])))).toEqual({
    classes: {
      Vm: {
        new: { scope: '@IConstruct', props: '?@Props' },
        statics: { from: { secret: '@ISecret', claim: '@IClaim' } },
        methods: { patch: { ops: '*a' } },
      },
    },
    types: {
      IClaim: { kind: 'interface', members: ['node', 'kind'], classes: ['Claim'], isBare: true, ways: ['new Claim'] },
      IConstruct: { kind: 'interface', members: ['node'], ways: [] },
      ISecret: { kind: 'interface', members: ['node', 'kind', 'envValue'], classes: ['Secret'], ways: ['Secret.fromSecretName', 'new Secret'] },
      Metadata: { kind: 'struct', props: { labels: '?{s' }, isOfPeer: true },
      Named: { kind: 'struct', props: { metadata: '?@Metadata' } },
      Policy: { kind: 'enum', values: ['Always', 'Never'] },
      Props: { kind: 'struct', bases: ['Named'], props: { size: '@Size', policies: '[@Policy' } },
      Size: { kind: 'class', ways: ['Size.gibibytes'] },
    },
  });
});

test('two types of one simple name are not told apart, so there are none', () => {
  const taker = (fqn: string): Described => ({ kind: 'class', initializer: { parameters: [{ name: 'a', type: { fqn } }] } });
  const packages = [packageOf('own', { A: taker('own.Size'), B: taker('peer.Size'), Size: { kind: 'class' } }), peer];
  expect(() => shapeTable(packages)).toThrow('peer.Size has the simple name of own.Size');
});
