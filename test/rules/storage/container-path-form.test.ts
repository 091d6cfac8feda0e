import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'container-path/has-valid-path': { allowed: 'a path that starts with / and has no ..' },
  'container-path/requires-read-only': { allowed: 'true' },
});

const shared = (containerPath: object) => (
  { domain: { devices: { filesystems: [{ name: 'a', virtiofs: {} }] } }, volumes: [{ name: 'a', containerPath }] }
);
const FIELD = 'volumes[0].containerPath';

guestTable([
  ['a path', shared({ path: '/opt/tools', readOnly: true })],
  ['a relative path', shared({ path: 'opt' }), ['container-path/has-valid-path', `${FIELD}.path`, 'opt']],
  ['a path that climbs', shared({ path: '/opt/../etc' }), ['container-path/has-valid-path', `${FIELD}.path`, '/opt/../etc']],
  ['one to write to', shared({ path: '/opt', readOnly: false }), ['container-path/requires-read-only', `${FIELD}.readOnly`, 'false']],
]);
