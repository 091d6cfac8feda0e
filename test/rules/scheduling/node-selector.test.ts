import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'node-selector/has-valid-labels': { level, allowed: [`a key of ${'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /'}`, 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit'] },
  'node-selector/fits-node-labels': { level, allowed: 'at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit' },
  'node-selector/requires-schedulable-node': { level, allowed: '"true"' },
  'node-selector/excludes-other-systems': { level, allowed: 'linux, or nothing' },
  'node-selector/matches-architecture': { level },
  'node-selector/matches-affinity': { level },
});

describe('node-selector/has-valid-labels', () => guestTable([
  ['labels that nodes have', { nodeSelector: { 'topology.kubernetes.io/zone': 'a', 'node-role.kubernetes.io/worker': '' } }],
  ['a value of 63 characters', { nodeSelector: { a: 'x'.repeat(63) } }],
  ['a value of 64', { nodeSelector: { a: 'x'.repeat(64) } }, ['node-selector/has-valid-labels', 'nodeSelector.a', 'x'.repeat(64)]],
  ['a space in the value', { nodeSelector: { zone: 'b c' } }, ['node-selector/has-valid-labels', 'nodeSelector.zone', 'b c']],
  ['a space in the key', { nodeSelector: { 'a b': 'c d' } }, ['node-selector/has-valid-labels', 'nodeSelector[a b]', 'a b']],
]));

describe('node-selector/fits-node-labels', () => {
  const cpu = (value: object) => ({ domain: { cpu: value } });
  guestTable([
    ['a model and a feature', cpu({ model: 'Skylake-Server-v1', features: [{ name: 'vmx', policy: 'require' }, { name: 'x2apic' }] })],
    ['no features', cpu({ model: 'host-passthrough' })],
    ['a feature that no node must have', cpu({ features: [{ name: 'a b', policy: 'disable' }] })],
    ['a model with a space', cpu({ model: 'Has well' }), ['node-selector/fits-node-labels', 'domain.cpu.model', 'Has well']],
    ['a required feature with a space', cpu({ features: [{ name: 'vmx' }, { name: 'a b', policy: 'require' }] }),
      ['node-selector/fits-node-labels', 'domain.cpu.features[1].name', 'a b']],
    ['a forbidden feature with a space', cpu({ features: [{ name: 'a b', policy: 'forbid' }] }),
      ['node-selector/fits-node-labels', 'domain.cpu.features[0].name', 'a b']],
    ['a feature required by itself with a space', cpu({ features: [{ name: 'a b' }] }), ['node-selector/fits-node-labels', 'domain.cpu.features[0].name', 'a b']],
    ['a machine type', { domain: { machine: { type: 'pc-q35-rhel9.6.0' } } }],
    ['a machine type of 64 characters', { domain: { machine: { type: `pc-q35-${'9'.repeat(57)}` } } },
      ['node-selector/fits-node-labels', 'domain.machine.type', `pc-q35-${'9'.repeat(57)}`]],
  ]);
});

describe('node-selector/requires-schedulable-node', () => {
  const schedulable = (value: string) => ({ nodeSelector: { 'kubevirt.io/schedulable': value } });
  guestTable([
    ['what KubeVirt says itself', schedulable('true')],
    ['another label', { nodeSelector: { zone: 'false' } }],
    ['nodes without virt-handler', schedulable('false'), ['node-selector/requires-schedulable-node', 'nodeSelector[kubevirt.io/schedulable]', 'false']],
    ['nodes that are none', schedulable('yes'), ['node-selector/requires-schedulable-node', 'nodeSelector[kubevirt.io/schedulable]', 'yes']],
    ['no label at all', schedulable('a b'), ['node-selector/has-valid-labels', 'nodeSelector[kubevirt.io/schedulable]', 'a b']],
  ]);
});

const ARCH = 'kubernetes.io/arch';
const OS = 'kubernetes.io/os';

describe('node-selector/excludes-other-systems', () => guestTable([
  ['linux', { nodeSelector: { [OS]: 'linux' } }],
  ['a value that no label has', { nodeSelector: { [OS]: 'a b' } }, ['node-selector/has-valid-labels', `nodeSelector[${OS}]`, 'a b']],
  ['the system of the guest', { nodeSelector: { [OS]: 'windows' } }, ['node-selector/excludes-other-systems', `nodeSelector[${OS}]`, 'windows']],
]));

describe('node-selector/matches-architecture', () => {
  const rule = 'node-selector/matches-architecture';
  const gate = { enabledFeatureGates: ['MultiArchitecture'] };
  guestTable([
    ['that of the guest', { nodeSelector: { [ARCH]: 'amd64' } }],
    ['that of the guest, written', { architecture: 'amd64', nodeSelector: { [ARCH]: 'amd64' } }],
    ['no label', { architecture: 'amd64', nodeSelector: { zone: 'a' } }],
    ['another one than is written', { architecture: 'amd64', nodeSelector: { [ARCH]: 's390x' } },
      [rule, `nodeSelector[${ARCH}]`, 's390x', { allowed: 'amd64, the architecture of the guest' }]],
    ['another one than the cluster has', { nodeSelector: { [ARCH]: 'arm64' } },
      [rule, `nodeSelector[${ARCH}]`, 'arm64', { level: FindingLevel.ADVISED, allowed: 'amd64, the architecture of the guest' }]],
  ], undefined, undefined, gate);
});

describe('node-selector/matches-affinity', () => {
  const rule = 'node-selector/matches-affinity';
  const inZone = (nodeSelector: object, ...terms: object[][]) => ({
    nodeSelector,
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })) },
      },
    },
  });
  const zone = (operator: string, ...values: string[]) => ({ key: 'zone', operator, ...values.length ? { values } : {} });
  const found = (allowed: string): [string, string, string, object] => (
    [rule, 'nodeSelector.zone', 'a', { allowed: `a value that the node affinity takes: ${allowed}` }]
  );
  guestTable([
    ['a zone that it takes', inZone({ zone: 'a' }, [zone('In', 'b', 'a')])],
    ['another label', inZone({ rack: 'a' }, [zone('In', 'b')])],
    ['one of two terms', inZone({ zone: 'a' }, [zone('In', 'b')], [zone('Exists')])],
    ['a term of another label', inZone({ zone: 'a' }, [zone('In', 'b')], [{ key: 'rack', operator: 'Exists' }])],
    ['no affinity', { nodeSelector: { zone: 'a' } }],
    ['no nodeSelector', inZone({}, [zone('In', 'b')])],
    ['another zone', inZone({ zone: 'a' }, [zone('In', 'b', 'c')]), found('In b, c')],
    ['not this zone', inZone({ zone: 'a' }, [zone('NotIn', 'a')]), found('NotIn a')],
    ['no zone', inZone({ zone: 'a' }, [zone('DoesNotExist')]), found('DoesNotExist')],
    ['the second requirement of each term', inZone({ zone: 'a' }, [{ key: 'rack', operator: 'Exists' }, zone('In', 'b')], [zone('In', 'c')]), found('In b')],
  ]);
});
