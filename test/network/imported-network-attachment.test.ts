import { NetworkAttachment, SriovNetwork } from '../../src/network';
import { newChart, objects } from '../compute/fixture';

const imported = (networkName: string) => NetworkAttachment.fromNetworkAttachmentName(newChart(), 'lan', networkName);

test.each([
  ['apps/storage-vlan100', 'storage-vlan100'], ['storage', 'storage'], ['a/b.c-d', 'b.c-d'], ['0/1', '1'],
])('a NetworkAttachmentDefinition %s', (networkName, name) => {
  const { isSriov, hasIpam, apiVersion, apiGroup, kind, resourceType, resourceName, ...attachment } = imported(networkName);
  expect([attachment.networkName, attachment.name, resourceName, isSriov, hasIpam]).toEqual([networkName, name, name, undefined, undefined]);
  expect([apiVersion, apiGroup, kind, resourceType])
    .toEqual(['k8s.cni.cncf.io/v1', 'k8s.cni.cncf.io', 'NetworkAttachmentDefinition', 'network-attachment-definitions']);
});

test.each([
  '', '/', 'apps/', '/storage', 'a/b/c', 'Apps/storage', 'apps/-x', 'a.b/c', 'apps/storage ', `apps/${'a'.repeat(254)}`,
])('refuses %j', (networkName) => {
  expect(() => imported(networkName)).toThrow(new Error(
    `[chart/lan] networkName: got ${JSON.stringify(networkName)}; allowed: <namespace>/<name> or <name>, in lower case. `
    + 'Name the NetworkAttachmentDefinition as `kubectl get net-attach-def -A` shows it.'));
});

test('of a SriovNetwork', () => {
  const chart = newChart();
  const { networkName, isSriov, hasIpam } = SriovNetwork.fromSriovNetworkName(chart, 'fast', 'apps/fast');
  expect([networkName, isSriov, hasIpam]).toEqual(['apps/fast', true, undefined]);
  expect(objects(chart)).toEqual([]);
});
