import type { EFI, LaunchSecurity } from '../../../imports/kubevirt.io';
import { isBefore } from '../../manifests/by-release';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { reportedTogether } from '../subjects/reported-together';
import { vmi } from '../subjects/vmi';

const FIELD = 'domain.launchSecurity';
const BOOTLOADER = 'domain.firmware.bootloader';
const ARCHITECTURES: readonly (string | undefined)[] = ['amd64', 's390x'];
const TYPES = ['sev', 'snp', 'tdx'] as const;
const SEV_GATE = 'WorkloadEncryptionSEV';
const TDX_GATE = 'WorkloadEncryptionTDX';

type Type = typeof TYPES[number];

interface Asked {
  readonly spec: Vmi['spec'];
  readonly launchSecurity: LaunchSecurity;
  readonly types: readonly Type[];
}

interface Encrypted {
  readonly spec: Vmi['spec'];
  readonly launchSecurity: LaunchSecurity;
  readonly type: Type;
  readonly efi?: EFI;
}

/** The types of encryption that a guest on amd64 asks for; before v1.7 one of every architecture. */
const askedTypes: Subject<Asked> = reportedTogether(partsOf({ ...vmi, note: 'On s390x KubeVirt accepts any launchSecurity.' }, ({ spec }, cluster) => {
  const { launchSecurity } = spec.domain;
  if (!launchSecurity || (spec.architecture !== 'amd64' && !isBefore('1.7', cluster))) return [];
  return [{ value: { spec, launchSecurity, types: TYPES.filter((type) => launchSecurity[type] !== undefined) }, path: '' }];
}), 'launchSecurity');

/** The one type of encryption that a guest on amd64 asks for. */
const askedType: Subject<Encrypted> = partsOf(askedTypes, ({ spec, launchSecurity, types: [type, another] }) => (
  type && !another ? [{ value: { spec, launchSecurity, type, efi: spec.domain.firmware?.bootloader?.efi }, path: '' }] : []
));

