import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { pool, says } from '../judge';
import type { Json } from '../judge';

says({
  'cloud-init/avoids-second-volume': { level: FindingLevel.ADVISED, allowed: 'no cloud-init volume beside a' },
  'cloud-init/fits-inline': {
    allowed: 'at most 2048 bytes',
    reported: ['spec.template.spec.volumes[0].cloudInitConfigDrive', 'spec.template.spec.volumes[0].cloudInitNoCloud'],
  },
  'cloud-init/requires-data': { allowed: 'one of secretRef, userDataBase64, userData, networkDataSecretRef, networkDataBase64, networkData' },
  'cloud-init/has-valid-base64': { allowed: 'padded standard base64' },
  'cloud-init/excludes-second-source': {
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
    ['admits 2048 bytes', noCloud({ userData: 'a'.repeat(2048), networkData: 'a'.repeat(2048) })],
    ['admits 2048 encoded bytes', noCloud({ userDataBase64: base64(2048) })],
    ['admits 2048 bytes encoded in lines', noCloud({ userDataBase64: base64(2048).replace(/.{76}/g, '$&\n') })],
    ['admits a secret of any size', noCloud({ secretRef: { name: 's' } })],
    ['refuses 2049 bytes', noCloud({ userData: 'a'.repeat(2049) }), ['cloud-init/fits-inline', `${at}.userData`, '2049 bytes']],
    ['counts bytes, not characters', noCloud({ userData: 'ä'.repeat(1025) }), ['cloud-init/fits-inline', `${at}.userData`, '2050 bytes']],
    ['refuses 2049 encoded bytes', noCloud({ userDataBase64: base64(2049) }), ['cloud-init/fits-inline', `${at}.userDataBase64`, '2049 bytes']],
    ['refuses network data above the limit', noCloud({ userData: 'a', networkData: 'a'.repeat(3000) }), ['cloud-init/fits-inline', `${at}.networkData`, '3000 bytes']],
    ['refuses data of a config drive above the limit', volume({ cloudInitConfigDrive: { networkDataBase64: base64(2049) } }),
      ['cloud-init/fits-inline', 'volumes[0].cloudInitConfigDrive.networkDataBase64', '2049 bytes']],
    ['refuses user data and network data above the limit', noCloud({ userData: 'a'.repeat(2049), networkData: 'a'.repeat(2049) }),
      ['cloud-init/fits-inline', `${at}.networkData`, '2049 bytes'], ['cloud-init/fits-inline', `${at}.userData`, '2049 bytes']],
    ['measures the plain text where both are given', noCloud({ userData: 'a', userDataBase64: base64(2049) }),
      ['cloud-init/excludes-second-source', at, '["userDataBase64","userData"]']],
  ]);
});

describe('cloud-init/has-valid-base64', () => {
  guestTable([
    ...['YQ==', 'YWI=', 'YWJj', '+/+/', '+/==', '++8=', '//8='].map((data): Row => [`admits ${data}`, noCloud({ userDataBase64: data })]),
    ['admits line breaks', noCloud({ userDataBase64: 'YW\r\nJj\n' })],
    ...['YQ', 'YQ=', 'YWJ', 'YWJj=', 'Y===', '-_-_', 'YQ==YQ=='].map((data): Row => (
      [`refuses ${data}`, noCloud({ userDataBase64: data }),
        ['cloud-init/has-valid-base64', `${at}.userDataBase64`, `${data.length} characters that are not base64`]]
    )),
    ['refuses plain text', noCloud({ networkDataBase64: 'version: 2' }),
      ['cloud-init/has-valid-base64', `${at}.networkDataBase64`, '10 characters that are not base64']],
  ]);
});

describe('cloud-init/excludes-second-source', () => {
  guestTable([
    ['admits one source of each', noCloud({ secretRef: { name: 's' }, networkDataBase64: 'YQ==' })],
    ['admits empty other sources', noCloud({ userData: 'a', userDataBase64: '', secretRef: {} })],
    ['refuses plain and encoded data', noCloud({ userData: 'a', userDataBase64: 'YQ==' }), ['cloud-init/excludes-second-source', at, '["userDataBase64","userData"]']],
    ['refuses a secret beside plain data', noCloud({ networkData: 'a', networkDataSecretRef: { name: 's' } }),
      ['cloud-init/excludes-second-source', at, '["networkDataSecretRef","networkData"]']],
    ['refuses user data and network data with two sources each', noCloud({
      userData: 'a', userDataBase64: 'YQ==', networkData: 'a', networkDataBase64: 'YQ==',
    }),
    ['cloud-init/excludes-second-source', at, '["networkDataBase64","networkData"]'],
    ['cloud-init/excludes-second-source', at, '["userDataBase64","userData"]']],
  ]);
});

describe('cloud-init/requires-data', () => {
  guestTable([
    ['admits volumes of other kinds', volume({ emptyDisk: { capacity: '1Gi' } })],
    ['admits network data alone', noCloud({ networkData: 'version: 2' })],
    ['refuses nothing', noCloud({}), ['cloud-init/requires-data', at, 'no data']],
    ['refuses empty data and a secret without a name', volume({ cloudInitConfigDrive: { userData: '', secretRef: {} } }),
      ['cloud-init/requires-data', 'volumes[0].cloudInitConfigDrive', 'no data']],
    ['looks at the first of two sources', volume({ cloudInitNoCloud: {}, cloudInitConfigDrive: { userData: 'a' } }),
      ['volume/requires-one-source', 'volumes[0]', '["cloudInitNoCloud","cloudInitConfigDrive"]'], ['cloud-init/requires-data', at, 'no data']],
  ]);
  describe('a pool', () => guestTable([
    ['refuses nothing', noCloud({}), ['cloud-init/requires-data', at, 'no data']],
  ], pool, 'spec.virtualMachineTemplate.spec.template.spec'));
});

describe('cloud-init/avoids-second-volume', () => {
  const drive = { cloudInitConfigDrive: { userData: '#!/bin/sh\n' } };
  const seed = { cloudInitNoCloud: { userData: '#!/bin/sh\n' } };
  const volumes = (...sources: Json[]) => ({ volumes: sources.map((source, i) => ({ name: 'abc'[i], ...source })) });
  const found = (i: number, name: string): [string, string, string] => ['cloud-init/avoids-second-volume', `volumes[${i}].name`, name];
  guestTable([
    ['one volume', volumes(seed, { containerDisk: { image: 'q/i:1' } })],
    ['two of one type', volumes(seed, seed), found(1, 'b')],
    ['two types', volumes(drive, { containerDisk: { image: 'q/i:1' } }, seed), found(2, 'c')],
    ['three', volumes(seed, drive, seed), found(1, 'b'), found(2, 'c')],
  ]);
});
