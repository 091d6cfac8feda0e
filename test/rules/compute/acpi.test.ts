import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'acpi/requires-table': { allowed: 'slicNameRef, msdmNameRef', reported: 'spec.template.spec.acpi' },
  'acpi/references-secret-volume': {
    allowed: 'the name of a secret volume',
    reported: ['spec.template.spec.acpi.msdmNameRef', 'spec.template.spec.acpi.slicNameRef'],
  },
});

const FIELD = 'domain.firmware.acpi';
const tables = (acpi: object, ...volumes: object[]) => ({ domain: { firmware: { acpi } }, volumes });
const secret = { name: 's', secret: { secretName: 's' } };
const image = { name: 'a', containerDisk: { image: 'reg/i:v1' } };

guestTable([
  ['secret volumes', tables({ slicNameRef: 's', msdmNameRef: 's' }, secret)],
  ['no table', tables({}), ['acpi/requires-table', FIELD, '{}']],
  ['no volume', tables({ slicNameRef: 's' }), ['acpi/references-secret-volume', `${FIELD}.slicNameRef`, 's, which is no volume']],
  ['another volume', tables({ slicNameRef: 's', msdmNameRef: 'a' }, secret, image),
    ['acpi/references-secret-volume', `${FIELD}.msdmNameRef`, 'a, a volume without secret']],
]);
