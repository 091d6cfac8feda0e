import type { Finding } from './finding';
import { renderable, stableNames, uniqueFile } from '../rules/object/engine-rules';

/** The file with what a synthesis judged by, beside what it wrote. Neither kubectl nor Argo CD takes it for a manifest. */
export const RECORD = '.cdk8s-admission';

const OF_TREE: readonly string[] = [renderable.id, stableNames.id, uniqueFile.id];

/** Whether a finding is on an object as it is written, and not on the construct tree. */
export function isOnManifest({ apiVersion, rule }: Finding): boolean {
  return apiVersion !== '' && !OF_TREE.includes(rule);
}
