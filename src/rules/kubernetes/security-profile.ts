import type { Check } from './check';

/** A profile of the node is named with type Localhost, and only then. */
export const localhostProfile: Check = function* ({ type, localhostProfile: profile = '' }) {
  if (type === 'Localhost' && !profile) yield { field: 'localhostProfile', got: profile || undefined, allowed: 'the profile with type Localhost' };
  if (type !== 'Localhost' && type && profile) yield { field: 'localhostProfile', got: profile, allowed: `nothing with type ${type}` };
};
