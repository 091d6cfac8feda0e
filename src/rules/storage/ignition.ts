import { fieldOf } from '../../kubernetes/field-path';
import { isMapping } from '../../kubernetes/is-mapping';
import { parsedJson } from '../../kubernetes/json';
import { listAt, textsAt } from '../../kubernetes/untyped';
import { guestDataOnce } from '../../manifests/cloud-init/guest-data';
import { faultOfSshKey } from '../../manifests/cloud-init/ssh-key';
import type { Cluster, Manifest } from '../../manifests/manifest';
import { workloadsOf } from '../../manifests/workload';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

const ANNOTATION = 'kubevirt.io/ignitiondata';
const GATE = 'ExperimentalIgnitionSupport';
const KEYS = 'sshAuthorizedKeys';
const VERSION = /^[23]\.\d+\.\d+(?:-experimental)?$/;
/** User data that means to be Ignition: JSON that speaks of it, or what Butane is transpiled from. */
const MEANT = /^\s*\{[^]{0,2000}"ignition"|^\s*(?:#[^\n]*\n\s*)*variant:\s*(?:fcos|flatcar|openshift|r4e|fiot)\b/;

interface Configuration {
  readonly manifest: Manifest;
  readonly field: string;
  readonly text: string;
}

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'ignition/has-valid-config',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A configuration of Ignition must be JSON with ignition.version',
    why: 'KubeVirt hands it over as it is, and Ignition stops the first boot at a configuration that it cannot read: the guest ends in an emergency shell. '
      + 'Butane is no configuration, but what one is made from.',
    fix: 'Write the output of butane --strict, which begins with {"ignition":{"version":"3.4.0"}}.',
    * check(manifests, cluster) {
      for (const { manifest, field, text } of configurations(manifests, cluster)) {
        const got = faultOf(text);
        if (got) yield { manifest, field, got, allowed: 'JSON with ignition.version 2.x or 3.x' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'ignition/requires-whole-keys',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'An SSH key of a configuration of Ignition must be a whole public key',
    why: 'Ignition writes what stands there into authorized_keys, and sshd skips a line that is no key, such as a placeholder or one that was shortened: nobody gets into the guest by it.',
    fix: 'Write the line of the .pub file.',
    * check(manifests, cluster) {
      for (const { manifest, field, text } of configurations(manifests, cluster)) {
        for (const [i, user] of listAt(parsedJson(text), 'passwd', 'users').entries()) {
          for (const [j, key] of textsAt(user, KEYS).entries()) {
            const got = faultOfSshKey(key);
            if (got) yield { manifest, field, got: `passwd.users[${i}].${KEYS}[${j}]: ${got}`, allowed: 'a line such as ssh-ed25519 AAAA… name' };
          }
        }
      }
    },
  }),
];

function* configurations(manifests: readonly Manifest[], cluster: Cluster): Iterable<Configuration> {
  // While the gate is off the annotation is refused whatever it holds.
  const workloads = cluster.enabledFeatureGates.includes(GATE) ? workloadsOf(manifests, cluster) : [];
  for (const { manifest, path, annotations } of workloads) {
    const text = annotations[ANNOTATION];
    const metadata = path === 'spec' ? 'metadata' : path.replace(/spec$/, 'metadata');
    if (text) yield { manifest, field: fieldOf(`${metadata}.annotations`, ANNOTATION), text };
  }
  for (const { manifest, field, part, text } of guestDataOnce(manifests, cluster)) {
    if (part === 'userData' && MEANT.test(text)) yield { manifest, field, text };
  }
}

function faultOf(text: string): string | undefined {
  const config = parsedJson(text);
  if (config === undefined) return text.trimStart().startsWith('{') ? 'text that is not JSON' : 'YAML or another text';
  const ignition = isMapping(config) ? config.ignition : undefined;
  if (!isMapping(ignition)) return 'JSON without ignition';
  const { version } = ignition;
  if (version === undefined) return 'ignition without version';
  return typeof version === 'string' && VERSION.test(version) ? undefined : `ignition.version ${JSON.stringify(version).slice(0, 20)}`;
}
