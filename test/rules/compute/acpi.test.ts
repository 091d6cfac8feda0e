import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'acpi/references-secret-volume': {
    allowed: 'the name of a secret volume',
    reported: ['spec.template.spec.acpi.msdmNameRef', 'spec.template.spec.acpi.slicNameRef'],
  },
  'acpi/requires-table': { allowed: 'slicNameRef, msdmNameRef', reported: 'spec.template.spec.acpi' },
});

const FIELD = 'domain.firmware.acpi';
const tables = (acpi: object, ...volumes: object[]) => ({ domain: { firmware: { acpi } }, volumes });
const secret = { name: 's', secret: { secretName: 's' } };
const image = { name: 'a', containerDisk: { image: 'reg/i:v1' } };

describe('acpi/requires-table', () => guestTable([
  ['a guest without ACPI tables', { domain: { firmware: {} } }],
  ['a SLIC table alone', tables({ slicNameRef: 's' }, secret)],
  ['an MSDM table alone', tables({ msdmNameRef: 's' }, secret)],
  ['ACPI without a table', tables({}), ['acpi/requires-table', FIELD, '{}']],
  ['ACPI with empty names', tables({ slicNameRef: '' }), ['acpi/requires-table', FIELD, '{"slicNameRef":""}']],
]));

describe('acpi/references-secret-volume', () => guestTable([
  ['two tables from secrets', tables({ slicNameRef: 's', msdmNameRef: 's' }, image, secret)],
  ['a guest without volumes', { domain: { firmware: { acpi: { slicNameRef: 's' } } } },
    ['acpi/references-secret-volume', `${FIELD}.slicNameRef`, 's, which is no volume']],
  ['a name that is no volume', tables({ slicNameRef: 'b' }, secret),
    ['acpi/references-secret-volume', `${FIELD}.slicNameRef`, 'b, which is no volume']],
  ['a volume that is not a secret', tables({ slicNameRef: 's', msdmNameRef: 'a' }, secret, image),
    ['acpi/references-secret-volume', `${FIELD}.msdmNameRef`, 'a, a volume without secret']],
]));
