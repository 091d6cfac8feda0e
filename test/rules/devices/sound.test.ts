import { guestTable } from '../guest-table';
import { instance, says } from '../judge';

says({
  'sound/excludes-arm64': { allowed: 'no sound device on arm64' },
  'sound/requires-name': { allowed: 'a name', reported: 'spec.template.spec.Sound' },
  'sound/has-known-model': { allowed: 'ich9, ac97', reported: 'spec.template.spec.Sound' },
});

const sound = (fields: object, architecture?: string) => ({ architecture, domain: { devices: { sound: { name: 's', ...fields } } } });

guestTable([
  ['the default', sound({})],
  ['ac97', sound({ model: 'ac97' })],
  ['ich9', sound({ model: 'ich9' })],
  ['another model', sound({ model: 'es1370' }), ['sound/has-known-model', 'domain.devices.sound.model', 'es1370']],
  ['no name', sound({ name: '' }), ['sound/requires-name', 'domain.devices.sound.name', '']],
]);

describe('an instance', () => guestTable([
  ['amd64', sound({}, 'amd64')],
  ['arm64', sound({}, 'arm64'), ['sound/excludes-arm64', 'domain.devices.sound', '{"name":"s"}']],
], instance, 'spec'));
