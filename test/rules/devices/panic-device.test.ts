import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'panic-device/excludes-s390x': { allowed: 'no panic device on s390x' },
  'panic-device/has-known-model': { allowed: 'hyperv, isa, pvpanic' },
});

const FIELD = 'domain.devices.panicDevices';
const panic = (architecture: string, ...panicDevices: object[]) => ({ architecture, domain: { devices: { panicDevices } } });

guestTable([
  ['all models', panic('amd64', {}, { model: 'hyperv' }, { model: 'isa' }, { model: 'pvpanic' })],
  ['another model', panic('amd64', {}, { model: 'foo' }), ['panic-device/has-known-model', `${FIELD}[1].model`, 'foo']],
  ['an empty model', panic('amd64', { model: '' }), ['panic-device/has-known-model', `${FIELD}[0].model`, '']],
  ['one on s390x', panic('s390x', {}), ['panic-device/excludes-s390x', FIELD, '[{}]']],
  ['none on s390x', panic('s390x')],
]);
