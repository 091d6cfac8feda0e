import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says } from '../judge';

says({
  'panic-device/excludes-s390x': { allowed: 'no panic device on s390x' },
  'panic-device/has-known-model': { allowed: 'hyperv, isa, pvpanic' },
});

const KNOWN = 'panic-device/has-known-model';
const FIELD = 'domain.devices.panicDevices';
const panic = (architecture: string, ...panicDevices: object[]) => ({ architecture, domain: { devices: { panicDevices } } });

describe(KNOWN, () => {
  guestTable([
    ['admits all models and none', panic('amd64', {}, { model: 'hyperv' }, { model: 'isa' }, { model: 'pvpanic' })],
    ...['foo', ''].map((model): Row => [`refuses "${model}"`, panic('amd64', {}, { model }), [KNOWN, `${FIELD}[1].model`, model]]),
    ['refuses "ISA"', panic('amd64', {}, { model: 'ISA' }), [KNOWN, `${FIELD}[1].model`, 'ISA', { fix: 'Did you mean isa?' }]],
  ]);
});

describe('panic-device/excludes-s390x', () => {
  const refused: Row = ['refuses a panic device on s390x', panic('s390x', {}), ['panic-device/excludes-s390x', FIELD, '[{}]']];
  guestTable([
    ['admits an empty list on s390x', panic('s390x')],
    ['admits a panic device on arm64', panic('arm64', {})],
    refused,
  ]);
  describe('a replica set', () => guestTable([refused], replicaSet));
});
