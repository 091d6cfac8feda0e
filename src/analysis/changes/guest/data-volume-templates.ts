import { claimNamed } from './claims';
import { isSame } from './semantic';
import { namesOf } from './template-names';
import type { Manifest } from '../../../manifests/manifest';
import type { ChangeContext, Consequence } from '../change';

const FIELD = 'spec.dataVolumeTemplates';

/** What changed templates of DataVolumes do: only whether one of the name exists is ever asked (`handleDataVolumes`). */
export function* templateConsequences(before: Manifest, after: Manifest, context: ChangeContext): Iterable<Consequence> {
  const [old, fresh] = [namesOf(before), namesOf(after)];
  for (const [name, { index, entry }] of fresh) {
    const known = old.get(name);
    const field = `${FIELD}[${index}]`;
    if (!known) {
      yield* added(field, name, before, context);
    } else if (!isSame(known.entry, entry)) {
      yield {
        effect: 'none',
        field,
        why: `the DataVolume ${name} exists, and is only looked up by its name: it stays as it is`,
        fix: 'To have a larger disk, raise the request of its PersistentVolumeClaim.',
      };
    }
  }
  for (const [name, { index }] of old) {
    if (!fresh.has(name)) {
      yield { effect: 'none', field: `${FIELD}[${index}]`, from: name, why: `the DataVolume ${name} stays, and is still deleted with the VM` };
    }
  }
}

function* added(field: string, name: string, { metadata: { namespace } }: Manifest, { before }: ChangeContext): Iterable<Consequence> {
  const existing = claimNamed(name, namespace, before);
  if (existing) {
    yield {
      effect: 'data-at-risk',
      field,
      to: name,
      why: `there is a ${existing.kind} of this name already: the VM adopts it as it is, and from then on it is deleted with the VM`,
      fix: 'Name it in a volume without a template, or give the template another name.',
    };
    return;
  }
  yield { effect: 'none', field, to: name, why: 'its DataVolume is made; until that is ready, nothing else of this VM is updated' };
}
