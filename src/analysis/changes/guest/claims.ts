import { at } from '../../../kubernetes/untyped';
import type { Manifest } from '../../../manifests/manifest';
import { ofKind } from '../../../manifests/of-kind';
import { oncePerInput } from '../../../manifests/once-per-input';
import type { ChangeSide } from '../change';

const KINDS = ['cdi.kubevirt.io/DataVolume', '/PersistentVolumeClaim'];

const claimsIn = oncePerInput((manifests): ReadonlyMap<string, Manifest> => {
  const claims = new Map<string, Manifest>();
  for (const manifest of KINDS.flatMap((kind) => ofKind(manifests, kind))) {
    const key = keyOf(at(manifest, 'metadata', 'namespace'), at(manifest, 'metadata', 'name'));
    if (!claims.has(key)) claims.set(key, manifest);
  }
  return claims;
});

/** The DataVolume, else the claim, of a name. */
export function claimNamed(name: string, namespace: string | undefined, { manifests, cluster }: ChangeSide): Manifest | undefined {
  return claimsIn(manifests, cluster).get(keyOf(namespace, name));
}

function keyOf(namespace: unknown, name: unknown): string {
  return JSON.stringify([namespace, name]);
}
