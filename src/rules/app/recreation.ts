import { fieldOf } from '../../kubernetes/field-path';
import { at } from '../../kubernetes/untyped';
import type { Manifest } from '../../manifests/manifest';
import { ofKind, ofKinds } from '../../manifests/of-kind';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { objectsOf } from '../subject';

/** What is lost, or stops, when it is deleted and made again. */
const KEPT = objectsOf<Manifest>('/PersistentVolumeClaim', 'cdi.kubevirt.io/DataVolume', 'kubevirt.io/VirtualMachine', 'pool.kubevirt.io/VirtualMachinePool');
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
/** Each hook by its annotation, with that of when it is deleted. */
const HOOKS: ReadonlyMap<string, string> = new Map([
  ['argocd.argoproj.io/hook', 'argocd.argoproj.io/hook-delete-policy'],
  ['helm.sh/hook', 'helm.sh/hook-delete-policy'],
]);
/** What runs more than once, as both spell it. */
const REPEATED = /^(?:PreSync|Sync|PostSync|pre-install|post-install|pre-upgrade|post-upgrade|pre-rollback|post-rollback)$/;
/** Both delete before the next run where no policy is written. */
const DELETING = /^(?:BeforeHookCreation|HookSucceeded|before-hook-creation|hook-succeeded)$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'recreation/avoids-hooks',
    level: FindingLevel.ADVISED,
    subject: KEPT,
    summary: 'What holds a disk or a guest must not be a hook of Argo CD or Helm',
    why: 'A hook is deleted and made again at the next sync or upgrade, also where no delete policy is written: the guest stops, and the disk of a claim, of a DataVolume and of dataVolumeTemplates '
      + 'is gone with it.',
    fix: 'Remove the annotation; argocd.argoproj.io/sync-wave puts what is needed first in order.',
    * check({ metadata: { annotations = {} } }) {
      for (const [key, policyKey] of HOOKS) {
        const { [key]: got = '', [policyKey]: policies = '' } = annotations;
        const isRepeated = wordsOf(got).some((hook) => REPEATED.test(hook));
        if (isRepeated && (!policies || wordsOf(policies).some((policy) => DELETING.test(policy)))) {
          yield { field: fieldOf('metadata.annotations', key), got, allowed: 'no hook' };
        }
      }
    },
  }),
  defineRule({
    id: 'recreation/avoids-forced-replacement',
    level: FindingLevel.ADVISED,
    subject: KEPT,
    summary: 'What holds a disk or a guest must not be synced by Force=true with Replace=true',
    why: 'Argo CD then deletes the object and makes it again (kubectl replace --force) at each sync that has it: the guest is switched off, and the disk of a claim, of a DataVolume and of '
      + 'dataVolumeTemplates is gone with it.',
    fix: 'Remove Force=true; ServerSideApply=true changes what can be changed.',
    * check({ metadata: { annotations = {} } }) {
      const { [SYNC_OPTIONS]: got = '' } = annotations;
      const options = wordsOf(got);
      if (options.includes('Force=true') && options.includes('Replace=true')) yield { field: fieldOf('metadata.annotations', SYNC_OPTIONS), got, allowed: 'one of them at most' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'recreation/avoids-forced-apply',
    level: FindingLevel.ADVISED,
    summary: 'A Kustomization of Flux with disks or guests must not have force: true',
    why: 'Flux then deletes an object and makes it again where a field that cannot change has changed, such as the class of a claim: the disk is gone with it.',
    fix: 'Remove force, and annotate the objects that may be made again: kustomize.toolkit.fluxcd.io/force: enabled.',
    * check(manifests) {
      const forced = ofKind(manifests, 'kustomize.toolkit.fluxcd.io/Kustomization').filter(({ spec }) => at(spec, 'force') === true);
      if (!forced.length || !ofKinds(manifests, KEPT.kinds).length) return;
      for (const manifest of forced) yield { manifest, field: 'spec.force', got: true, allowed: 'false, as by default, beside claims and VMs' };
    },
  }),
];

function wordsOf(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}
