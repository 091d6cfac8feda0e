import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const CRD = 'A rule in the CRDs of KubeVirt (CEL): the API server refuses everything else.';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'container-path/has-valid-path',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A container path is absolute and does not climb',
    why: CRD,
    fix: 'Write the path from the root of the launcher container: /var/run/secrets.',
    upstream: ['schema/crd-container-path-absolute', 'schema/crd-container-path-dotdot'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { containerPath }] of volumes.entries()) {
        if (!containerPath || (containerPath.path.startsWith('/') && !containerPath.path.includes('..'))) continue;
        yield { field: `volumes[${i}].containerPath.path`, got: containerPath.path, allowed: 'a path that starts with / and has no ..' };
      }
    },
  }),
  defineRule({
    id: 'container-path/requires-read-only',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A container path is shared read-only',
    why: CRD,
    fix: 'Remove readOnly: true is the default.',
    upstream: ['schema/crd-container-path-readonly'],
    * check({ spec: { volumes = [] } }) {
      for (const [i, { containerPath }] of volumes.entries()) {
        if (containerPath?.readOnly === false) yield { field: `volumes[${i}].containerPath.readOnly`, got: false, allowed: 'true' };
      }
    },
  }),
];
