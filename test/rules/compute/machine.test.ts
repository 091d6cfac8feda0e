import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import { instance, judge, replicaSet, virtualMachine, says } from '../judge';

says({
  'machine/has-known-architecture': { allowed: 'amd64, arm64, s390x' },
  'machine/fits-architecture': { allowed: ['q35*, pc-q35*', 'virt*'] },
});

const machine = (type: string, architecture?: string) => ({ architecture, domain: { machine: { type } } });
const rule = 'machine/fits-architecture';

describe(rule, () => {
  guestTable([
    ['q35', machine('q35')],
    ['a version of it', machine('pc-q35-rhel9.6.0')],
    ['none', machine('')],
    ['i440fx', machine('pc-i440fx-rhel7.6.0'), [rule, 'domain.machine.type', 'pc-i440fx-rhel7.6.0']],
    ['upper case', machine('Q35'), [rule, 'domain.machine.type', 'Q35']],
    ['a slash', machine('q35/x'), [rule, 'domain.machine.type', 'q35/x']],
    ['virt on arm64', machine('virt-rhel9.6.0', 'arm64')],
    ['q35 on arm64', machine('q35', 'arm64'), [rule, 'domain.machine.type', 'q35']],
    ['s390-ccw-virtio', machine('s390-ccw-virtio', 's390x')],
  ]);
  describe('a replica set', () => guestTable([
    ['with an architecture', machine('virt', 'arm64')],
    ['without one counts as amd64', machine('virt'), [rule, 'domain.machine.type', 'virt']],
  ], replicaSet, undefined, { architecture: 'arm64' }));
});

describe('machine/has-known-architecture', () => {
  test('an instance is refused', () => {
    expect(judge(instance({ architecture: 'ppc64le' }))).toEqual([['machine/has-known-architecture', 'spec.architecture', 'ppc64le']]);
  });

  test('a VM does not start', () => {
    expect(admit([{ manifest: virtualMachine({ architecture: 'ppc64le' }) }])).toEqual([
      expect.objectContaining({
        level: 'unstartable', rule: 'machine/has-known-architecture', field: 'spec.template.spec.architecture',
      }),
    ]);
  });
});
