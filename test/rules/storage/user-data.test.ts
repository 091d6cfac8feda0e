import { gzipSync } from 'node:zlib';
import { base64, secretOf, withCloudInit } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Verdict } from '../judge';
import { appTable } from '../workload-table';
import type { AppRow } from '../workload-table';

says({
  'user-data/has-unique-keys': { level: FindingLevel.ADVISED, allowed: 'each key once' },
  'user-data/has-known-keys': { level: FindingLevel.ADVISED },
  'user-data/has-valid-entries': { level: FindingLevel.ADVISED },
  'user-data/requires-header': {
    level: FindingLevel.ADVISED,
    allowed: 'text that begins with one of #cloud-config, #!, #include, #cloud-boothook, #part-handler, ## template: jinja, or a MIME archive',
  },
  'user-data/has-valid-yaml': { level: FindingLevel.ADVISED, allowed: 'a YAML mapping' },
});

const PATH = 'spec.template.spec.volumes[0].cloudInitNoCloud';
const vm = (userData: string) => [withCloudInit({ userData })];
const mime = (part: string, head = 'MIME-Version: 1.0\n') => (
  `${head}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/x-shellscript\n\necho\n--b\nContent-Type: text/cloud-config\n\n${part}\n--b--\n`
);

describe('user-data/requires-header', () => {
  const rule = 'user-data/requires-header';
  const ignored = (title: string, text: string, got: string): AppRow => [title, vm(text), [rule, `${PATH}.userData`, got]];
  const missing = 'ssh_authorized_keys:\n- ssh-ed25519 AAAA me\n';
  appTable(rule.split('/')[0], [
    ...Object.entries({
      'cloud-config': '#cloud-config\nhostname: a\n',
      'cloud-config in capitals behind blank lines': '\n  #CLOUD-CONFIG\n',
      'a script': '#!/bin/sh\necho\n',
      'an include': '#include\nhttps://example.com/a\n',
      'a boothook': '#cloud-boothook\n#!/bin/sh\n',
      'a part handler': '#part-handler\nimport os\n',
      'a template': '## template: jinja\n#cloud-config\nhostname: {{ ds.meta_data.name }}\n',
      'an archive': '#cloud-config-archive\n- content: a\n',
      'patches': '#cloud-config-jsonp\n[]\n',
      'MIME': mime('#cloud-config\n'),
      'Ignition': '{"ignition": {"version": "3.4.0"}}',
      'a machine of Talos': 'version: v1alpha1\nmachine: {}\n',
      'a machine of Talos behind a separator': '---\nmachine:\n  type: worker\n',
      'a script of PowerShell': '#ps1_sysnative\nGet-Host\n',
      'a script of PowerShell as in EC2': '<powershell>Get-Host</powershell>',
      'a batch file': 'rem cmd\ndir\n',
      'what a template fills in': '${USER_DATA}',
      'what Helm fills in': '{{ .Values.userData }}',
      'only blanks': ' \n',
    }).map(([title, text]): AppRow => [title, vm(text)]),
    ignored('keys only', missing, 'no header'),
    ignored('a script without an interpreter', 'apt-get update\n', 'no header'),
    ignored('a comment', '# my config\nhostname: a\n', 'a comment'),
    ignored('a blank too many', '# cloud-config\nhostname: a\n', 'the first line # cloud-config'),
    ignored('an underscore', '#cloud_config\nhostname: a\n', 'the first line #cloud_config'),
    ignored('no number sign', 'cloud-config\nhostname: a\n', 'the first line cloud-config'),
    ignored('a byte order mark', '\uFEFF#cloud-config\nhostname: a\n', 'the first line (byte order mark)#cloud-config'),
    ignored('MIME without a version', mime('#cloud-config\n', ''), 'a MIME message without MIME-Version'),
    ['in base64', [withCloudInit({ userDataBase64: base64(missing) })], [rule, `${PATH}.userDataBase64`, 'no header']],
    ['in gzip', [withCloudInit({ userDataBase64: base64(gzipSync(missing)) })], [rule, `${PATH}.userDataBase64`, 'no header']],
    ['a header in gzip', [withCloudInit({ userDataBase64: base64(gzipSync('#cloud-config\n')) })]],
    ['gzip that cannot be unpacked', [withCloudInit({ userDataBase64: base64(Buffer.from([0x1f, 0x8b, 1])) })]],
    ['on a ConfigDrive', [withCloudInit({ userData: missing }, 'cloudInitConfigDrive')],
      [rule, 'spec.template.spec.volumes[0].cloudInitConfigDrive.userData', 'no header']],
    ['in a Secret of several VMs, once', [
      withCloudInit({ secretRef: { name: 's' } }), { ...withCloudInit({ secretRef: { name: 's' } }), metadata: { name: 'b', namespace: 'x' } },
      secretOf({ stringData: { userdata: missing } }),
    ], [rule, 'stringData.userdata', 'no header']],
    ['in the data of a Secret, which stringData hides', [
      withCloudInit({ secretRef: { name: 's' } }), secretOf({ data: { userData: base64(missing) }, stringData: { userData: '#!/bin/sh\n' } }),
    ]],
    ['in the data of a Secret', [withCloudInit({ secretRef: { name: 's' } }), secretOf({ data: { userData: base64(missing) } })],
      [rule, 'data.userData', 'no header']],
    ['under the key that KubeVirt reads first', [
      withCloudInit({ secretRef: { name: 's' } }), secretOf({ stringData: { userdata: '#!/bin/sh\n', userData: missing } }),
    ]],
    ['in a Secret of another namespace', [
      withCloudInit({ secretRef: { name: 's' } }), { ...secretOf({ stringData: { userdata: missing } }), metadata: { name: 's', namespace: 'y' } },
    ]],
    ['network data has none', [withCloudInit({ userData: '#!/bin/sh\n', networkData: 'version: 2\n' })]],
  ]);
});

