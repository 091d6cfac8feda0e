import { guestRule } from './guest';
import { Level } from './level';
import type { ObjectRule } from './rule';

export const rules: readonly ObjectRule[] = [
  guestRule({
    id: 'firmware/requires-smm-for-secure-boot',
    level: Level.REJECTED,
    summary: 'Secure boot needs system management mode',
    why: 'EFI boots securely unless told otherwise, and the webhook refuses that without features.smm (but under launchSecurity.tdx).',
    fix: 'Add features.smm: {}, or write secureBoot: false.',
    * check({ spec: { domain }, expanded, instance, architecture }) {
      const efi = domain.firmware?.bootloader?.efi;
      if (!efi || expanded || domain.launchSecurity?.tdx) return;
      const { smm } = domain.features ?? {};
      const secureBoot = efi.secureBoot ?? !(instance && architecture === 'arm64');
      if (!secureBoot || (smm && smm.enabled !== false)) return;
      yield { field: 'domain.firmware.bootloader.efi', got: efi, allowed: 'secureBoot: false, or features.smm enabled' };
    },
  }),
];
