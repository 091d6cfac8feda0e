import type { KubeVirt, KubeVirtSpec } from '../../../imports/kubevirt.io';
import type { Subject } from '../subject';

/** `<group>/<kind>` of the KubeVirt CR. */
export const KUBEVIRT = 'kubevirt.io/KubeVirt';

/** The spec of the KubeVirt CR. */
export const kubeVirtSpec: Subject<KubeVirtSpec> = {
  kinds: [KUBEVIRT],
  note: 'It judges updates of the CR only, not the CR that it is installed with.',
  find: (manifest) => [{ value: (manifest as KubeVirt).spec, path: 'spec' }],
};
