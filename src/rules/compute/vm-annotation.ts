import { fieldOf, valueAt } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { HOOK_SIDECARS } from '../../manifests/hook-sidecars';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
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

/** What Multus reads of a pod. */
const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

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
  defineRule({
    id: 'vm-annotation/avoids-networks',
    level: FindingLevel.ADVISED,
    subject: objectsOf<Manifest>(...VMI_SPEC_PATHS.keys()),
    summary: 'A guest must be attached to a network by networks and interfaces, not by an annotation',
    why: 'Multus attaches the launcher pod, and the guest does not see it: KubeVirt plugs in what spec.networks names only, and writes the annotation of the pod by itself where that has a network of Multus.',
    fix: 'Write {name, multus: {networkName}} into networks, and an interface of that name with bridge: {}.',
    * check(manifest) {
      const template = [...VMI_SPEC_PATHS.get(kindOf(manifest))!.split('.').slice(0, -1), 'metadata'];
      for (const path of new Set([['metadata'], template].map((keys) => [...keys, 'annotations'].join('.')))) {
        const got = valueAt(manifest, [...path.split('.'), NETWORKS]);
        if (typeof got === 'string') yield { field: fieldOf(path, NETWORKS), got, allowed: 'networks with multus' };
      }
    },
  }),
];
