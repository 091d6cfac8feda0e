import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { CloudInit, CloudInitPlacement, Disk, DiskBus, GuestProps, VirtualMachine } from '../../../src';
import { manifest, refused } from '../refused';

const SPEC = 'spec.template.spec';
const DISKS = `${SPEC}.domain.devices.disks`;
const root = Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42' });

const guest = (props: Partial<GuestProps>) => (chart: Chart) => {
  new VirtualMachine(chart, 'vm', { memory: Size.gibibytes(1), disks: [root], ...props });
};

const byHand = (spec: { readonly [field: string]: unknown }) => (chart: Chart) => manifest(chart, {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} }, ...spec } } },
});

const CONTEXT = ['appArmorProfile', 'capabilities', 'runAsUser', 'seLinuxOptions', 'seccompProfile', 'security', 'securityContext'];

refused({
  '08-security/R1': [
    byHand(Object.fromEntries(CONTEXT.map((field) => [field, {}]))),
    ...CONTEXT.map((field) => `rejected schema/has-known-field ${SPEC}.${field}: {}`),
  ],
  '08-security/R3': [
    byHand({
      domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'a', disk: { readOnly: true } }, { name: 'b', disk: {}, readonly: true }] } },
      volumes: [{ name: 'a', emptyDisk: { capacity: '1Gi' } }, { name: 'b', emptyDisk: { capacity: '1Gi' } }],
    }),
    `rejected schema/has-known-field ${DISKS}[0].disk.readOnly: true`,
    `rejected schema/has-known-field ${DISKS}[1].readonly: true`,
  ],
  '08-security/R4': [
    guest({ disks: [root, Disk.emptyDisk('app', Size.gibibytes(1), { bus: DiskBus.SATA, readOnly: true })] }),
    `rejected disk-bus/excludes-read-only-sata ${DISKS}[1].disk.bus: sata`,
  ],
  '08-security/R5': [
    guest({ disks: [Disk.containerDisk('root', { image: 'quay.io/containerdisks/fedora:42', readOnly: true })] }),
    `advised boot-disk/avoids-read-only ${DISKS}[0].disk.readonly: true`,
  ],
  '08-security/R7': [
    guest({ autoattachSerialConsole: false, logSerialConsole: true }),
    `advised serial-console/avoids-log-without-console ${SPEC}.domain.devices.logSerialConsole: true`,
  ],
  '08-security/R8': [
    (chart) => {
      new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'apps', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
      guest({})(chart);
    },
    'advised namespace/avoids-privileged metadata.labels[pod-security.kubernetes.io/enforce]: privileged',
  ],
  '08-security/R9': [
    guest({ cloudInit: CloudInit.fromUserData(`#cloud-config\n# ${'x'.repeat(2048)}\n`), cloudInitPlacement: CloudInitPlacement.INLINE }),
    `rejected cloud-init/fits-inline ${SPEC}.volumes[1].cloudInitNoCloud.userData: 2065 bytes`,
  ],
  '08-security/R9, two sources': [
    byHand({
      domain: { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'a', disk: { bus: 'virtio' } }] } },
      volumes: [{ name: 'a', cloudInitNoCloud: { userData: '#cloud-config\n', secretRef: { name: 'x' } } }],
    }),
    `rejected cloud-init/excludes-second-source ${SPEC}.volumes[0].cloudInitNoCloud: ["secretRef","userData"]`,
  ],
  '08-security/R10': [
    guest({ cloudInit: new CloudInit({ extra: { password: 'geheim' } }), cloudInitPlacement: CloudInitPlacement.INLINE }),
    `advised password/avoids-plain-text ${SPEC}.volumes[1].cloudInitNoCloud.userData: password (not shown)`,
  ],
});
