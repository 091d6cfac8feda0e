import { isBefore } from '../../manifests/by-release';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { reportedAs } from '../subject';
import { domain } from '../subjects/domain';
import { launchedVmi } from '../subjects/launched-vmi';
import { startedVmi, vmi } from '../subjects/vmi';

const AUTO_SELECTION = 'FirmwareAutoSelection';
/** `virUUIDParse` of libvirt. */
const UUID = /^\s*(?:-*[\da-f]{2}){16}\s*$/i;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'firmware/excludes-bios-with-efi',
    level: FindingLevel.REJECTED,
    subject: domain,
    summary: 'A bootloader must not name both efi and bios',
    why: 'A guest boots with one of them: KubeVirt refuses both.',
    fix: 'Keep efi, or bios for a guest that cannot do without.',
    upstream: ['firmware/efi-and-bios'],
    * check({ firmware }) {
      const { efi, bios } = firmware?.bootloader ?? {};
      if (efi && bios) yield { field: 'firmware.bootloader', got: ['efi', 'bios'], allowed: 'one of efi, bios' };
    },
  }),
  defineRule({
    id: 'firmware/requires-smm-for-secure-boot',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Secure boot must come with system management mode (SMM)',
    why: 'EFI boots securely unless secureBoot is false, and KubeVirt refuses that without features.smm (except under launchSecurity.tdx). '
      + 'On arm64 secureBoot is off by default only in an instance of its own: the template of a VM, pool or replica set is refused.',
    fix: 'Add features.smm: {}, or write secureBoot: false.',
    before: { 1.9: 'launchSecurity.tdx is no exception, and an instance on arm64 boots securely unless it says otherwise' },
    upstream: ['firmware/secureboot-needs-smm'],
    * check({ spec, incomplete }, cluster) {
      const { firmware, features, launchSecurity } = spec.domain;
      const efi = firmware?.bootloader?.efi;
      if (!efi || efi.secureBoot === false || incomplete || (launchSecurity?.tdx && !isBefore('1.9', cluster))) return;
      if (features?.smm && features.smm.enabled !== false) return;
      yield { field: 'domain.firmware.bootloader.efi', reported: 'domain', got: efi, allowed: 'secureBoot: false, or features.smm enabled' };
    },
  }),
  defineRule({
    id: 'firmware/excludes-secure-boot-on-arm64',
    level: FindingLevel.REJECTED,
    until: '1.9',
    subject: startedVmi,
    summary: 'A guest on arm64 must not boot securely before KubeVirt v1.9',
    why: 'EFI boots securely unless secureBoot is false, and KubeVirt before v1.9 refuses such an instance on arm64.',
    fix: 'Write secureBoot: false, or leave the bootloader out.',
    upstream: ['1.8:firmware/arm64-secureboot'],
    * check({ spec: { domain: { firmware } }, architecture }) {
      const efi = firmware?.bootloader?.efi;
      if (!efi || efi.secureBoot === false || architecture !== 'arm64') return;
      const reported = 'domain.firmware.bootloader.efi.secureboot';
      yield { field: 'domain.firmware.bootloader.efi.secureBoot', reported, got: efi.secureBoot, allowed: 'false' };
    },
  }),
  defineRule({
    id: 'firmware/requires-auto-selection-on-arm64',
    level: FindingLevel.UNSTARTABLE,
    since: '1.9',
    subject: reportedAs(startedVmi, () => undefined),
    summary: `A guest on arm64 must not boot securely unless the gate ${AUTO_SELECTION} is on`,
    why: 'KubeVirt admits it since v1.9, but its launcher knows no firmware for it (`DetectEFIEnvironment` of v1.9.0, pkg/virt-launcher/virtwrap/efi): it fails with '
      + '"EFI OVMF roms missing", and the VM never starts. With the gate libvirt looks for one.',
    fix: `Write secureBoot: false, or switch ${AUTO_SELECTION} on in the KubeVirt CR and name it among the feature gates of the Platform.`,
    * check({ spec: { domain: { firmware, launchSecurity } }, architecture }, { enabledFeatureGates }) {
      const efi = firmware?.bootloader?.efi;
      if (!efi || efi.secureBoot === false || launchSecurity || architecture !== 'arm64' || enabledFeatureGates.includes(AUTO_SELECTION)) return;
      yield { field: 'domain.firmware.bootloader.efi.secureBoot', got: efi.secureBoot, allowed: 'false' };
    },
  }),
  defineRule({
    id: 'firmware/excludes-bios-on-arm64',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A guest on arm64 must not boot with BIOS',
    why: 'There is no BIOS on arm64: KubeVirt refuses the instance.',
    fix: 'Write efi: { secureBoot: false } instead of bios.',
    upstream: ['firmware/arm64-bios'],
    * check({ spec: { domain: { firmware } }, architecture }) {
      const bios = firmware?.bootloader?.bios;
      if (bios && architecture === 'arm64') yield { field: 'domain.firmware.bootloader.bios', got: bios, allowed: 'efi on arm64' };
    },
  }),
  defineRule({
    id: 'firmware/requires-acpi-for-efi',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'A guest on amd64 that boots with EFI must have ACPI',
    why: 'KubeVirt admits it without, and libvirt refuses the domain: UEFI requires ACPI on this architecture. The VM never starts.',
    fix: 'Remove features.acpi.enabled: false, or boot with bios.',
    * check({ spec: { domain: { firmware, features, launchSecurity } }, architecture }) {
      // Guests of TDX have a ROM in place of UEFI.
      if (!firmware?.bootloader?.efi || launchSecurity?.tdx || architecture !== 'amd64' || features?.acpi?.enabled !== false) return;
      yield { field: 'domain.features.acpi.enabled', got: false, allowed: 'true with firmware.bootloader.efi' };
    },
  }),
  defineRule({
    id: 'firmware/has-valid-uuid',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The uuid of the firmware must be a UUID',
    why: 'KubeVirt admits any text and hands it to libvirt as the UUID of the system, which refuses the domain: the VM never starts.',
    fix: 'Write a UUID such as 5d307ca9-b3ef-428c-8861-06e72d69f223, or remove uuid: KubeVirt then makes one.',
    * check({ spec: { domain: { firmware } } }) {
      const { uuid: got } = firmware ?? {};
      if (got && !UUID.test(got)) yield { field: 'domain.firmware.uuid', got, allowed: '32 hexadecimal digits, with or without - among them' };
    },
  }),
];
