import { CDI, KUBEVIRT, pod, Probe, tried } from './probe';
import type { JsonObject } from '../generator/guest';

const COLLECTOR = 'system:serviceaccount:kube-system:generic-garbage-collector';
const CDI_ONLY = 'created and changed by CDI only';
const IMPORTER = { 'app': 'containerized-data-importer', 'cdi.kubevirt.io': 'importer' };
const labelled = (name: string, labels: JsonObject, image?: string) => pod('plain', name, {}, { labels }, image);

/** The labels of CDI's workers are CDI's. */
export const cdiLabels: readonly Probe[] = [
  tried('CDI creates an importer', '', labelled('importer', IMPORTER), CDI),
  tried('a tenant creates a pod like any other', '', labelled('web', { app: 'web' })),
  tried('a tenant creates a pod without labels', '', labelled('bare', {})),
  tried('a tenant creates an importer', CDI_ONLY, labelled('forged', { app: 'containerized-data-importer' })),
  tried('a tenant creates a clone source', CDI_ONLY, labelled('forged', { 'cdi.kubevirt.io': 'cdi-clone-source' })),
  tried(
    'KubeVirt creates the launcher of a VM that has the labels in its template', CDI_ONLY,
    labelled('launcher', { ...IMPORTER, 'kubevirt.io': 'virt-launcher' }), KUBEVIRT,
  ),
  tried('a tenant labels a running pod as an importer', CDI_ONLY, labelled('web', IMPORTER)),
  tried('a tenant labels an importer as a clone source', CDI_ONLY, labelled('importer', { ...IMPORTER, 'cdi.kubevirt.io': 'cdi-clone-source' })),
  tried('a tenant runs an image of its own in an importer', CDI_ONLY, labelled('importer', IMPORTER, 'shell')),
  tried('the garbage collector writes a finalizer into an importer', '', {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'importer', namespace: 'plain', finalizers: ['example.com/held'] },
  }, COLLECTOR),
];
