import { adopt } from '../../src/adopt/adopt';

const owned = (kind: string, name: string, owner: object) => ({ apiVersion: 'cdi.kubevirt.io/v1beta1', kind, metadata: { name, namespace: 'shop', ownerReferences: [owner] } });

test.each<[string, object, string | undefined]>([
  ['the DataVolume of a template', owned('DataVolume', 'db-root', { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name: 'db', controller: true }), 'VirtualMachine db'],
  ['an object of another owner', owned('DataVolume', 'db-root', { apiVersion: 'v1', kind: 'ConfigMap', name: 'a' }), undefined],
  ['the certificates of a namespace', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-root-ca.crt', namespace: 'shop' } }, 'Kubernetes'],
  ['the account of a namespace', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'shop' } }, 'Kubernetes'],
  ['a token', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'default-token-x', namespace: 'shop' }, type: 'kubernetes.io/service-account-token' }, 'Kubernetes'],
  ['another ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'toString', namespace: 'shop' } }, undefined],
])('%s', (_, manifest, maker) => {
  const { report: { objects, skipped } } = adopt([manifest]);
  expect([objects.length, skipped.map((each) => each.maker)]).toEqual(maker === undefined ? [1, []] : [0, [maker]]);
});

test('what the construct refuses at synthesis is written as it is', () => {
  const domain = { memory: { guest: '1Gi' }, devices: { disks: [{ name: 'Seed', disk: { bus: 'virtio' } }] } };
  const spec = { domain, volumes: [{ name: 'Seed', cloudInitNoCloud: { userData: '#!/bin/sh' } }] };
  const { report } = adopt([{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { name: 'db' }, spec: { runStrategy: 'Always', template: { spec } } }]);
  expect(report).toMatchObject({ unproven: [], objects: [{ by: 'ApiObject', reason: expect.stringMatching(/^disk name: got "Seed"; /) }] });
});
