import { guestTable } from './guest-table';

const volume = (source: object) => ({ volumes: [{ name: 'ci', ...source }] });
const noCloud = (data: object) => volume({ cloudInitNoCloud: data });
const base64 = (bytes: number) => Buffer.alloc(bytes, 'a').toString('base64');
const at = 'volumes[0].cloudInitNoCloud';

describe('cloud-init/fits-inline', () => {
  guestTable([
    ['2048 bytes', noCloud({ userData: 'a'.repeat(2048), networkData: 'a'.repeat(2048) })],
    ['2048 bytes encoded', noCloud({ userDataBase64: base64(2048) })],
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
