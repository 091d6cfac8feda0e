import type { Written } from './adopter';
import { kindOf } from '../manifests/manifest';

/** `<group>/<kind>` of what says both; an empty text of what does not. */
export function writtenKind({ apiVersion, kind }: Written): string {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? kindOf({ apiVersion, kind }) : '';
}
