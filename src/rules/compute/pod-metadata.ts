import { parsedJson } from '../../kubernetes/json';
import { isLabelValue, LABEL_VALUE_WORDS } from '../../kubernetes/label';
import { HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { foundOnce, partsOf } from '../subject';
import type { Subject } from '../subject';
import { broughtAnnotations, instanceMetadata } from '../subjects/instance-metadata';
import type { InstanceMetadata } from '../subjects/instance-metadata';

type Entries = NonNullable<InstanceMetadata['annotations']>;

const MIRROR = 'kubernetes.io/config.mirror';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP = /^(?:seccomp\.security\.alpha\.kubernetes\.io\/pod$|container\.seccomp\.security\.alpha\.kubernetes\.io\/)/;
const SECCOMP_PROFILE = /^(?:unconfined|runtime\/default|docker\/default|localhost\/(?!\/)(?!(?:.*\/)?\.\.(?:\/|$)).*)$/;
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const APP_ARMOR_PROFILE = /^(?:$|runtime\/default$|unconfined$|localhost\/)/;
const INJECT = 'sidecar.istio.io/inject';
/** Without it the annotation is refused whatever it says. */
const SIDECAR_GATE = 'Sidecar';
const VERBOSITY = 'logVerbosity';
/** `helper.GetDeletionCostFromPodAnnotations` of Kubernetes. */
const INTEGER = /^(?:0|-?[1-9]\d*)$/;
const HIGHEST = 2 ** 31 - 1;
const COPIED = 'KubeVirt copies it onto the launcher pod, and Kubernetes refuses that: the VM never starts.';

const own: Subject<Entries> = partsOf(instanceMetadata, ({ annotations: value }) => (value ? [{ value, path: 'annotations' }] : []));
const annotations: Subject<Entries> = foundOnce({
  kinds: own.kinds,
  * find(manifest, cluster, level) {
    yield* own.find(manifest, cluster, level);
    for (const part of broughtAnnotations(manifest, cluster)) yield { ...part, report: () => undefined };
  },
});
const labels: Subject<Entries> = partsOf(instanceMetadata, ({ labels: value }) => (value ? [{ value, path: 'labels' }] : []));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'pod-metadata/excludes-mirror-annotation',
    level: FindingLevel.UNSTARTABLE,
    subject: annotations,
    summary: `A guest must not have the annotation ${MIRROR}`,
    why: `It marks what the kubelet mirrors of a static pod. ${COPIED}`,
    fix: 'Remove the annotation.',
    * check({ [MIRROR]: got }) {
      if (got !== undefined) yield { field: `[${MIRROR}]`, got };
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-deletion-cost',
    level: FindingLevel.UNSTARTABLE,
    subject: annotations,
    summary: `The annotation ${DELETION_COST} must be a 32-bit integer`,
    why: COPIED,
    fix: 'Write a whole number, or remove the annotation.',
    * check({ [DELETION_COST]: got }) {
      if (got === undefined || (INTEGER.test(got) && Math.abs(Number(got)) <= HIGHEST)) return;
      yield { field: `[${DELETION_COST}]`, got, allowed: `${-HIGHEST} to ${HIGHEST}` };
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-seccomp-profile',
    level: FindingLevel.UNSTARTABLE,
    subject: annotations,
    summary: 'The annotation of a seccomp profile must name a profile',
    why: COPIED,
    fix: 'Remove the annotation: it does nothing since Kubernetes 1.27. KubeVirt takes the profile from seccompConfiguration of its CR.',
    * check(entries) {
      for (const [key, got] of Object.entries(entries)) {
        if (SECCOMP.test(key) && !SECCOMP_PROFILE.test(got)) yield { field: `[${key}]`, got, allowed: 'unconfined, runtime/default or localhost/<path>' };
      }
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-apparmor-profile',
    level: FindingLevel.UNSTARTABLE,
    subject: annotations,
    summary: 'The annotation of an AppArmor profile must name a profile',
    why: COPIED,
    fix: 'Write runtime/default, or remove the annotation.',
    * check(entries) {
      for (const [key, got] of Object.entries(entries)) {
        if (!key.startsWith(APP_ARMOR) || APP_ARMOR_PROFILE.test(got)) continue;
        yield { field: `[${key}]`, got, allowed: 'unconfined, runtime/default or localhost/<profile>' };
      }
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-injection',
    level: FindingLevel.UNSTARTABLE,
    since: '1.7',
    subject: annotations,
    summary: `The annotation ${INJECT} must be what a label can be`,
    why: 'KubeVirt makes it a label of the launcher pod, and Kubernetes refuses that: the VM never starts.',
    fix: 'Write "true" or "false".',
    * check({ [INJECT]: got }) {
      if (got !== undefined && !isLabelValue(got)) yield { field: `[${INJECT}]`, got, allowed: LABEL_VALUE_WORDS };
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-sidecars',
    level: FindingLevel.UNSTARTABLE,
    subject: annotations,
    summary: `The annotation ${HOOK_SIDECARS} must be a JSON list of sidecars`,
    why: 'KubeVirt admits any text, but makes no launcher pod where it cannot read it, and Kubernetes refuses one with space around an image: the VM never starts.',
    fix: 'Write a list such as [{"image": "registry.example/hook:1"}].',
    * check({ [HOOK_SIDECARS]: got }, { enabledFeatureGates }) {
      if (got !== undefined && enabledFeatureGates.includes(SIDECAR_GATE) && !isListOfSidecars(got)) yield { field: `[${HOOK_SIDECARS}]`, got, allowed: 'a JSON list of objects, each image without space around it' };
    },
  }),
  defineRule({
    id: 'pod-metadata/has-valid-verbosity',
    level: FindingLevel.UNSTARTABLE,
    subject: labels,
    summary: `The label ${VERBOSITY} of a guest must be a whole number`,
    why: 'KubeVirt reads the verbosity of virt-launcher from it, and makes no launcher pod where it is none: the VM never starts.',
    fix: 'Write a number from 0 to 9, or rename the label.',
    * check({ [VERBOSITY]: got }) {
      if (got !== undefined && !/^[+-]?\d+$/.test(got)) yield { field: `[${VERBOSITY}]`, got, allowed: 'a whole number' };
    },
  }),
];

function isTrimmed(sidecar: { readonly image?: unknown } | null): boolean {
  const { image = '' } = sidecar ?? {};
  return image === null || (typeof image === 'string' && image === image.trim());
}

function isListOfSidecars(text: string): boolean {
  const value = parsedJson(text);
  return value === null || (Array.isArray(value) && value.every((entry) => typeof entry === 'object' && !Array.isArray(entry) && isTrimmed(entry as { image?: unknown } | null)));
}
