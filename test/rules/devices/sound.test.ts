import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, replicaSet, says, virtualMachine } from '../judge';

says({
  'sound/excludes-arm64': { allowed: 'no sound device on arm64' },
  'sound/has-known-model': { allowed: 'ich9, ac97', reported: 'spec.template.spec.Sound' },
  'sound/requires-name': { allowed: 'a name', reported: 'spec.template.spec.Sound' },
});

const FIELD = 'domain.devices.sound';
const sound = (fields: object, architecture?: string) => ({ architecture, domain: { devices: { sound: { name: 's', ...fields } } } });

describe('sound/has-known-model', () => {
  const refused: Row = ['refuses another model', sound({ model: 'es1370' }), ['sound/has-known-model', `${FIELD}.model`, 'es1370']];
  guestTable([...[{}, { model: '' }, { model: 'ac97' }, { model: 'ich9' }].map((fields): Row => [`admits ${JSON.stringify(fields)}`, sound(fields)]), refused]);
  describe('a replica set', () => guestTable([refused], replicaSet));
});

describe('sound/requires-name', () => {
  guestTable([['refuses an empty name', sound({ name: '' }), ['sound/requires-name', `${FIELD}.name`, '']]]);
});

describe('sound/excludes-arm64', () => {
  guestTable([
    ['admits a sound device on amd64', sound({}, 'amd64')],
    ['admits arm64 without a sound device', { architecture: 'arm64' }],
    ['refuses a sound device on arm64', sound({}, 'arm64'), ['sound/excludes-arm64', FIELD, '{"name":"s"}']],
  ], instance, 'spec');
  test('admits a VM on arm64, which never starts', () => {
    expect(admit([{ manifest: virtualMachine(sound({}, 'arm64')) }])).toEqual([
      expect.objectContaining({ level: 'unstartable', rule: 'sound/excludes-arm64', field: `spec.template.spec.${FIELD}`, reported: `spec.${FIELD}` }),
    ]);
  });
});
