import { DNS_SUBDOMAIN, fits } from '../../kubernetes/dns-name';
import { writersByClaim } from '../../manifests/disk-writers';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { DATA_VOLUME, volumeImportsOf } from '../../manifests/volume-import';
import type { VolumeImport } from '../../manifests/volume-import';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const VM = 'kubevirt.io/VirtualMachine';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'data-volume-owner/is-unique',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'The DataVolume template of a VM must not have the name of a DataVolume, nor of the template of another VM',
    why: 'KubeVirt makes a DataVolume of a template only where there is none of its name. One that is there is taken as it is: the source of the template is never looked at. It is deleted with the VM that has '
      + 'it, and its data with it, whoever uses it as well.',
    fix: 'Rename the template and the volume that uses it, or remove the template to use the DataVolume that is there.',
    * check(manifests, cluster) {
      const volumes = volumeImportsOf(manifests);
      const templates = volumes.filter(isTemplate);
      if (!templates.length) return;
      const owners = new Map<string, Manifest>();
      for (const volume of volumes) if (kindOf(volume.holder) === DATA_VOLUME) owners.set(keyOf(volume), volume.holder);
      for (const template of templates) {
        const { holder, metadata: { name }, metadataPath } = template;
        const other = owners.get(keyOf(template));
        if (!other) owners.set(keyOf(template), holder);
        // No volume has a name that is refused; where several guests write to it that is what is told.
        if (!name || !fits(DNS_SUBDOMAIN, name) || !other || other === holder) continue;
        const writers = writersByClaim(manifests, cluster).get(keyOf(template)) ?? [];
        if (writers.length > 1) continue;
        const got = `${name}, which is ${kindOf(other) === VM ? `a template of VirtualMachine ${other.metadata.name}` : 'a DataVolume'} as well`;
        yield { manifest: holder, other, field: `${metadataPath}.name`, got, allowed: 'a name of its own' };
      }
    },
  }),
];

/** Those of a pool are given an index each. */
function isTemplate({ holder }: VolumeImport): boolean {
  return kindOf(holder) === VM;
}

function keyOf({ holder, metadata: { name } }: VolumeImport): string {
  return `${holder.metadata.namespace}/${name}`;
}