describe('user-data/has-valid-yaml', () => {
  const rule = 'user-data/has-valid-yaml';
  const field = `${PATH}.userData`;
  const broken = '#cloud-config\nusers: [a\n';
  const unended = 'unexpected end of the stream within a flow collection';
  const rows: [string, string, string?, { allowed: string }?][] = [
    ['a mapping', '#cloud-config\nhostname: a\n'],
    ['nothing', '#cloud-config\n'],
    ['a separator behind the header', '#cloud-config\n---\nhostname: a\n'],
    ['a list whose end is not indented', '#cloud-config\nruncmd: [\n  a,\n]\n'],
    ['base64 on several lines', '#cloud-config\nwrite_files:\n- path: /a\n  content: !!binary |\n    f0VM\n    RgIB\n'],
    ['a template', '## template: jinja\n#cloud-config\n{% if a %}\nhostname: {{ b }}\n{% endif %}\n'],
    ['a script', '#!/bin/sh\na: [\n'],
    ['a list in an archive', '#cloud-config-archive\n- a\n'],
    ['patches', '#cloud-config-jsonp\n[{]\n'],
    ['MIME', mime('#cloud-config\nhostname: a')],
    ['a list that does not end', broken, `line 3, column 1: ${unended}`],
    ['a tab', '#cloud-config\nusers:\n\t- a\n', 'line 3, column 1: tab characters must not be used in indentation'],
    ['two documents', '#cloud-config\na: 1\n---\nb: 2\n', 'line 4, column 1: a second document'],
    ['a list', '#cloud-config\n- a\n', 'a list'],
    ['a text', '#cloud-config\nhostname\n', 'a text'],
    ['a number', '#cloud-config\n1\n', 'a number'],
    ['a mapping in an archive', '#cloud-config-archive\na: b\n', 'a mapping', { allowed: 'a YAML list' }],
    ['text that was folded onto the header', '#cloud-config hostname: a users: [b]\n', 'a comment, as all of it is on the first line'],
    ['a remark beside the header', '#cloud-config of the web servers\n'],
    ['a template without its header', '#cloud-config\nhostname: {{ name }}\n', 'line 2, column 11: this is a template, not YAML'],
    ['a part of MIME', mime(broken), `part 2, line 3, column 1: ${unended}`],
  ];
  appTable('user-data', [
    ...rows.map(([title, text, got, ...said]): AppRow => (got === undefined ? [title, vm(text)] : [title, vm(text), [rule, field, got, ...said]])),
    ['in a Secret, without what it holds', [withCloudInit({ secretRef: { name: 's' } }), secretOf({ stringData: { userdata: '#cloud-config\n- hunter2\n' } })],
      [rule, 'stringData.userdata', 'a list']],
    ['network data', [withCloudInit({ userData: '#!/bin/sh\n', networkData: '#cloud-config\n- a' })]],
  ]);
});

