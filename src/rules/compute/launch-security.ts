import type { EFI, LaunchSecurity } from '../../../imports/kubevirt.io';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { Violation, ObjectRule } from '../rule';
import { guestRule } from '../subjects/guest-rule';
import { vmi } from '../subjects/vmi';

const FIELD = 'domain.launchSecurity';
const EFI_FIELD = 'domain.firmware.bootloader.efi';
const TYPES = ['sev', 'snp', 'tdx'] as const;
const GATES = { sev: 'WorkloadEncryptionSEV', snp: 'WorkloadEncryptionSEV', tdx: 'WorkloadEncryptionTDX' } as const;

type Type = typeof TYPES[number];

interface Confidential {
  readonly spec: Vmi['spec'];
  readonly type: Type;
  readonly launchSecurity: LaunchSecurity;
  readonly efi?: EFI;
}
type ConfidentialRule = Pick<ObjectRule, 'id' | 'summary' | 'why' | 'fix' | 'upstream'> & { check(guest: Confidential): Iterable<Violation> };

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'launch-security/fits-architecture',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Memory is encrypted on amd64 and s390x only',
    why: 'KubeVirt refuses it on every other architecture, and in a pool or replica set where none is written.',
    fix: 'Write architecture: amd64 or s390x, or remove launchSecurity.',
    upstream: ['launchsecurity/arch'],
    * check(guest) {
      const architecture = architectureOf(guest);
      if (!guest.spec.domain.launchSecurity || architecture === 'amd64' || architecture === 's390x') return;
      yield { field: 'architecture', got: architecture, allowed: 'amd64, s390x' };
    },
  }),
  defineRule({
    id: 'launch-security/has-one-type',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Memory is encrypted in exactly one way',
    why: 'A processor has SEV, SEV-SNP or TDX: KubeVirt refuses none and several on amd64.',
    fix: 'Keep the one that the nodes have.',
    upstream: ['launchsecurity/one-type'],
    * check(guest) {
      const found = typesOf(guest);
      if (!found || found.length === 1) return;
      yield { field: FIELD, got: found, allowed: `exactly one of ${TYPES.join(', ')}`, reported: 'launchSecurity' };
    },
  }),
  defineRule({
    id: 'launch-security/is-used-only-behind-gate',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Memory is encrypted only where the cluster can',
    why: 'KubeVirt refuses sev and snp while WorkloadEncryptionSEV (on by default) is off, tdx while WorkloadEncryptionTDX (off by default) is.',
    fix: 'Remove launchSecurity, or switch the gate on in the KubeVirt CR and name it among the feature gates of the Platform.',
    upstream: ['launchsecurity/gate'],
    * check(guest, { enabledFeatureGates }) {
      const [type, ...others] = typesOf(guest) ?? [];
      if (!type || others.length > 0 || enabledFeatureGates.includes(GATES[type])) return;
      yield { field: `${FIELD}.${type}`, got: {}, allowed: `only while the feature gate ${GATES[type]} is on`, reported: 'launchSecurity' };
    },
  }),
  confidentialRule({
    id: 'launch-security/excludes-smm-with-tdx',
    summary: 'TDX goes without system management mode',
    why: 'A TDX guest has none: KubeVirt refuses features.smm beside it.',
    fix: 'Remove features.smm; secure boot does not need it under TDX.',
    upstream: ['launchsecurity/tdx-smm'],
    * check({ spec, type }) {
      const { smm } = spec.domain.features ?? {};
      if (type === 'tdx' && smm && smm.enabled !== false) yield { field: 'domain.features.smm', got: smm, allowed: 'nothing, or enabled: false' };
    },
  }),
  confidentialRule({
    id: 'launch-security/boots-by-efi',
    summary: 'A guest with encrypted memory boots by EFI',
    why: 'The firmware measures the start of the guest: KubeVirt refuses it without EFI.',
    fix: 'Write firmware: {bootloader: {efi: {}}}, with secureBoot: false for sev and snp.',
    upstream: ['launchsecurity/needs-efi'],
    * check({ spec, efi }) {
      if (!efi) yield { field: 'domain.firmware.bootloader', got: spec.domain.firmware?.bootloader, allowed: 'efi' };
    },
  }),
  confidentialRule({
    id: 'launch-security/excludes-secure-boot-with-sev',
    summary: 'SEV goes without secure boot',
    why: 'EFI boots securely unless told otherwise, and KubeVirt refuses that beside sev and snp.',
    fix: 'Write secureBoot: false.',
    upstream: ['launchsecurity/sev-secureboot'],
    * check({ type, efi }) {
      if (type !== 'tdx' && efi && efi.secureBoot !== false) yield { field: `${EFI_FIELD}.secureBoot`, got: efi.secureBoot, allowed: 'false' };
    },
  }),
  confidentialRule({
    id: 'launch-security/excludes-persistent-efi',
    summary: 'SEV-SNP and TDX go without persistent EFI variables',
    why: 'Their firmware has no store for variables: KubeVirt refuses persistent beside snp and tdx.',
    fix: 'Remove persistent.',
    upstream: ['launchsecurity/persistent-efi'],
    * check({ type, efi }) {
      if (type !== 'sev' && efi?.persistent) yield { field: `${EFI_FIELD}.persistent`, got: true, allowed: 'nothing or false' };
    },
  }),
  confidentialRule({
    id: 'launch-security/starts-paused-for-attestation',
    summary: 'A guest is attested before it runs',
    why: 'The secret is injected into the paused guest: KubeVirt refuses sev.attestation with any other start.',
    fix: 'Write startStrategy: Paused.',
    upstream: ['launchsecurity/sev-attestation-paused'],
    * check({ spec: { startStrategy }, launchSecurity }) {
      if (launchSecurity.sev?.attestation && startStrategy !== 'Paused') yield { field: 'startStrategy', got: startStrategy, allowed: 'Paused' };
    },
  }),
  confidentialRule({
    id: 'launch-security/excludes-network-boot',
    summary: 'A guest with encrypted memory does not boot from the network',
    why: 'KubeVirt refuses it with an interface that has a boot order.',
    fix: 'Remove bootOrder from the interface and boot from a disk.',
    upstream: ['launchsecurity/bootable-nic'],
    * check({ spec }) {
      for (const [i, { bootOrder }] of (spec.domain.devices?.interfaces ?? []).entries()) {
        if (bootOrder !== undefined) yield { field: `domain.devices.interfaces[${i}].bootOrder`, got: bootOrder, allowed: 'nothing' };
      }
    },
  }),
];

/** A rule on a guest with one type of encryption that the cluster has: upstream asks nothing else before. */
function confidentialRule({ check, ...facts }: ConfidentialRule): ObjectRule {
  return guestRule({
    ...facts,
    level: FindingLevel.REJECTED,
    * check(guest, { enabledFeatureGates }) {
      const { spec } = guest;
      const { launchSecurity, firmware } = spec.domain;
      const [type, ...others] = typesOf(guest) ?? [];
      if (!launchSecurity || !type || others.length > 0 || !enabledFeatureGates.includes(GATES[type])) return;
      const { efi } = firmware?.bootloader ?? {};
      for (const mistake of check({ spec, type, launchSecurity, efi })) yield { ...mistake, reported: 'launchSecurity' };
    },
  });
}

/** What is asked for on amd64; s390x has one way, and asks nothing. */
function typesOf(guest: Vmi): readonly Type[] | undefined {
  const { launchSecurity } = guest.spec.domain;
  return launchSecurity && architectureOf(guest) === 'amd64' ? TYPES.filter((type) => launchSecurity[type] !== undefined) : undefined;
}

function architectureOf({ spec, architecture, webhookDefaulted: defaulted }: Vmi): string | undefined {
  return defaulted ? architecture : spec.architecture;
}
