import type { HorizontalPodAutoscaler } from '../../../imports/kubernetes';
import { closestMatch } from '../../kubernetes/closest-match';
import { groupBy } from '../../kubernetes/group-by';
import { textAt } from '../../kubernetes/untyped';
import { isOlder } from '../../manifests/by-release';
import { groupOf, kindOf, versionOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { hasOwner } from '../../manifests/owners';
import { HPA, ownTargetKey, SCALED_OBJECT, scaleTargetOf, targetKey, verticalTargetOf, VPA } from '../../manifests/scale-target';
import type { TargetReference } from '../../manifests/scale-target';
import { versionsOf } from '../../manifests/schema/kinds';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** Kinds without a scale subresource, by group. */
const UNSCALABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubevirt.io', ['VirtualMachine', 'VirtualMachineInstance']], ['apps', ['DaemonSet']], ['batch', ['CronJob', 'Job']], ['', ['Pod']],
]);
const GUESTS = ['kubevirt.io', 'pool.kubevirt.io'];
/** The first release of Kubernetes in which the tolerance of an autoscaler is there by itself. */
const TOLERANCE_SINCE = '1.35';
const DIRECTIONS = ['scaleUp', 'scaleDown'] as const;
const TRANSFER = 'scaledobject.keda.sh/transfer-hpa-ownership';
const UNOWNED = 'validations.keda.sh/hpa-ownership';

