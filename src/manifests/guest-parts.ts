import { kindOf } from './manifest';
import type { Manifest } from './manifest';
import { vmSpecOf } from './vm-spec';
import { VMI_SPEC_PATHS } from './vmi';
import { valueAt } from '../kubernetes/field-path';
import { replacedAt } from '../kubernetes/replaced-at';
import type { Node } from '../kubernetes/replaced-at';

/** What says whether a guest runs. */
const RUNNING = ['runStrategy', 'running'];

/** All of an object, but of one that makes guests neither whether they run nor the fields of their spec that are not named. */
export function guestParts(...fields: readonly string[]): (manifest: Manifest) => unknown {
  const paths = fields.map((field) => field.split('.'));
  return (manifest) => {
    const path = VMI_SPEC_PATHS.get(kindOf(manifest))?.split('.');
    if (!path) return manifest;
    const running = RUNNING.map((field) => [...vmSpecOf(manifest).path.split('.'), field]);
    const others = [...running, path].reduce((node, keys) => replacedAt(node, keys, undefined), manifest as unknown as Node);
    const guest = valueAt(manifest, path);
    return [others, ...paths.map((keys) => valueAt(guest, keys))];
  };
}
