import { ApiObject, App, Chart } from 'cdk8s';
import { Admission } from '../../src/admission/synth';
import { Distribution } from '../../src/platform/distribution';
import { Platform } from '../../src/platform/platform';
import { FindingLevel } from '../../src/rules/finding-level';
import { virtualMachine } from '../rules/judge';
import type { Json } from '../rules/judge';

const snapshot = {
  apiVersion: 'snapshot.kubevirt.io/v1beta1',
  kind: 'VirtualMachineSnapshot',
  metadata: { name: 'a', namespace: 'default' },
  spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 't' } },
};
const hostDevice = virtualMachine({ domain: { devices: { hostDevices: [{ name: 'a', deviceName: 'vendor.com/a' }] } } });
const video = virtualMachine({ domain: { devices: { video: { type: 'virtio' } } } });

/** The rules by which a Platform refuses an object. */
function refusals(manifest: Json, kubevirtVersion: string, distribution?: Distribution): string[] {
  const app = new App();
  new Platform(app, 'Platform', { distribution, kubevirtVersion });
  new ApiObject(new Chart(app, 'c'), 'a', manifest as ConstructorParameters<typeof ApiObject>[2]);
  return Admission.of(app).findings().filter(({ level }) => level === FindingLevel.REJECTED).map(({ rule }) => rule);
}

describe.each(['1.6.2', '1.7.4', '1.8.4', '1.9.0'])('OpenShift Virtualization with KubeVirt %s', (release) => {
  test('admits snapshots and host devices', () => {
    expect([snapshot, hostDevice].flatMap((manifest) => refusals(manifest, release, Distribution.OPENSHIFT))).toEqual([]);
  });
});

test.each([['1.8.0', ['video/requires-gate']], ['1.9.0', []]])('KubeVirt %s without further gates refuses a video device by %j', (release, refused) => {
  expect(refusals(video, release)).toEqual(refused);
});
