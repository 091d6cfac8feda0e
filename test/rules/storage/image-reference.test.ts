import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { says } from '../judge';

const rule = 'image-reference/has-valid-form';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'a reference such as quay.io/containerdisks/fedora:42' } });

describe(rule, () => {
  const image = (value: string) => ({ volumes: [{ name: 'v', containerDisk: { image: value } }] });
  const field = 'volumes[0].containerDisk.image';
  const digest = `sha256:${'0'.repeat(64)}`;
  guestTable([
    ...['quay.io/containerdisks/fedora:42', 'localhost:5000/a/b_c:v1', `quay.io/a/b@${digest}`, `quay.io/a/b:v1@${digest}`, 'a:v1', '[::1]:5000/a:v1', 'Registry.example.com/a:v1', 'a/b--c__d.e:1'].map(
      (value): Row => [value, image(value)],
    ),
    ['the scheme of CDI', image('docker://quay.io/a/b:v1'), [rule, field, 'docker://quay.io/a/b:v1', { allowed: 'quay.io/a/b:v1' }]],
    ['a file', image('https://h/a.qcow2'),
      [rule, field, 'https://h/a.qcow2', { allowed: 'an image of a registry', fix: 'Import a file by a DataVolume with source.http, and use that as dataVolume.' }]],
    ['capitals', image('quay.io/Acme/disk:v1'), [rule, field, 'quay.io/Acme/disk:v1']],
    ['what is filled in later', image('${REGISTRY}/a:v1'),
      ['object/has-no-placeholder', field, `\${REGISTRY} in spec.template.spec.${field}`]],
    ['two tags', image('quay.io/a:1:2'), [rule, field, 'quay.io/a:1:2']],
    ['a space within', image('quay.io/a b:1'), [rule, field, 'quay.io/a b:1']],
    ['of a kernel', { domain: { firmware: { kernelBoot: { container: { image: 'docker://a/k:v1', kernelPath: '/k' } } } } },
      [rule, 'domain.firmware.kernelBoot.container.image', 'docker://a/k:v1', { allowed: 'a/k:v1' }]],
    ['space around it', image(' a:v1'), ['pod-volume/has-valid-image', field, ' a:v1', { level: FindingLevel.UNSTARTABLE, allowed: 'a reference without space before or after it' }]],
  ]);
});
