import { base64, secretOf, withCloudInit } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { merged, pool, says } from '../judge';
import type { Json } from '../judge';
import { appTable, object } from '../workload-table';

says({
  'cloud-init-secret/requires-key': {
    level: FindingLevel.UNSTARTABLE, allowed: ['userdata or userData with the user data', 'networkdata or networkData with the network data'],
  },
  'cloud-init-secret/fits-volume-name': { level: FindingLevel.UNSTARTABLE, allowed: 'at most 57 characters' },
});

const advised = { level: FindingLevel.ADVISED };
const VOLUME = 'spec.template.spec.volumes[0]';
const both = { secretRef: { name: 's' }, networkDataSecretRef: { name: 'n' } };
const user = secretOf({ stringData: { userdata: '#!/bin/sh\n' } });
const noUser = secretOf({ stringData: { value: 'a', other: 'b' } });
const noNetwork = secretOf({ data: { 'network-config': base64('version: 2') } }, 'n');

describe('cloud-init-secret/requires-key', () => {
  const rule = 'cloud-init-secret/requires-key';
  const userField = `${VOLUME}.cloudInitNoCloud.secretRef.name`;
  const networkField = `${VOLUME}.cloudInitNoCloud.networkDataSecretRef.name`;
  const vms = (nameGeneration: Json) => merged(
    pool({ volumes: [{ name: 'ci', cloudInitNoCloud: { secretRef: { name: 's' } } }] }), { metadata: { namespace: 'x' }, spec: { nameGeneration } },
  );
  const external = (secretKey: string) => object('external-secrets.io/v1', 'ExternalSecret', 's', { data: [{ secretKey, remoteRef: { key: 'k' } }] });
  const sealed = (key: string) => object('bitnami.com/v1alpha1', 'SealedSecret', 's', { encryptedData: { [key]: 'AgB' } });
  appTable('cloud-init-secret', [
    ['what an ExternalSecret brings', [withCloudInit({ secretRef: { name: 's' } }), external('userdata')]],
    ['what a SealedSecret brings', [withCloudInit({ secretRef: { name: 's' } }), sealed('userData')]],
    ['another key of an ExternalSecret', [withCloudInit({ secretRef: { name: 's' } }), external('user-data')], [rule, userField, 'ExternalSecret s with user-data']],
    ['another key of a SealedSecret', [withCloudInit({ secretRef: { name: 's' } }), sealed('user-data')], [rule, userField, 'SealedSecret s with user-data']],
    ['userdata', [withCloudInit({ secretRef: { name: 's' } }), user]],
    ['userData', [withCloudInit({ secretRef: { name: 's' } }), secretOf({ data: { userData: base64('#!') } })]],
    ['both keys of one Secret', [
      withCloudInit({ secretRef: { name: 's' }, networkDataSecretRef: { name: 's' } }), secretOf({ stringData: { userdata: '#!', networkdata: 'version: 2' } }),
    ]],
    ['a Secret that the app does not make', [withCloudInit({ secretRef: { name: 's' } }), noNetwork]],
    ['a Secret of another namespace', [withCloudInit({ secretRef: { name: 's' } }), { ...noUser, metadata: { name: 's', namespace: 'y' } }]],
    ['another key', [withCloudInit({ secretRef: { name: 's' } }), noUser], [rule, userField, 'Secret s with value, other']],
    ['an empty text', [withCloudInit({ secretRef: { name: 's' } }), secretOf({ stringData: { userdata: '' } })], [rule, userField, 'Secret s with userdata']],
    ['a key in capitals', [withCloudInit({ secretRef: { name: 's' } }), secretOf({ stringData: { USERDATA: 'a' } })], [rule, userField, 'Secret s with USERDATA']],
    ['another key on a ConfigDrive', [withCloudInit({ secretRef: { name: 's' } }, 'cloudInitConfigDrive'), noUser],
      [rule, `${VOLUME}.cloudInitConfigDrive.secretRef.name`, 'Secret s with value, other']],
    ['no key, which something may add', [withCloudInit({ secretRef: { name: 's' } }), secretOf({})], [rule, userField, 'Secret s with nothing', advised]],
    ['another key of both', [withCloudInit(both), noUser, noNetwork],
      [rule, networkField, 'Secret n with network-config'], [rule, userField, 'Secret s with value, other']],
    ['another key of network data beside user data', [withCloudInit(both), user, noNetwork],
      [rule, networkField, 'Secret n with network-config', advised]],
    ['another key beside a Secret that is not known', [withCloudInit(both), noUser], [rule, userField, 'Secret s with value, other', advised]],
    ['another key beside plain network data', [withCloudInit({ secretRef: { name: 's' }, networkData: 'version: 2' }), noUser],
      [rule, userField, 'Secret s with value, other', advised]],
    ['another key beside encoded user data', [withCloudInit({ networkDataSecretRef: { name: 'n' }, userDataBase64: base64('#!') }), noNetwork],
      [rule, networkField, 'Secret n with network-config', advised]],
    ['a pool with the Secret', [vms({}), noUser],
      [rule, 'spec.virtualMachineTemplate.spec.template.spec.volumes[0].cloudInitNoCloud.secretRef.name', 'Secret s with value, other']],
    ['a pool with Secrets of its VMs', [vms({ appendIndexToSecretRefs: true }), noUser]],
  ]);
});

describe('cloud-init-secret/fits-volume-name', () => {
  const rule = 'cloud-init-secret/fits-volume-name';
  const named = (length: number, data: Json, source = 'cloudInitNoCloud') => (
    [merged(withCloudInit({}), { spec: { template: { spec: { volumes: [{ name: 'a'.repeat(length), [source]: data }] } } } })]
  );
  appTable('cloud-init-secret', [
    ['57 characters', named(57, { secretRef: { name: 's' } })],
    ['58 characters without a Secret', named(58, { userData: '#!' })],
    ['58 characters', named(58, { secretRef: { name: 's' } }), [rule, `${VOLUME}.name`, '58 characters']],
    ['58 characters with network data', named(58, { networkDataSecretRef: { name: 's' } }, 'cloudInitConfigDrive'), [rule, `${VOLUME}.name`, '58 characters']],
    ['what is refused as such', named(64, { secretRef: { name: 's' } })],
  ]);
});