describe('user-data/has-known-keys', () => {
  const rule = 'user-data/has-known-keys';
  const config = (text: string, got?: string, allowed?: string): AppRow => (
    [text.replaceAll('\n', ' '), vm(`#cloud-config\n${text}`), ...got === undefined ? [] : [[rule, `${PATH}.userData`, got, { allowed }] as Verdict]]
  );
  appTable('user-data', [
    config('runcmd: [ls]\nca-certs: {}\nusers: [default]\n'),
    config('rancher: {}\ninstall: {}\nstages: {}\nk3s: {}\n'),
    config('ntps: 1\n'),
    config('run_cmd: [ls]\n', 'run_cmd', 'runcmd'),
    config('Hostname: a\n', 'Hostname', 'hostname'),
    config('write-files: []\n', 'write-files', 'write_files'),
    config('package: [nginx]\n', 'package', 'packages'),
    config('package: [nginx]\npackages: [curl]\n'),
    config('hostnames: a\n', 'hostnames', 'hostname'),
    ['a part of MIME', vm(mime('#cloud-config\nrun_cmd: [ls]\n')), [rule, `${PATH}.userData`, 'part 2, run_cmd', { allowed: 'runcmd' }]],
    ['a template', vm('## template: jinja\n#cloud-config\nrun_cmd: [ls]\n')],
    ['a script', vm('#!/bin/sh\nrun_cmd: [ls]\n')],
    ['an archive', vm('#cloud-config-archive\n- run_cmd: [ls]\n')],
  ]);
});

describe('user-data/has-valid-entries', () => {
  const rule = 'user-data/has-valid-entries';
  const config = (text: string, got?: string, allowed = 'a list'): AppRow => (
    [text.replaceAll('\n', ' '), vm(`#cloud-config\n${text}`), ...got === undefined ? [] : [[rule, `${PATH}.userData`, got, { allowed }] as Verdict]]
  );
  const COMMAND = 'a text or a list of texts';
  const FILE = 'a mapping with path';
  appTable('user-data', [
    config('runcmd: [ls, [ls, -l], "echo a: b"]\nbootcmd: [null]\n'),
    config('runcmd:\nwrite_files:\n'),
    config('packages: nginx\n'),
    config('write_files: [{path: /a, content: b}]\nmounts: [[a, b]]\nssh_authorized_keys: [a]\n'),
    config('runcmd: ls\n', 'runcmd: a text'),
    config('bootcmd: {a: b}\n', 'bootcmd: a mapping'),
    config('ssh_authorized_keys: ssh-ed25519 AAAA\n', 'ssh_authorized_keys: a text'),
    config('mounts: /dev/vdb\n', 'mounts: a text'),
    config('write_files: {path: /a}\n', 'write_files: a mapping'),
    config('runcmd:\n- ls\n- echo a: b\n', 'runcmd[1]: a mapping', COMMAND),
    config('bootcmd: [1]\n', 'bootcmd[0]: a number', COMMAND),
    config('runcmd: [true]\n', 'runcmd[0]: a boolean', COMMAND),
    config('write_files: [/a]\n', 'write_files[0]: a text', FILE),
    config('write_files: [{content: b}]\n', 'write_files[0]: a mapping without path', FILE),
  ]);
});

describe('user-data/has-unique-keys', () => {
  const rule = 'user-data/has-unique-keys';
  const of = (text: string): Verdict[] => [[rule, `${PATH}.userData`, text]];
  appTable('user-data', [
    ['different keys', vm('#cloud-config\nruncmd: [a]\npackages: [b]\n')],
    ['one key in two entries of a list', vm('#cloud-config\nusers:\n- name: a\n- name: b\n')],
    ['two documents of a script', vm('#!/bin/sh\na: 1\na: 2\n')],
    ['a key twice, of which the last counts', vm('#cloud-config\na: 1\na: 2\n'), ...of('line 3: a')],
    ['a list of commands again', vm('#cloud-config\nruncmd: [a]\npackages: [b]\nruncmd: [c]\n'), ...of('line 4: runcmd')],
    ['a key below another', vm('#cloud-config\nchpasswd:\n  expire: true\n  expire: false\n'), ...of('line 4: expire')],
    ['in a part of an archive', [withCloudInit({ userData: mime('#cloud-config\nruncmd: [a]\nruncmd: [b]\n') })], ...of('part 2, line 3: runcmd')],
  ]);
});
