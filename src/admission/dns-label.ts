import { Names, NameOptions } from 'cdk8s';
import type { IConstruct } from 'constructs';

const HASH_LENGTH = 8;

/**
 * The label that `Names.toDnsLabel` of cdk8s makes of the path of a construct, under any locale. cdk8s lower-cases by the locale of the process:
 * in Turkish and Azerbaijani an I does not become an i, and then is dropped.
 */
export function dnsLabel(construct: IConstruct, { includeHash = true, maxLen }: Pick<NameOptions, 'includeHash' | 'maxLen'> = {}): string {
  const { path } = construct.node;
  const lower = path.toLowerCase();
  if (lower === path) return Names.toDnsLabel(construct, { includeHash, maxLen });
  // The hash is that of the path as it is written; a label value of several components has it too, at its end.
  const hash = includeHash ? [Names.toLabelValue(construct, { extra: ['x'] }).slice(-HASH_LENGTH)] : [];
  // A path of one component is left as it is where that is a label by itself. The mark, which is dropped, keeps it from being one.
  return Names.toDnsLabel({ node: { path: `${lower}!` } } as IConstruct, { includeHash: false, maxLen, extra: hash });
}
