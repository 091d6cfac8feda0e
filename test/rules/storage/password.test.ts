import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

says({
  'password/avoids-plain-text': { level: FindingLevel.ADVISED, allowed: 'a hash, or a Secret by secretRef' },
});

const noCloud = (userData: string) => ({ volumes: [{ name: 'ci', cloudInitNoCloud: { userData } }] });
const plain = (key: string, userData: string): Row => (
  [JSON.stringify(userData), noCloud(userData), ['password/avoids-plain-text', 'volumes[0].cloudInitNoCloud.userData', `${key} (not shown)`]]
);
const hidden = (userData: string): Row => [JSON.stringify(userData), noCloud(userData)];

guestTable([
  hidden('#cloud-config\nhostname: a\nssh_pwauth: true\n'),
  hidden('#cloud-config\nusers:\n- name: a\n  passwd: $6$salt$hash\n  lock_passwd: true\n'),
  hidden('#cloud-config\npassword:\n'),
  hidden('#cloud-config\nchpasswd: {expire: false}\n'),
  hidden('#cloud-config\nchpasswd:\n  expire: false\n  list:\n  - root:RANDOM\n  - a:$6$salt$hash\n'),
  hidden('#cloud-config\n# password: none\n'),
  plain('password', '#cloud-config\npassword: fedora\nchpasswd: {expire: False}\n'),
  plain('plain_text_passwd', '#cloud-config\nusers:\n  - name: a\n    plain_text_passwd: "secret"\n'),
  plain('passwd', '#cloud-config\nusers:\n- passwd: secret\n'),
  plain('chpasswd', '#cloud-config\nchpasswd:\n  list: |\n    root:secret\n  expire: false\n'),
  plain('chpasswd', '#cloud-config\nchpasswd:\n  list:\n  - root:secret\n'),
  ['encoded', { volumes: [{ name: 'ci', cloudInitConfigDrive: { userDataBase64: Buffer.from('password: a').toString('base64') } }] },
    ['password/avoids-plain-text', 'volumes[0].cloudInitConfigDrive.userDataBase64', 'password (not shown)']],
]);