/** A guest with encrypted memory on amd64, where the cluster has the gate: KubeVirt judges nothing else before. */
const encrypted: Subject<Encrypted> = partsOf(askedType, (value, { enabledFeatureGates }) => (
  enabledFeatureGates.includes(value.type === 'tdx' ? TDX_GATE : SEV_GATE) ? [{ value, path: '' }] : []
));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'launch-security/fits-architecture',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: vmi,
    summary: 'A guest with encrypted memory must be on amd64 or s390x',
    why: 'KubeVirt refuses launchSecurity on every other architecture, and in a pool or replica set that names no architecture.',
    fix: 'Write architecture: amd64 or s390x, or remove launchSecurity.',
    upstream: ['launchsecurity/arch'],
    * check({ spec: { domain, architecture } }) {
      if (!domain.launchSecurity || ARCHITECTURES.includes(architecture)) return;
      yield { field: 'architecture', got: architecture, allowed: ARCHITECTURES.join(', ') };
    },
  }),
  defineRule({
    id: 'launch-security/requires-one-type',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: askedTypes,
    summary: 'launchSecurity must name exactly one of sev, snp and tdx',
    why: 'A processor has SEV, SEV-SNP or TDX: KubeVirt refuses none and several.',
    fix: 'Keep the one that the nodes have.',
    upstream: ['launchsecurity/one-type'],
    * check({ types }) {
      if (types.length !== 1) yield { field: FIELD, got: types, allowed: `exactly one of ${TYPES.join(', ')}` };
    },
  }),
  defineRule({
    id: 'launch-security/requires-gate-for-sev',
    level: FindingLevel.REJECTED,
    subject: askedType,
    summary: 'SEV and SEV-SNP must not be used without their feature gate',
    gate: SEV_GATE,
    upstream: ['launchsecurity/gate'],
    * check({ type }) {
      if (type !== 'tdx') yield { field: `${FIELD}.${type}`, got: {} };
    },
  }),
  defineRule({
    id: 'launch-security/requires-gate-for-tdx',
    level: FindingLevel.REJECTED,
    subject: askedType,
    summary: 'TDX must not be used without its feature gate',
    gate: TDX_GATE,
    upstream: ['launchsecurity/gate'],
    * check({ type }) {
      if (type === 'tdx') yield { field: `${FIELD}.tdx`, got: {} };
    },
  }),
  defineRule({
    id: 'launch-security/requires-gate-for-secure-execution',
    level: FindingLevel.REJECTED,
    until: '1.9',
    subject: vmi,
    summary: 'Secure execution on s390x must not be used without its feature gate',
    gate: 'SecureExecution',
    upstream: ['1.8:launchsecurity/secure-execution-gate'],
    * check({ spec: { domain, architecture } }) {
      const { launchSecurity } = domain;
      if (launchSecurity && architecture === 's390x') yield { field: FIELD, got: launchSecurity, reported: 'launchSecurity' };
    },
  }),
  defineRule({
    id: 'launch-security/excludes-smm-with-tdx',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: encrypted,
    summary: 'A guest with TDX must not have system management mode (SMM)',
    why: 'A TDX guest has none: KubeVirt refuses features.smm beside it.',
    fix: 'Remove features.smm; secure boot does not need it under TDX.',
    upstream: ['launchsecurity/tdx-smm'],
    * check({ spec, type }) {
      const { smm } = spec.domain.features ?? {};
      if (type === 'tdx' && smm && smm.enabled !== false) yield { field: 'domain.features.smm', got: smm, allowed: 'nothing, or enabled: false' };
    },
  }),
  defineRule({
    id: 'launch-security/requires-efi',
    level: FindingLevel.REJECTED,
    subject: encrypted,
    summary: 'A guest with encrypted memory must boot with EFI',
    why: 'The firmware measures the start of the guest: KubeVirt refuses it without EFI.',
    fix: 'Write firmware: {bootloader: {efi: {}}}, with secureBoot: false for sev and snp.',
    upstream: ['launchsecurity/needs-efi'],
    * check({ spec, efi }) {
      if (!efi) yield { field: BOOTLOADER, got: spec.domain.firmware?.bootloader, allowed: 'efi' };
    },
  }),
  defineRule({
    id: 'launch-security/excludes-secure-boot-with-sev',
    level: FindingLevel.REJECTED,
    subject: encrypted,
    summary: 'A guest with SEV or SEV-SNP must not boot securely',
    why: 'EFI boots securely unless secureBoot is false, and KubeVirt refuses that beside sev and snp.',
    fix: 'Write secureBoot: false.',
    upstream: ['launchsecurity/sev-secureboot'],
    * check({ type, efi }) {
      if (type !== 'tdx' && efi && efi.secureBoot !== false) {
        yield { field: `${BOOTLOADER}.efi.secureBoot`, got: efi.secureBoot, allowed: 'false' };
      }
    },
  }),
  defineRule({
    id: 'launch-security/excludes-persistent-efi',
    level: FindingLevel.REJECTED,
    since: '1.7',
    subject: encrypted,
    summary: 'A guest with SEV-SNP or TDX must not have persistent EFI variables',
    why: 'Their firmware has no store for variables: KubeVirt refuses persistent beside snp and tdx.',
    fix: 'Remove persistent.',
    upstream: ['launchsecurity/persistent-efi'],
    * check({ type, efi }) {
      if (type !== 'sev' && efi?.persistent) yield { field: `${BOOTLOADER}.efi.persistent`, got: true, allowed: 'nothing or false' };
    },
  }),
  defineRule({
    id: 'launch-security/requires-paused-start-for-attestation',
    level: FindingLevel.REJECTED,
    subject: encrypted,
    summary: 'A guest with attestation must start paused',
    why: 'The secret is injected into the paused guest: KubeVirt refuses sev.attestation with any other start.',
    fix: 'Write startStrategy: Paused.',
    upstream: ['launchsecurity/sev-attestation-paused'],
    * check({ spec: { startStrategy }, launchSecurity }) {
      if (launchSecurity.sev?.attestation && startStrategy !== 'Paused') yield { field: 'startStrategy', got: startStrategy, allowed: 'Paused' };
    },
  }),
  defineRule({
    id: 'launch-security/excludes-network-boot',
    level: FindingLevel.REJECTED,
    subject: encrypted,
    summary: 'A guest with encrypted memory must not boot from the network',
    why: 'KubeVirt refuses it with an interface that has a boot order.',
    fix: 'Remove bootOrder from the interface and boot from a disk.',
    upstream: ['launchsecurity/bootable-nic'],
    * check({ spec }) {
      for (const [i, { bootOrder }] of (spec.domain.devices.interfaces ?? []).entries()) {
        if (bootOrder !== undefined) yield { field: `domain.devices.interfaces[${i}].bootOrder`, got: bootOrder, allowed: 'nothing' };
      }
    },
  }),
];