/** The kinds that can be scaled, with where they are. */
const API_VERSIONS: ReadonlyMap<string, string> = new Map([
  ['VirtualMachinePool', 'pool.kubevirt.io/v1beta1'], ['VirtualMachineInstanceReplicaSet', 'kubevirt.io/v1'],
  ...['Deployment', 'StatefulSet', 'ReplicaSet'].map((kind) => [kind, 'apps/v1'] as const),
]);
const SCALABLE = ['VirtualMachinePool', 'VirtualMachineInstanceReplicaSet', 'Deployment', 'StatefulSet'];
/** What can be a kind; what cannot is told as that. */
const KIND = /^[A-Za-z]+$/;
/** Groups whose kinds are all known. */
const GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'extensions', 'autoscaling', 'kubevirt.io', 'pool.kubevirt.io']);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'autoscaler/requires-scale-subresource',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf(HPA, SCALED_OBJECT, VPA),
    summary: 'What an autoscaler is about must be a kind that can be scaled',
    why: 'The autoscaler reads and writes the scale subresource, which a single VirtualMachine, its instance, a DaemonSet, a Job and a Pod do not have: it is admitted, '
      + 'reports that it cannot get the scale, and never does anything; so with a kind that its group does not have. A VerticalPodAutoscaler finds the pods of a VirtualMachine by it, too.',
    fix: 'Make a VirtualMachinePool or a VirtualMachineInstanceReplicaSet of the VM. A single VM grows within cpu.maxSockets and memory.maxGuest.',
    * check(manifest) {
      const scaled = scaleTargetOf(manifest);
      const target = scaled ?? verticalTargetOf(manifest);
      if (!target) return;
      const { group, kind } = target;
      const isUnknown = GROUPS.has(group) && KIND.test(kind) && !API_VERSIONS.has(kind) && !versionsOf(group, kind);
      if (!isUnknown && !UNSCALABLE.get(group)?.includes(kind)) return;
      // It knows the kinds of Kubernetes without.
      if (!scaled && !GUESTS.includes(group)) return;
      const field = `spec.${scaled ? 'scaleTargetRef' : 'targetRef'}.kind`;
      const meant = isUnknown ? closestMatch(kind, SCALABLE) : undefined;
      yield { field, got: kind, allowed: SCALABLE.join(', '), ...meant ? { fix: `Did you mean ${meant}?` } : {} };
    },
  }),
  defineRule({
    id: 'autoscaler/has-known-group',
    level: FindingLevel.UNSTARTABLE,
    subject: objectsOf(HPA, SCALED_OBJECT),
    summary: 'The apiVersion of what an autoscaler scales must be that of its kind',
    why: 'The autoscaler looks the kind up in the group that is written. In another one it finds none (no matches for kind): it is admitted, and never does anything.',
    fix: 'Write the apiVersion of the kind.',
    * check(manifest) {
      const { group, kind = '' } = scaleTargetOf(manifest) ?? {};
      const allowed = API_VERSIONS.get(kind);
      // Another rule demands one.
      const isMissing = group === '' && textAt(manifest.spec, 'scaleTargetRef', 'apiVersion') === undefined;
      if (group === undefined || isMissing || !allowed || !GROUPS.has(group) || group === groupOf({ apiVersion: allowed })) return;
      yield { field: 'spec.scaleTargetRef.apiVersion', got: group || 'v1', allowed };
    },
  }),
  defineRule({
    id: 'autoscaler/avoids-old-version',
    level: FindingLevel.ADVISED,
    subject: objectsOf(HPA),
    summary: 'An autoscaler of VMs must be of autoscaling/v2',
    why: 'autoscaling/v1 has no behavior, so steps do not wait until the VMs of the last one have started: it makes too many, and removes them again. It knows the CPU of '
      + 'all containers only, and no other metric.',
    fix: 'Write autoscaling/v2, with metrics and behavior.',
    * check(manifest) {
      const target = scaleTargetOf(manifest);
      if (versionOf(manifest) === 'v1' && target && GUESTS.includes(target.group)) yield { field: 'apiVersion', got: manifest.apiVersion, allowed: 'autoscaling/v2' };
    },
  }),
  defineRule({
    id: 'autoscaler/avoids-dropped-tolerance',
    level: FindingLevel.ADVISED,
    subject: objectsOf<HorizontalPodAutoscaler>(HPA),
    summary: `A tolerance of an autoscaler must not be written before Kubernetes ${TOLERANCE_SINCE} without its feature gate`,
    why: `The gate HPAConfigurableTolerance of Kubernetes is on since ${TOLERANCE_SINCE}; before it is off, and the API server drops the field (dropDisabledFields): that of the cluster holds, 10%.`,
    fix: 'Remove tolerance. Where the gate is on, acknowledge this finding with the reason.',
    * check({ spec }, { kubernetesVersion, releases }) {
      if (!isOlder('kubernetes', TOLERANCE_SINCE, releases)) return;
      for (const direction of DIRECTIONS) {
        const tolerance = spec?.behavior?.[direction]?.tolerance;
        if (tolerance !== undefined) yield { field: `spec.behavior.${direction}.tolerance`, got: tolerance, allowed: `none on Kubernetes ${kubernetesVersion}` };
      }
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'autoscaler/avoids-fixed-replicas',
    level: FindingLevel.ADVISED,
    summary: 'What an autoscaler scales must not have replicas of its own',
    why: 'The autoscaler and whoever applies the manifest both write spec.replicas: each sync or apply sets it back to this number, pods and VMs of the '
      + 'rest are deleted, and the autoscaler makes them again.',
    fix: 'Remove spec.replicas: minReplicas of the autoscaler holds then. Where it is there already, Argo CD needs ignoreDifferences on it once.',
    * check(manifests) {
      const autoscalers = new Map(scalersOf(manifests).map(({ manifest, key }) => [key, manifest]));
      if (!autoscalers.size) return;
      for (const manifest of manifests) {
        const { replicas } = (manifest.spec ?? {}) as { readonly replicas?: number };
        if (replicas === undefined) continue;
        const autoscaler = autoscalers.get(ownTargetKey(manifest));
        if (!autoscaler) continue;
        yield { manifest, field: 'spec.replicas', got: replicas, allowed: `none: ${autoscaler.kind} ${autoscaler.metadata.name} sets it` };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'autoscaler/is-unique',
    level: FindingLevel.ADVISED,
    summary: 'A workload must have one autoscaler at most, a HorizontalPodAutoscaler or a ScaledObject',
    why: 'KEDA makes a HorizontalPodAutoscaler of a ScaledObject, and its webhook refuses one whose workload has an autoscaler already (verifyHpas and verifyScaledObjects of '
      + 'KEDA v2.20). Of two HorizontalPodAutoscalers both stop: AmbiguousSelector. Where one comes later, each undoes what the other did.',
    fix: `Keep one of them: a ScaledObject may have triggers of type cpu and memory as well, and takes over an autoscaler by ${TRANSFER}: "true" with its name in advanced.horizontalPodAutoscalerConfig.name.`,
    * check(manifests) {
      for (const scalers of groupBy(scalersOf(manifests), ({ key }) => key).values()) {
        const [first, ...others] = [...scalers].sort((one, other) => Number(isScaledObject(one.manifest)) - Number(isScaledObject(other.manifest)));
        for (const { manifest, target } of others) {
          const { kind, metadata: { name } } = first.manifest;
          if (kind === manifest.kind && name === manifest.metadata.name) continue;
          if (isScaledObject(manifest) && !isScaledObject(first.manifest) && takesOver(manifest, first.manifest)) continue;
          yield {
            manifest,
            other: first.manifest,
            field: 'spec.scaleTargetRef.name',
            got: target.name,
            allowed: `a workload that ${kind} ${name} does not scale`,
            ...isScaledObject(manifest) ? { levelInApp: FindingLevel.REJECTED } : {},
          };
        }
      }
    },
  }),
];

interface Scaler {
  readonly manifest: Manifest;
  readonly target: TargetReference;
  readonly key: string;
}

/** The autoscalers of a dump that KEDA made are those of their ScaledObjects. */
function scalersOf(manifests: readonly Manifest[]): Scaler[] {
  return [HPA, SCALED_OBJECT].flatMap((kind) => ofKind(manifests, kind)).flatMap((manifest) => {
    const target = hasOwner(manifest) ? undefined : scaleTargetOf(manifest);
    return target ? [{ manifest, target, key: targetKey(manifest.metadata.namespace, target) }] : [];
  });
}

function isScaledObject(manifest: Manifest): boolean {
  return kindOf(manifest) === SCALED_OBJECT;
}

/** Whether KEDA is told to take over an autoscaler that is there, which must be named then, or to look past it. */
function takesOver(scaledObject: Manifest, hpa: Manifest): boolean {
  const isNamed = textAt(scaledObject.spec, 'advanced', 'horizontalPodAutoscalerConfig', 'name') === hpa.metadata.name;
  return (isNamed && scaledObject.metadata.annotations?.[TRANSFER] === 'true') || hpa.metadata.annotations?.[UNOWNED] === 'false';
}
