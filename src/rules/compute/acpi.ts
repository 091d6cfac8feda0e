import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const REFERENCES = ['slicNameRef', 'msdmNameRef'] as const;
const FIELD = 'domain.firmware.acpi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'acpi/names-a-table',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'ACPI firmware names a table',
    why: 'KubeVirt refuses firmware.acpi with neither slicNameRef nor msdmNameRef.',
    fix: 'Name the volume of the table, or remove acpi.',
    upstream: ['firmware/acpi-empty'],
    * check({ spec: { domain } }) {
      const acpi = domain.firmware?.acpi;
      if (acpi && !acpi.slicNameRef && !acpi.msdmNameRef) {
        yield { field: FIELD, reported: 'acpi', got: acpi, allowed: REFERENCES.join(', ') };
      }
    },
  }),
  defineRule({
    id: 'acpi/refers-to-secret-volume',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'An ACPI table comes from a secret volume of the guest',
    why: 'KubeVirt refuses a reference to no volume, or to one that is not made of a Secret.',
    fix: 'Add a volume of this name with secret.secretName.',
    upstream: [
      'firmware/acpi-slic-missing-volume',
      'firmware/acpi-slic-not-secret',
      'firmware/acpi-msdm-missing-volume',
      'firmware/acpi-msdm-not-secret',
    ],
    * check({ spec: { domain, volumes = [] } }) {
      for (const reference of REFERENCES) {
        const name = domain.firmware?.acpi?.[reference];
        const volume = volumes.find((candidate) => candidate.name === name);
        if (!name || volume?.secret) continue;
        yield {
          field: `${FIELD}.${reference}`,
          reported: `acpi.${reference}`,
          got: volume ? `${name}, a volume without secret` : `${name}, which is no volume`,
          allowed: 'the name of a secret volume',
        };
      }
    },
  }),
];
