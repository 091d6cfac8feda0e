import type { Volume } from '../../../imports/kubevirt.io';
import type { VirtualMachinePool, VirtualMachinePoolSpec } from '../../../imports/pool.kubevirt.io';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { specsOf } from '../subjects/object-spec';

const STRATEGY_FIELDS = ['updateStrategy', 'scaleInStrategy'] as const;
const STRATEGIES = ['unmanaged', 'opportunistic', 'proactive'] as const;
const CLOUD_INIT = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
const SECRETS = ['secretRef', 'networkDataSecretRef'] as const;
const PERCENTAGE = /^[+-]?\d+%$/;
/** The first release whose pools append the index to cloud-init Secrets. */
const INDEXING_RELEASE = '1.8';

const poolSpec: Subject<VirtualMachinePoolSpec> = specsOf<VirtualMachinePool>('pool.kubevirt.io/VirtualMachinePool');
/** The volumes of the VMs of a pool that shall have Secrets of their own. */
const indexedVolume: Subject<Volume> = partsOf(poolSpec, ({ nameGeneration, virtualMachineTemplate }) => (
  nameGeneration?.appendIndexToSecretRefs
    ? entriesOf(virtualMachineTemplate.spec?.template.spec?.volumes, 'virtualMachineTemplate.spec.template.spec.volumes')
    : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pool/has-valid-max-unavailable',
    level: FindingLevel.REJECTED,
    subject: poolSpec,
    summary: 'maxUnavailable must be a number of VMs from 1, or a percentage from 1% to 100%',
    why: 'KubeVirt refuses everything else: nothing could ever be updated, and a number in quotes is read as a percentage without %.',
    fix: 'Write a number without quotes, such as 1, or a percentage in quotes, such as "25%".',
    upstream: ['pool/max-unavailable-suffix', 'pool/max-unavailable-number', 'pool/max-unavailable-percent-range', 'pool/max-unavailable-int'],
    * check({ maxUnavailable }) {
      if (maxUnavailable === undefined || isShare(maxUnavailable)) return;
      yield { field: 'maxUnavailable', got: JSON.stringify(maxUnavailable), allowed: 'a number from 1, or "1%" to "100%"' };
    },
  }),
  defineRule({
    id: 'pool/excludes-second-strategy',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: poolSpec,
    summary: 'A pool must not have more than one strategy to update, nor more than one to scale in',
    why: 'KubeVirt refuses several strategies for the same thing.',
    fix: 'Keep one: unmanaged, opportunistic or proactive.',
    upstream: ['pool/update-strategy-exclusive', 'pool/scale-in-strategy-exclusive'],
    * check(spec) {
      for (const field of STRATEGY_FIELDS) {
        const found = STRATEGIES.filter((strategy) => spec[field]?.[strategy] !== undefined);
        if (found.length > 1) yield { field, got: found, allowed: `one of ${STRATEGIES.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'pool/avoids-indexed-cloud-init-secrets',
    level: FindingLevel.ADVISED,
    until: INDEXING_RELEASE,
    subject: indexedVolume,
    summary: `A pool must not give each of its VMs a cloud-init Secret of its own before KubeVirt v${INDEXING_RELEASE}`,
    why: `Before v${INDEXING_RELEASE} appendIndexToSecretRefs is ignored for cloud-init (KubeVirt issue 15810): all VMs wait for the Secret of the name `
      + 'without index, or share it.',
    fix: `Upgrade KubeVirt to v${INDEXING_RELEASE} or later, or take one Secret for all VMs and leave out appendIndexToSecretRefs.`,
    * check(volume, { kubevirtVersion }) {
      for (const source of CLOUD_INIT) {
        for (const ref of SECRETS) {
          const name = volume[source]?.[ref]?.name;
          const allowed = `one Secret for all VMs, or KubeVirt v${INDEXING_RELEASE}`;
          if (name) yield { field: `${source}.${ref}.name`, got: `${name} on KubeVirt ${kubevirtVersion}`, allowed };
        }
      }
    },
  }),
  defineRule({
    id: 'pool/avoids-run-once',
    level: FindingLevel.ADVISED,
    subject: poolSpec,
    summary: 'The VMs of a pool must not have the run strategy Once',
    why: 'A VM that has run once never starts again, and the pool does not replace it as long as it is there: the pool and its autoscaler count VMs that do nothing.',
    fix: 'Write runStrategy: Always, or RerunOnFailure for guests that shut themselves down. For jobs that run once make VMs of their own.',
    * check({ virtualMachineTemplate: { spec } }) {
      if (spec?.runStrategy === 'Once') yield { field: 'virtualMachineTemplate.spec.runStrategy', got: 'Once', allowed: 'Always, RerunOnFailure, Manual, Halted' };
    },
  }),
];

function isShare(maxUnavailable: number | string): boolean {
  if (typeof maxUnavailable === 'number') return maxUnavailable > 0;
  const percentage = parseInt(maxUnavailable, 10);
  return PERCENTAGE.test(maxUnavailable) && percentage > 0 && percentage <= 100;
}
