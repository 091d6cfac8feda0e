import type { VirtualMachinePool, VirtualMachinePoolSpec } from '../../../imports/pool.kubevirt.io';
import type { Manifest } from '../../manifests/manifest';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf } from '../subject';

const KINDS = ['pool.kubevirt.io/VirtualMachinePool'];
const STRATEGIES = ['unmanaged', 'opportunistic', 'proactive'] as const;
const CLOUD_INIT = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
const PERCENTAGE = /^[+-]?\d+%$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pool/has-valid-max-unavailable',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'maxUnavailable is a number of VMs from 1, or a percentage from 1% to 100%',
    why: 'The webhook refuses everything else: nothing could ever be updated, and a number in quotes is taken for a percentage without %.',
    fix: 'Write a number without quotes, such as 1, or a percentage in quotes, such as "25%".',
    upstream: ['pool/max-unavailable-suffix', 'pool/max-unavailable-number', 'pool/max-unavailable-percent-range', 'pool/max-unavailable-int'],
    * check(manifest) {
      const { maxUnavailable } = specOf(manifest);
      if (maxUnavailable === undefined || isShare(maxUnavailable)) return;
      yield { field: 'spec.maxUnavailable', got: JSON.stringify(maxUnavailable), allowed: 'a number from 1, or "1%" to "100%"' };
    },
  }),
  defineRule({
    id: 'pool/excludes-second-strategy',
    level: FindingLevel.REJECTED,
    subject: objectsOf(...KINDS),
    summary: 'A pool updates and scales in by one strategy each',
    why: 'The webhook refuses several strategies for the same thing.',
    fix: 'Keep one: unmanaged, opportunistic or proactive.',
    upstream: ['pool/update-strategy-exclusive', 'pool/scale-in-strategy-exclusive'],
    * check(manifest) {
      const spec = specOf(manifest);
      for (const name of ['updateStrategy', 'scaleInStrategy'] as const) {
        const found = STRATEGIES.filter((strategy) => spec[name]?.[strategy] !== undefined);
        if (found.length > 1) yield { field: `spec.${name}`, got: found, allowed: `one of ${STRATEGIES.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'pool/avoids-indexed-cloud-init-secrets',
    level: FindingLevel.ADVISED,
    until: '1.8',
    subject: objectsOf(...KINDS),
    summary: 'A pool gives each of its VMs a cloud-init Secret of its own only from KubeVirt v1.8 on',
    why: 'Before that appendIndexToSecretRefs is ignored for cloud-init (KubeVirt issue 15810): all VMs wait for the Secret of the name without index, or share it.',
    fix: 'Upgrade KubeVirt to v1.8 or later, or take one Secret for all VMs and leave out appendIndexToSecretRefs.',
    * check(manifest, { kubevirtVersion }) {
      const { nameGeneration, virtualMachineTemplate } = (manifest as unknown as VirtualMachinePool).spec;
      if (!nameGeneration?.appendIndexToSecretRefs) return;
      for (const [i, volume] of (virtualMachineTemplate.spec?.template.spec?.volumes ?? []).entries()) {
        for (const source of CLOUD_INIT) {
          for (const ref of ['secretRef', 'networkDataSecretRef'] as const) {
            const name = volume[source]?.[ref]?.name;
            const field = `spec.virtualMachineTemplate.spec.template.spec.volumes[${i}].${source}.${ref}.name`;
            if (name) yield { field, got: `${name} on KubeVirt ${kubevirtVersion}`, allowed: 'one Secret for all VMs, or KubeVirt v1.8' };
          }
        }
      }
    },
  }),
];

function specOf(manifest: Manifest): VirtualMachinePoolSpec {
  return (manifest as VirtualMachinePool).spec;
}

function isShare(maxUnavailable: number | string): boolean {
  if (typeof maxUnavailable === 'number') return maxUnavailable > 0;
  const percentage = parseInt(maxUnavailable, 10);
  return PERCENTAGE.test(maxUnavailable) && percentage > 0 && percentage <= 100;
}
