import type { ACPI, Volume } from '../../../imports/kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

const REFERENCES = ['slicNameRef', 'msdmNameRef'] as const;

/** The ACPI tables of a guest. Upstream reports them as if they stood in the VMI spec itself. */
const tables: Subject<{ readonly acpi: ACPI; readonly volumes: readonly Volume[] }> = partsOf(vmi, ({ spec: { domain, volumes = [] } }) => {
  const acpi = domain.firmware?.acpi;
  return acpi ? [{ value: { acpi, volumes }, path: 'domain.firmware.acpi', reported: 'acpi' }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'acpi/requires-table',
    level: FindingLevel.REJECTED,
    subject: tables,
    summary: 'ACPI firmware must name a table',
    why: 'KubeVirt refuses firmware.acpi with neither slicNameRef nor msdmNameRef.',
    fix: 'Name the volume of the table, or remove acpi.',
    upstream: ['firmware/acpi-empty'],
    * check({ acpi }) {
      if (!REFERENCES.some((reference) => acpi[reference])) yield { field: '', got: acpi, allowed: REFERENCES.join(', ') };
    },
  }),
  defineRule({
    id: 'acpi/references-secret-volume',
    level: FindingLevel.REJECTED,
    subject: tables,
    summary: 'An ACPI table must come from a secret volume of the guest',
    why: 'KubeVirt refuses a reference to a volume that does not exist, or that is not made of a Secret.',
    fix: 'Add a volume of this name with secret.secretName.',
    upstream: [
      'firmware/acpi-slic-missing-volume',
      'firmware/acpi-slic-not-secret',
      'firmware/acpi-msdm-missing-volume',
      'firmware/acpi-msdm-not-secret',
    ],
    * check({ acpi, volumes }) {
      for (const reference of REFERENCES) {
        const name = acpi[reference];
        const volume = volumes.find((candidate) => candidate.name === name);
        if (!name || volume?.secret) continue;
        const got = volume ? `${name}, a volume without secret` : `${name}, which is no volume`;
        yield { field: reference, got, allowed: 'the name of a secret volume' };
      }
    },
  }),
];
