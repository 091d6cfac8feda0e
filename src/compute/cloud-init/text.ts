import { dump } from 'js-yaml';

/**
 * The bytes of user data or of network data that may stand inline; more must be in a Secret.
 * KubeVirt v1.9.0: `cloudInitUserMaxLen` and `cloudInitNetworkMaxLen`, both inclusive.
 */
export const INLINE_MAX_BYTES = 2048;

/** The length that KubeVirt compares with its limit: bytes of UTF-8, not characters. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/**
 * YAML for cloud-init's reader, which is YAML 1.1 (PyYAML): it refuses a plain `=`, `<<` or a tab, which `Yaml.stringify` of
 * cdk8s leaves unquoted, and it reads NEL and LS as line breaks.
 */
export function toYaml(data: object): string {
  return dump(data, { lineWidth: -1, noRefs: true });
}
