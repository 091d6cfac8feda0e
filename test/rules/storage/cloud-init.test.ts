import { guestTable } from '../guest-table';
import { says } from '../judge';
import type { Json } from '../judge';

says({
  'cloud-init/fits-inline': {
    allowed: 'at most 2048 bytes',
    reported: ['spec.template.spec.volumes[0].cloudInitConfigDrive', 'spec.template.spec.volumes[0].cloudInitNoCloud'],
  },
  'cloud-init/requires-data': { allowed: 'one of secretRef, userDataBase64, userData, networkDataSecretRef, networkDataBase64, networkData' },
  'cloud-init/has-valid-base64': { allowed: 'padded standard base64' },
  'cloud-init/excludes-multiple-sources': {
    allowed: ['one of networkDataSecretRef, networkDataBase64, networkData', 'one of secretRef, userDataBase64, userData'],
  },
  'volume/requires-one-source': {
    allowed: 'exactly one of persistentVolumeClaim, dataVolume, containerDisk, cloudInitNoCloud, cloudInitConfigDrive, emptyDisk, '
      + 'ephemeral, hostDisk, configMap, secret, serviceAccount, downwardAPI, downwardMetrics, sysprep, memoryDump, containerPath',
  },
});

const volume = (source: Json) => ({ volumes: [{ name: 'ci', ...source }] });
const noCloud = (data: Json) => volume({ cloudInitNoCloud: data });
const base64 = (bytes: number) => Buffer.alloc(bytes, 'a').toString('base64');
const at = 'volumes[0].cloudInitNoCloud';

describe('cloud-init/fits-inline', () => {
  guestTable([
    ['2048 bytes', noCloud({ userData: 'a'.repeat(2048), networkData: 'a'.repeat(2048) })],
    ['2048 bytes encoded', noCloud({ userDataBase64: base64(2048) })],
    ['2048 bytes encoded in lines', noCloud({ userDataBase64: base64(2048).replace(/.{76}/g, '$&\n') })],
    ['a secret', noCloud({ secretRef: { name: 's' } })],
    ['2049 bytes', noCloud({ userData: 'a'.repeat(2049) }), ['cloud-init/fits-inline', `${at}.userData`, '2049 bytes']],
    ['bytes, not characters', noCloud({ userData: 'ä'.repeat(1025) }), ['cloud-init/fits-inline', `${at}.userData`, '2050 bytes']],
    ['2049 bytes encoded', noCloud({ userDataBase64: base64(2049) }), ['cloud-init/fits-inline', `${at}.userDataBase64`, '2049 bytes']],
    ['network data', noCloud({ userData: 'a', networkData: 'a'.repeat(3000) }), ['cloud-init/fits-inline', `${at}.networkData`, '3000 bytes']],
    ['a config drive', volume({ cloudInitConfigDrive: { networkDataBase64: base64(2049) } }),
      ['cloud-init/fits-inline', 'volumes[0].cloudInitConfigDrive.networkDataBase64', '2049 bytes']],
  ]);
});

describe('cloud-init/has-valid-base64', () => {
  guestTable([
    ['padded', noCloud({ userDataBase64: 'YQ==' })],
    ['with line breaks', noCloud({ userDataBase64: 'YW\r\nJj\n' })],
    ['unpadded', noCloud({ userDataBase64: 'YQ' }), ['cloud-init/has-valid-base64', `${at}.userDataBase64`, '2 characters that are not base64']],
    ['plain text', noCloud({ networkDataBase64: 'version: 2' }),
      ['cloud-init/has-valid-base64', `${at}.networkDataBase64`, '10 characters that are not base64']],
  ]);
});

describe('cloud-init/excludes-multiple-sources', () => {
  guestTable([
    ['user data and network data', noCloud({ secretRef: { name: 's' }, networkDataBase64: 'YQ==' })],
    ['an empty other one', noCloud({ userData: 'a', userDataBase64: '', secretRef: {} })],
    ['plain and encoded', noCloud({ userData: 'a', userDataBase64: 'YQ==' }), ['cloud-init/excludes-multiple-sources', at, '["userDataBase64","userData"]']],
    ['a secret and plain', noCloud({ networkData: 'a', networkDataSecretRef: { name: 's' } }),
      ['cloud-init/excludes-multiple-sources', at, '["networkDataSecretRef","networkData"]']],
  ]);
});

describe('cloud-init/requires-data', () => {
  guestTable([
    ['only network data', noCloud({ networkData: 'version: 2' })],
    ['nothing', noCloud({}), ['cloud-init/requires-data', at, 'no data']],
    ['empty data and a secret without a name', volume({ cloudInitConfigDrive: { userData: '', secretRef: {} } }),
      ['cloud-init/requires-data', 'volumes[0].cloudInitConfigDrive', 'no data']],
    ['the first of two sources counts', volume({ cloudInitNoCloud: {}, cloudInitConfigDrive: { userData: 'a' } }),
      ['volume/requires-one-source', 'volumes[0]', '["cloudInitNoCloud","cloudInitConfigDrive"]'], ['cloud-init/requires-data', at, 'no data']],
  ]);
});
