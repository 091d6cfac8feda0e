import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'node-selector/has-valid-labels': { level, allowed: [`a key of ${'at most 63 letters, digits, -, _ and ., after an optional DNS subdomain and /'}`, 'nothing, or at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit'] },
  'node-selector/fits-node-labels': { level, allowed: 'at most 63 letters, digits, -, _ and ., starting and ending with a letter or digit' },
  'node-selector/requires-schedulable-node': { level, allowed: '"true"' },
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
