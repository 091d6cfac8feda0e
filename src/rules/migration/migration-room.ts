import { migrationCharges } from '../../analysis/namespace/demand';
import { peaks } from '../app/shortage';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration-room/fits-quota',
    level: FindingLevel.ADVISED,
    summary: 'A quota must leave room for a second launcher pod of the largest VM that migrates',
    why: 'While a VM migrates it has two pods, and both count in full. KubeVirt admits the VMs and starts them, but the migration stays Pending '
      + 'with the condition migrationRejectedByResourceQuota, and the drain of the node waits for it.',
    fix: 'Raise the quota by what the largest VM is charged, or set evictionStrategy None for VMs that a drain may stop.',
    check: (manifests, cluster) => peaks(manifests, cluster, migrationCharges),
  }),
];
