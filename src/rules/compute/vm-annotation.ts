import { fieldOf, valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import { kindOf } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { objectsOf, partsOf } from '../subject';

/** What others read of launcher pods, and KubeVirt of instances. */
const OF_INSTANCES: readonly string[] = [
  HOOK_SIDECARS, 'kubevirt.io/ignitiondata', 'kubevirt.io/allow-pod-bridge-network-live-migration', 'kubevirt.io/libvirt-log-filters', 'kubevirt.io/keep-launcher-alive-after-failure',
  'kubevirt.io/free-page-reporting-disabled', 'descheduler.alpha.kubernetes.io/evict', 'descheduler.alpha.kubernetes.io/prefer-no-eviction', 'sidecar.istio.io/inject',
  'cluster-autoscaler.kubernetes.io/safe-to-evict', 'linkerd.io/inject', 'prometheus.io/scrape', 'network.kubevirt.io/addresses',
];

/** The annotations of a VM, and where those of its instances are. */
const ownAnnotations = partsOf(objectsOf('kubevirt.io/VirtualMachine', 'kubevirt.io/VirtualMachineInstanceReplicaSet', 'pool.kubevirt.io/VirtualMachinePool'), (manifest) => {
  const keys = [...VMI_SPEC_PATHS.get(kindOf(manifest))!.split('.').slice(0, -1), 'metadata', 'annotations'];
  const written = valueAt(manifest, keys);
  return [{ value: { own: manifest.metadata.annotations ?? {}, template: isMapping(written) ? written : {}, path: keys.join('.') }, path: 'metadata.annotations' }];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'vm-annotation/avoids-those-of-instances',
    level: FindingLevel.ADVISED,
    subject: ownAnnotations,
    summary: 'An annotation that acts on the guest or its pod must stand in the template',
    why: 'KubeVirt copies annotations of the template into the instance and onto the launcher pod, and none of the VM itself: nobody reads the annotation where it is.',
    fix: 'Move it into metadata.annotations of the template.',
    * check({ own, template, path }) {
      for (const key of OF_INSTANCES) {
        const { [key]: got } = own;
        if (got !== undefined && template[key] === undefined) yield { field: fieldOf('', key), got, allowed: fieldOf(path, key) };
      }
    },
  }),
];
