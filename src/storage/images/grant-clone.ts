import { Construct } from 'constructs';
import { CloneGrant, GrantCloneOptions } from './clone-grant';
import { CloneGrantee } from './clone-grantee';
import { CLONE_GRANTEES } from './wire-forms';

/** An image, and where it is. */
interface Image {
  readonly name: string;
  readonly namespace?: string;
}

/** Lets others clone the images beside this one. */
export function grantClone(scope: Construct, grantee: CloneGrantee, { name: image, namespace }: Image, options: GrantCloneOptions): CloneGrant {
  const name = options.name ?? `${image}-clone-${CLONE_GRANTEES.of(grantee).label}`;
  return new CloneGrant(scope, name, { grantees: [grantee], metadata: { name, ...namespace ? { namespace } : {} } });
}
