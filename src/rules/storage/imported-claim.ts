import { fieldOf } from '../../kubernetes/field-path';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { ofKind } from '../../manifests/of-kind';
import { DATA_VOLUME } from '../../manifests/volume-import';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const PREFIX = 'cdi.kubevirt.io/storage.';
/** The annotations by which CDI fills a claim that no DataVolume owns. */
const FILLING = ['import.endpoint', 'import.source', 'clone.request', 'upload.target'].map((name) => `${PREFIX}${name}`);

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'imported-claim/requires-data-volume',
    level: FindingLevel.ADVISED,
    summary: 'A claim that CDI fills and a VM uses must belong to a DataVolume',
    why: 'KubeVirt waits for the import of a claim only where a DataVolume owns it: the VM starts on a disk that is half imported, or holds the claim so that '
      + 'the importer never gets it.',
    fix: 'Write a DataVolume with the source in place of the annotations, or a dataVolumeTemplate of the VM, and refer to that by dataVolume.',
    * check(manifests, cluster) {
      const filled = new Map<string, { readonly manifest: Manifest; readonly annotation: string }>();
      for (const manifest of ofKind(manifests, '/PersistentVolumeClaim')) {
        const { name, namespace, annotations = {} } = manifest.metadata;
        const annotation = FILLING.find((key) => annotations[key] !== undefined);
        if (annotation && annotations[`${PREFIX}populatedFor`] === undefined) filled.set(`${namespace}/${name}`, { manifest, annotation });
      }
      if (!filled.size) return;
      for (const { kind, apiVersion, metadata: { name, namespace } } of manifests) {
        if (kindOf({ kind, apiVersion }) === DATA_VOLUME) filled.delete(`${namespace}/${name}`);
      }
      for (const { manifest, namespace, written, path } of workloadsOf(manifests, cluster)) {
        for (const [i, { persistentVolumeClaim }] of (written.volumes ?? []).entries()) {
          const claim = persistentVolumeClaim && filled.get(`${namespace}/${persistentVolumeClaim.claimName}`);
          if (!claim) continue;
          const got = `${persistentVolumeClaim.claimName}, a claim with ${fieldOf('annotations', claim.annotation)}`;
          yield {
            manifest, other: claim.manifest, field: `${path}.volumes[${i}].persistentVolumeClaim.claimName`, got, allowed: 'a DataVolume, or a claim that is ready',
          };
        }
      }
    },
  }),
];
