import { merged, virtualMachine } from '../judge';
import type { Json } from '../judge';

/** A VM with a preference that only the cluster knows: it may add what the fragment lacks. */
export function withUnknownPreference(fragment: Json): Json {
  return merged(virtualMachine(fragment), { spec: { preference: { name: 'of-the-cluster' } } });
}
