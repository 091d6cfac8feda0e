import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Json } from '../judge';
import { says } from '../judge';
import { kubevirt } from '../kubevirt-table';
import { base64, secretOf, withCloudInit } from '../storage/cloud-init-table';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'serial-console/avoids-log-without-console': { level: FindingLevel.ADVISED, allowed: 'true only with a serial console' },
  'serial-console/avoids-generated-password': { level: FindingLevel.ADVISED, allowed: 'no password that is printed' },
});

const devices = (fields: object) => ({ domain: { devices: fields } });

guestTable([
  ['a console that is there by default', devices({ logSerialConsole: true })],
  ['a console', devices({ logSerialConsole: true, autoattachSerialConsole: true })],
  ['no console and no log', devices({ autoattachSerialConsole: false })],
  ['no console and a log that is off', devices({ autoattachSerialConsole: false, logSerialConsole: false })],
  ['a log of no console', devices({ autoattachSerialConsole: false, logSerialConsole: true }),
    ['serial-console/avoids-log-without-console', 'domain.devices.logSerialConsole', 'true']],
]);

describe('passwords that cloud-init prints', () => {
  const RULE = 'serial-console/avoids-generated-password';
  const FIELD = 'spec.template.spec.volumes[0].cloudInitNoCloud.userData';
  const config = (text: string, more: Json = {}) => withCloudInit({ userData: `#cloud-config\n${text}` }, 'cloudInitNoCloud', more);
  const found = (title: string, text: string, got: string): AppRow => [title, [config(text)], [RULE, FIELD, got]];
  const random = 'chpasswd:\n  users:\n  - {name: a, type: hash, password: $6$x}\n  - {name: b, type: RANDOM}\n';
  const got = 'RANDOM in chpasswd.users[1]';
  const quiet = kubevirt({ configuration: { virtualMachineOptions: { disableSerialConsoleLog: {} } } });
  appTable('serial-console', [
    found('for a user', random, got),
    found('in a text', 'chpasswd:\n  list: |\n    a:b\n    b:RANDOM\n', 'RANDOM in chpasswd.list'),
    found('in a list', 'chpasswd:\n  list:\n  - b:R\n', 'R in chpasswd.list'),
    found('for the default user', 'password: R\n', 'R in password'),
    ['in a part of a MIME message', [withCloudInit({
      userData: `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\n#cloud-config\n${random}\n--b--\n`,
    })], [RULE, FIELD, got]],
    ['in a Secret, told once for all its guests', [
      secretOf({ stringData: { userdata: `#cloud-config\n${random}` } }), withCloudInit({ secretRef: { name: 's' } }),
      { ...withCloudInit({ secretRef: { name: 's' } }), metadata: { name: 'two', namespace: 'x' } },
    ], [RULE, 'stringData.userdata', got]],
    ['in base64', [withCloudInit({ userDataBase64: base64(`#cloud-config\n${random}`) })], [RULE, `${FIELD}Base64`, got]],
    ['where the guest logs although the cluster does not', [config(random, devices({ logSerialConsole: true })), quiet], [RULE, FIELD, got]],
    ['where there is no console is accepted', [config(random, devices({ autoattachSerialConsole: false }))]],
    ['where it is not logged is accepted', [config(random, devices({ logSerialConsole: false }))]],
    ['where the cluster does not log is accepted', [config(random), quiet]],
    ['another word is accepted', [config('chpasswd:\n  list: |\n    a:RANDOMLY\n    R\n  users:\n  - {name: R, type: text, password: R2}\n  - RANDOM\n')]],
    ['a word elsewhere is accepted', [config('hostname: RANDOM\nchpasswd: R\nusers:\n- {name: a, type: RANDOM}\n')]],
    ['a password that is given is accepted', [config('hostname: R\npassword: x\n')]],
    ['a password that ends like it is accepted', [config('hostname: R\nchpasswd:\n  list:\n  - a:xR\n  - a:b:R\n')]],
    ['no mapping is accepted', [config('# R\n'), config('- R\n')]],
    ['a script that mentions it is accepted', [withCloudInit({ userData: '#!/bin/sh\n#cloud-config\npassword: R\n' })]],
    ['a script is accepted', [withCloudInit({ userData: '#!/bin/sh\n# chpasswd: R\n' })]],
    ['a list of patches is accepted', [withCloudInit({ userData: '#cloud-config-jsonp\n- {op: add, path: /password, value: R}\n' })]],
    ['network data is accepted', [withCloudInit({ userData: '#cloud-config\n', networkData: '#cloud-config\npassword: R\n' })]],
  ]);
});
