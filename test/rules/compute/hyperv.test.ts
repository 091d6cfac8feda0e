import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { instance, says, virtualMachine } from '../judge';

says({
  'hyperv/excludes-passthrough': { allowed: 'not with hypervPassthrough', reported: [undefined, 'spec.domain.features.hyperv'] },
  'hyperv/requires-dependencies': {
    allowed: ['only with synic', 'only with vapic', 'only with vpindex'],
    reported: [
      'spec.domain.features.hyperv.domain.features.hyperv.evmcs',
      'spec.domain.features.hyperv.domain.features.hyperv.ipi',
      'spec.domain.features.hyperv.domain.features.hyperv.synic',
      'spec.domain.features.hyperv.domain.features.hyperv.synictimer',
      'spec.domain.features.hyperv.domain.features.hyperv.tlbflush',
    ],
  },
  'hyperv/requires-vmx-for-evmcs': { allowed: ['require', 'vmx with policy: require'] },
});

const FIELD = 'domain.features.hyperv';
const off = { enabled: false };
const hyperv = (features: object, cpuFeatures?: object[]) => ({ domain: { features: { hyperv: features }, cpu: { features: cpuFeatures } } });
const vmx = (policy?: string) => ({ name: 'vmx', policy });
const DEPENDENCIES = 'hyperv/requires-dependencies';
const VMX = 'hyperv/requires-vmx-for-evmcs';
const ON = '{"enabled":true}';

describe(DEPENDENCIES, () => {
  guestTable([
    ['a guest without Hyper-V features', {}],
    ['features whose dependencies KubeVirt switches on', hyperv({ evmcs: {}, ipi: {}, tlbflush: {}, synictimer: {} })],
    ['evmcs without vapic', hyperv({ evmcs: {}, vapic: off }, [vmx('require')]), [DEPENDENCIES, `${FIELD}.evmcs`, ON]],
    ['ipi without vpindex', hyperv({ ipi: {}, vpindex: off }), [DEPENDENCIES, `${FIELD}.ipi`, ON]],
    ['tlbflush without vpindex', hyperv({ tlbflush: {}, vpindex: off }), [DEPENDENCIES, `${FIELD}.tlbflush`, ON]],
    ['synictimer without synic', hyperv({ synictimer: {}, synic: off }), [DEPENDENCIES, `${FIELD}.synictimer`, ON]],
    ['synic without vpindex', hyperv({ synic: {}, vpindex: off }), [DEPENDENCIES, `${FIELD}.synic`, ON]],
    ['a feature and its dependency switched off', hyperv({ synic: off, vpindex: off })],
  ], instance, 'spec');
  describe('a VM is admitted and does not start', () => guestTable([
    ['ipi without vpindex', hyperv({ ipi: {}, vpindex: off }), [DEPENDENCIES, `${FIELD}.ipi`, ON, { level: FindingLevel.UNSTARTABLE }]],
  ], virtualMachine));
});

describe(VMX, () => guestTable([
  ['vmx that KubeVirt adds', hyperv({ evmcs: {} })],
  ['vmx whose policy KubeVirt corrects', hyperv({ evmcs: {} }, [vmx('optional')])],
  ['evmcs switched off', hyperv({ evmcs: off, vapic: off }, [vmx('disable')])],
  ['vmx that is disabled without evmcs', hyperv({ vapic: off }, [vmx('disable')])],
  ['no CPU features, and a dependency switched off', hyperv({ evmcs: {}, vapic: off }),
    [VMX, 'domain.cpu.features'], [DEPENDENCIES, `${FIELD}.evmcs`, ON]],
  ['another policy, and a dependency switched off', hyperv({ evmcs: {}, vapic: off }, [{ name: 'aes', policy: 'disable' }, vmx('disable')]),
    [VMX, 'domain.cpu.features[1].policy', 'disable'], [DEPENDENCIES, `${FIELD}.evmcs`, ON]],
  ['other features alone, and a dependency switched off', hyperv({ evmcs: {}, vapic: off }, [{ name: 'aes', policy: 'disable' }]),
    [DEPENDENCIES, `${FIELD}.evmcs`, ON]],
], instance, 'spec'));

describe('hyperv/excludes-passthrough', () => {
  const listed = { domain: { features: { hyperv: {}, hypervPassthrough: {} } } };
  guestTable([
    ['features that are passed through', { domain: { features: { hypervPassthrough: {} } } }],
    ['features that are listed', hyperv({})],
    ['features that are listed and passed through', listed, ['hyperv/excludes-passthrough', FIELD, '{}']],
  ], instance, 'spec');
  describe('a VM is admitted and does not start', () => guestTable([
    ['features that are listed and passed through', listed, ['hyperv/excludes-passthrough', FIELD, '{}', { level: FindingLevel.UNSTARTABLE }]],
  ], virtualMachine));
});
