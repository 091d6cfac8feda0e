import type { Named } from './named';
import { isMapping } from '../../../kubernetes/is-mapping';
import { at, listAt } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';

/** The templates of DataVolumes of a VM, by their names. */
export function namesOf(manifest: Manifest): ReadonlyMap<string, Named> {
  return new Map(listAt(manifest, 'spec', 'dataVolumeTemplates').flatMap((entry, index): [string, Named][] => {
    const name = at(entry, 'metadata', 'name');
    return isMapping(entry) && typeof name === 'string' ? [[name, { name, index, entry }]] : [];
  }));
}
