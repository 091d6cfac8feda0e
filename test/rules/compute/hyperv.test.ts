import { guestTable } from '../guest-table';
import { instance, says } from '../judge';

says({
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
  'hyperv/excludes-passthrough': { allowed: 'not with hypervPassthrough' },
  'hyperv/requires-vmx-for-evmcs': { allowed: ['require', 'vmx with policy: require'] },
});

const FIELD = 'domain.features.hyperv';
const off = { enabled: false };
const hyperv = (features: object, cpu?: object) => ({ domain: { features: { hyperv: features }, cpu } });
const rule = 'hyperv/requires-dependencies';
const ON = '{"enabled":true}';

describe('an instance', () => guestTable([
  ['what is needed is switched on', hyperv({ evmcs: {}, ipi: {}, tlbflush: {}, synictimer: {} })],
  ['evmcs without vapic', hyperv({ evmcs: {}, vapic: off }, { features: [{ name: 'vmx', policy: 'require' }] }),
    [rule, `${FIELD}.evmcs`, ON]],
  ['ipi without vpindex', hyperv({ ipi: {}, vpindex: off }), [rule, `${FIELD}.ipi`, ON]],
  ['tlbflush without vpindex', hyperv({ tlbflush: {}, vpindex: off }), [rule, `${FIELD}.tlbflush`, ON]],
  ['synictimer without synic', hyperv({ synictimer: {}, synic: off }), [rule, `${FIELD}.synictimer`, ON]],
  ['synic without vpindex', hyperv({ synic: {}, vpindex: off }), [rule, `${FIELD}.synic`, ON]],
  ['both off', hyperv({ synic: off, vpindex: off })],
  ['vmx is added', hyperv({ evmcs: {} })],
  ['vmx is corrected', hyperv({ evmcs: {} }, { features: [{ name: 'vmx', policy: 'optional' }] })],
  ['vmx is not added after a refusal', hyperv({ evmcs: {}, vapic: off }),
    ['hyperv/requires-vmx-for-evmcs', 'domain.cpu.features'], [rule, `${FIELD}.evmcs`, ON]],
  ['vmx is not corrected after a refusal', hyperv({ evmcs: {}, vapic: off }, { features: [{ name: 'vmx', policy: 'disable' }] }),
    ['hyperv/requires-vmx-for-evmcs', 'domain.cpu.features[0].policy', 'disable'], [rule, `${FIELD}.evmcs`, ON]],
  ['passed through', { domain: { features: { hypervPassthrough: {} } } }],
  ['listed and passed through', { domain: { features: { hyperv: {}, hypervPassthrough: {} } } },
    ['hyperv/excludes-passthrough', FIELD, '{}']],
], instance, 'spec'));
