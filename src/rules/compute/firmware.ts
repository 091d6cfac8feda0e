import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { domainRule } from '../subjects/domain-rule';
import { vmi, startedVmi } from '../subjects/vmi';

const BOOTLOADER = 'domain.firmware.bootloader';

export const rules: readonly ObjectRule[] = [
  domainRule({
    id: 'firmware/has-one-bootloader',
    level: FindingLevel.REJECTED,
    summary: 'A guest boots with either EFI or BIOS',
    why: 'KubeVirt refuses a bootloader that names both.',
    fix: 'Keep efi, or bios for a guest that cannot do without.',
    upstream: ['firmware/efi-and-bios'],
    * check({ firmware }) {
      const { efi, bios } = firmware?.bootloader ?? {};
      if (efi && bios) yield { field: BOOTLOADER, got: ['efi', 'bios'], allowed: 'one of efi, bios' };
    },
  }),
  defineRule({
    id: 'firmware/requires-smm-for-secure-boot',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Secure boot needs system management mode',
    why: 'EFI boots securely unless told otherwise, and KubeVirt refuses that without features.smm (but under launchSecurity.tdx). '
          + 'On arm64 secureBoot is off by default only in an instance of its own: the template of a VM, pool or replica set is refused.',
    fix: 'Add features.smm: {}, or write secureBoot: false.',
    upstream: ['firmware/secureboot-needs-smm'],
    * check({ spec: { domain }, incomplete: expanded }) {
      const efi = domain.firmware?.bootloader?.efi;
      if (!efi || efi.secureBoot === false || expanded || domain.launchSecurity?.tdx) return;
      const { smm } = domain.features ?? {};
      if (smm && smm.enabled !== false) return;
      yield { field: `${BOOTLOADER}.efi`, reported: 'domain', got: efi, allowed: 'secureBoot: false, or features.smm enabled' };
    },
  }),
  defineRule({
    id: 'firmware/boots-arm64-with-efi',
    level: FindingLevel.REJECTED,
    subject: startedVmi,
    summary: 'A guest on arm64 boots with EFI',
    why: 'There is no BIOS on arm64: KubeVirt refuses the instance.',
    fix: 'Write efi: { secureBoot: false } instead of bios.',
    upstream: ['firmware/arm64-bios'],
    * check({ spec: { domain }, architecture }) {
      const bios = domain.firmware?.bootloader?.bios;
      if (bios && architecture === 'arm64') yield { field: `${BOOTLOADER}.bios`, got: bios, allowed: 'efi on arm64' };
    },
  }),
];
