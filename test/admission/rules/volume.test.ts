import { guestTable } from './guest-table';

describe('volume/has-unique-name', () => {
  guestTable([
    ['different names', { volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }, { name: 'b', emptyDisk: { capacity: '1Gi' } }] }],
    ['a repeated name', { volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }, { name: 'a', containerDisk: { image: 'reg/i:v1' } }] },
      ['volume/has-unique-name', 'volumes[1].name', 'a']],
  ]);
});
