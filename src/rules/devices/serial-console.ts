import { clusterLaunchers } from '../../analysis/launcher/cluster-launchers';
import { guestConsoleLogContainers } from '../../analysis/launcher/guest-console-log';
import { isMapping } from '../../kubernetes/is-mapping';
import { guestData } from '../../manifests/cloud-init/guest-data';
import { yamlReader } from '../../manifests/cloud-init/read-yaml';
import type { Manifest } from '../../manifests/manifest';
import { partsOf } from '../../manifests/secrets/encoded-text';
import { defineCrossObjectRule, defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule, ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const CLOUD_CONFIG = /^#cloud-config(?!-)/i;
/** What cloud-init replaces by a password of its own. */
const GENERATED = /^(?:R|RANDOM)$/;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'serial-console/avoids-log-without-console',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A guest whose serial console is logged must have one',
    why: 'KubeVirt admits logSerialConsole beside autoattachSerialConsole: false, and starts no container that logs: nothing is ever in the log.',
    fix: 'Remove autoattachSerialConsole: false, or logSerialConsole.',
    * check({ spec: { domain: { devices } } }) {
      if (!devices?.logSerialConsole || devices.autoattachSerialConsole !== false) return;
      yield { field: 'domain.devices.logSerialConsole', got: true, allowed: 'true only with a serial console' };
    },
  }),
];

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'serial-console/avoids-generated-password',
    perNamespace: true,
    level: FindingLevel.ADVISED,
    summary: 'A guest whose serial console is logged must not have cloud-init generate passwords',
    why: 'Cloud-init prints a password that it generates (cc_set_passwords.py), and what a guest prints on its serial console is in the log of its launcher pod: '
      + 'whoever reads the logs of the namespace, or the backend that they are sent to, reads the password.',
    fix: 'Use SSH keys, or a hash from a Secret; or switch the log off with logSerialConsole: false.',
    * check(manifests, cluster) {
      const read = yamlReader(manifests);
      const told = new Map<Manifest, Set<string>>();
      for (const { workload, manifest, part, field, text } of guestData(manifests, cluster)) {
        if (part !== 'userData' || told.get(manifest)?.has(field) || !/\bR(?:ANDOM)?\b/.test(text)) continue;
        const [generated] = partsOf(text).filter((one) => CLOUD_CONFIG.test(one.trimStart())).flatMap((one) => generatedPasswords(read(one).value));
        if (generated === undefined) continue;
        const { spec } = cluster.vmis(workload.manifest).admitted;
        if (guestConsoleLogContainers(spec, clusterLaunchers(cluster).config).length === 0) continue;
        told.set(manifest, (told.get(manifest) ?? new Set()).add(field));
        yield { manifest, field, got: generated, allowed: 'no password that is printed' };
      }
    },
  }),
];

/** Where a cloud-config has passwords generated, with the word by which it does. */
function generatedPasswords(config: unknown): string[] {
  if (!isMapping(config)) return [];
  const { list, users } = isMapping(config.chpasswd) ? config.chpasswd : {};
  const lines = typeof list === 'string' ? list.split(/\r?\n/) : listOf(list).map(String);
  return [
    ...listOf(users).flatMap((user, i) => (isMapping(user) && user.type === 'RANDOM' ? `RANDOM in chpasswd.users[${i}]` : [])),
    ...lines.flatMap((line) => {
      const word = line.trim().split(':').slice(1).join(':');
      return GENERATED.test(word) ? `${word} in chpasswd.list` : [];
    }),
    ...typeof config.password === 'string' && GENERATED.test(config.password) ? [`${config.password} in password`] : [],
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
