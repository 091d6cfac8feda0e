import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says } from '../judge';

says({
  'password/avoids-plain-text': { level: FindingLevel.ADVISED, allowed: 'a hash, or a Secret by secretRef' },
});

const noCloud = (userData: string) => ({ volumes: [{ name: 'ci', cloudInitNoCloud: { userData } }] });
const found = (key: string, field = 'cloudInitNoCloud.userData'): Row[2] => (
  ['password/avoids-plain-text', `volumes[0].${field}`, `${key} (not shown)`]
);
const plain = (key: string, userData: string): Row => [`finds ${key} in ${JSON.stringify(userData)}`, noCloud(userData), found(key)];
const hidden = (userData: string): Row => [`admits ${JSON.stringify(userData)}`, noCloud(userData)];

describe('keys of a password', () => {
  guestTable([
    plain('password', 'password: a'),
    plain('password', '#cloud-config\npassword: fedora\nchpasswd: {expire: False}\n'),
    plain('password', '#cloud-config\r\npassword: fedora\r\n'),
    plain('password', '"password": a'),
    plain('password', '\'password\' :\t\'a\''),
    plain('password', 'password:a'),
    plain('password', 'password:   a'),
    plain('plain_text_passwd', 'users:\n  - name: a\n    plain_text_passwd: "secret"\n'),
    plain('plain_text_passwd', 'users:\n-   plain_text_passwd: a\n'),
    plain('plain_text_passwd', 'users:\n- name: a\n\tplain_text_passwd: a\n'),
    plain('passwd', 'users:\n- passwd: secret\n'),
    plain('passwd', 'passwd: a$6$salt$hash'),
    plain('passwd', 'passwd: $6'),
    hidden('#cloud-config\nhostname: a\nssh_pwauth: true\n'),
    hidden('#cloud-config\n# password: none\n'),
    hidden('#cloud-config\npassword: # none\n'),
    hidden('lock_passwd: true'),
    hidden('xpassword: a'),
    ...['', '""', '\'\'', 'null', '~', '{}', '[]', '~ '].map((value) => hidden(`#cloud-config\npassword: ${value}\n`)),
    ...['$6$salt$hash', '"$6$salt$hash"', '$2-y$10$hash', '!', '!locked', '*'].map((hash) => hidden(`users:\n- name: a\n  passwd: ${hash}\n`)),
  ]);
});

describe('chpasswd', () => {
  guestTable([
    plain('chpasswd', 'chpasswd:\n  list: |\n    root:secret\n  expire: false\n'),
    plain('chpasswd', 'chpasswd:\n  list:\n  - root:secret\n'),
    plain('chpasswd', 'chpasswd:\n  list:\n    -  _user-1:secret'),
    plain('chpasswd', 'chpasswd:\r\n  list:\r\n  - root:secret\r\n'),
    plain('chpasswd', 'chpasswd: \n\n \n  list:\n  - "Root:secret"\n'),
    plain('chpasswd', '"chpasswd" :\n  list:\n  - \'root:secret\'\n'),
    plain('chpasswd', '\'chpasswd\':\n  list:\n  - root:secret\n'),
    plain('chpasswd', 'system:\n  chpasswd:\n    list:\n    - root:secret\n'),
    plain('chpasswd', 'chpasswd:\n  list:\n  - a:RANDOM\n  - b:Rand\n'),
    plain('chpasswd', 'chpasswd:\n\tlist: |\n\t\troot:secret\n'),
    hidden('chpasswd: {expire: false}\n'),
    hidden('chpasswd:\n  expire: false\n  list:\n  - root:RANDOM\n  - a:$6$salt$hash\n  - b:R\n  - "c:R"\n  - \'d:R\'\n'),
    hidden('chpasswd:\n  expire:\tfalse\nruncmd:\n  - root:secret\n'),
    hidden('chpasswd:\n  expire: false\nroot:secret\n'),
    hidden('runcmd:\n  - root:secret\n  - passwd -l root\n'),
    hidden('chpasswd:\n  expire: false # not for root:secret\n'),
    hidden('# chpasswd:\n  - root:secret\n'),
  ]);
});

describe('encoded user data', () => {
  const encoded = (text: string) => ({ volumes: [{ name: 'ci', cloudInitConfigDrive: { userDataBase64: Buffer.from(text).toString('base64') } }] });
  const rows: Row[] = [
    ['finds a password of a config drive', encoded('password: a'), found('password', 'cloudInitConfigDrive.userDataBase64')],
    ['admits others', encoded('hostname: a')],
    ['admits a volume without user data', { volumes: [{ name: 'ci', cloudInitNoCloud: { secretRef: { name: 's' } } }] }],
  ];
  guestTable(rows);
  describe('a replica set', () => guestTable(rows, replicaSet));
});
