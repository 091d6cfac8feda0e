import type { Finding } from '../admission/finding';
import { groupOf, versionOf } from '../manifests/manifest';
import type { Releases } from '../manifests/releases';
import { versionsOf } from '../manifests/schema/kinds';

const VERSION_RULES: readonly string[] = ['object/requires-served-version', 'object/avoids-deprecated-version'];

/**
 * Of a finding on the version of an object: whether the release before serves one of those that are allowed, so that the object can be changed
 * before the upgrade. `undefined` of any other finding, and where nothing is allowed.
 */
export function isServedBefore({ rule, field, apiVersion, kind, allowed = '' }: Finding, before: Releases): boolean | undefined {
  if (!VERSION_RULES.includes(rule) || field !== 'apiVersion') return undefined;
  const group = groupOf({ apiVersion });
  const versions = allowed.split(', ').filter((each) => /^([a-z0-9.-]+\/)?v\d\w*$/.test(each));
  if (!versions.length) return undefined;
  return versions.some((each) => versionsOf(groupOf({ apiVersion: each }) || group, kind, before)?.has(versionOf({ apiVersion: each })));
}
