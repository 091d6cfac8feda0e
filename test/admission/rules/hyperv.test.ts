import { instance } from '../judge';
import { guestTable } from './guest-table';

const FIELD = 'domain.features.hyperv';
const off = { enabled: false };
const hyperv = (features: object, cpu?: object) => ({ domain: { features: { hyperv: features }, cpu } });
const rule = 'hyperv/enables-requirements';
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
