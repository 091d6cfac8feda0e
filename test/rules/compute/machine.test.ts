import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, pool, replicaSet, says, virtualMachine } from '../judge';

const TYPE = 'machine/fits-architecture';
const ARCHITECTURE = 'machine/has-known-architecture';

says({
  [TYPE]: { allowed: ['q35*, pc-q35*', 's390-ccw-virtio*', 'virt*'] },
  [ARCHITECTURE]: { allowed: 'amd64, arm64, s390x', reported: [undefined, 'spec.architecture'] },
});

const machine = (type?: string, architecture?: string) => ({ architecture, domain: { machine: { type } } });

describe(TYPE, () => {
  guestTable([
    ['q35', machine('q35')],
    ['a version of q35', machine('pc-q35-rhel9.6.0')],
    ['no type', machine()],
    ['an empty type', machine('')],
    ['virt on arm64', machine('virt-rhel9.6.0', 'arm64')],
    ['s390-ccw-virtio on s390x', machine('s390-ccw-virtio', 's390x')],
    ['i440fx', machine('pc-i440fx-rhel7.6.0'), [TYPE, 'domain.machine.type', 'pc-i440fx-rhel7.6.0']],
    ['q35 in capitals', machine('Q35'), [TYPE, 'domain.machine.type', 'Q35']],
    ['a type that only ends with q35', machine('x-q35'), [TYPE, 'domain.machine.type', 'x-q35']],
    ['a type that only starts like q35', machine('q36'), [TYPE, 'domain.machine.type', 'q36']],
    ['a slash right after q35', machine('q35/'), [TYPE, 'domain.machine.type', 'q35/']],
    ['a slash later', machine('q35-x/y'), [TYPE, 'domain.machine.type', 'q35-x/y']],
    ['q35 on arm64', machine('q35', 'arm64'), [TYPE, 'domain.machine.type', 'q35']],
    ['virt on s390x', machine('virt', 's390x'), [TYPE, 'domain.machine.type', 'virt']],
    ['a type on an unknown architecture is judged as on amd64', machine('virt', 'ppc64le'),
      [ARCHITECTURE, 'architecture', 'ppc64le', { level: FindingLevel.UNSTARTABLE }], [TYPE, 'domain.machine.type', 'virt']],
  ]);
  describe.each([
    ['a replica set', replicaSet, 'spec.template.spec'],
    ['a pool', pool, 'spec.virtualMachineTemplate.spec.template.spec'],
  ])('%s on a cluster of arm64', (_, manifest, path) => guestTable([
    ['a template with an architecture', machine('virt', 'arm64')],
    ['a template without one counts as amd64', machine('virt'), [TYPE, 'domain.machine.type', 'virt']],
  ], manifest, path, { architecture: 'arm64' }));
});

describe(ARCHITECTURE, () => {
  describe('an instance', () => guestTable([
    ['amd64', { architecture: 'amd64' }],
    ['arm64', { architecture: 'arm64' }],
    ['s390x', { architecture: 's390x' }],
    ['an unknown one is refused', { architecture: 'ppc64le' }, [ARCHITECTURE, 'architecture', 'ppc64le']],
  ], instance, 'spec'));
  describe('a VM', () => guestTable([
    ['one of an unknown architecture does not start', { architecture: 'ppc64le' },
      [ARCHITECTURE, 'architecture', 'ppc64le', { level: FindingLevel.UNSTARTABLE }]],
  ], virtualMachine));
});
