import { Chart, Size } from 'cdk8s';
import { Architecture, EvictionStrategy, Firmware, GuestProps, LaunchSecurity, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const DOMAIN = 'spec.template.spec.domain';
const EFI = `${DOMAIN}.firmware.bootloader.efi`;

const encrypted = (launchSecurity: LaunchSecurity, more: Partial<GuestProps> = {}) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(4), launchSecurity, ...more });
};

const byHand = (launchSecurity: object, more: object = {}) => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        architecture: 'amd64',
        domain: {
          memory: { guest: '4Gi' },
          launchSecurity,
          firmware: { bootloader: { efi: { secureBoot: false } } },
          devices: { interfaces: [{ name: 'default', masquerade: {} }] },
        },
        networks: [{ name: 'default', pod: {} }],
        ...more,
      },
    },
  },
});

refused({
  '08-security/R11': [encrypted(LaunchSecurity.snp(), { evictionStrategy: EvictionStrategy.LIVE_MIGRATE }), '[apps/vm] evictionStrategy: got "LiveMigrate"'],
  '08-security/R11, by hand': [byHand({ snp: {} }, { evictionStrategy: 'LiveMigrate' }), `advised migratable/avoids-encryption ${DOMAIN}.launchSecurity: snp`],
  '08-security/R12': [byHand({ sev: {}, snp: {} }), `rejected launch-security/requires-one-type ${DOMAIN}.launchSecurity: ["sev","snp"]`],
  '08-security/R13': [
    encrypted(LaunchSecurity.sev(), { firmware: Firmware.bios() }),
    `rejected launch-security/requires-efi ${DOMAIN}.firmware.bootloader: {"bios":{}}`,
  ],
  '08-security/R13, secure boot': [
    encrypted(LaunchSecurity.snp(), { firmware: Firmware.efi({ secureBoot: true }) }),
    `rejected launch-security/excludes-secure-boot-with-sev ${EFI}.secureBoot: true`,
  ],
  '08-security/R14': [
    encrypted(LaunchSecurity.snp(), { architecture: Architecture.ARM64 }),
    'rejected launch-security/fits-architecture spec.template.spec.architecture: arm64',
  ],
  '08-security/R15': [
    encrypted(LaunchSecurity.sevEs({ attestation: true }), { startPaused: false }),
    'rejected launch-security/requires-paused-start-for-attestation spec.template.spec.startStrategy: undefined',
  ],
  '08-security/R16': [encrypted(LaunchSecurity.tdx()), `rejected launch-security/requires-gate-for-tdx ${DOMAIN}.launchSecurity.tdx: {}`],
});
