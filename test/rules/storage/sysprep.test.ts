import { secretOf } from './cloud-init-table';
import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'sysprep/avoids-fixed-disk': { level: FindingLevel.ADVISED, allowed: 'cdrom' },
  'sysprep/requires-answer-file': { level: FindingLevel.UNSTARTABLE, allowed: 'autounattend.xml or unattend.xml' },
  'sysprep/has-valid-answer-file': { level: FindingLevel.ADVISED, allowed: 'XML with the element unattend' },
});

const XML = '<?xml version="1.0"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend"/>';
const OPEN = '<unattend xmlns="urn:schemas-microsoft-com:unattend">';
const vm = (sysprep: Json, name = 'vm') => machine({ volumes: [{ name: 'answers', sysprep }] }, {}, { metadata: { name } });
const fromConfigMap = vm({ configMap: { name: 'c' } });
const configMap = (data: Json, more: Json = {}) => ({ ...object('v1', 'ConfigMap', 'c'), spec: undefined, data, ...more });
const field = 'spec.template.spec.volumes[0].sysprep.configMap.name';

appTable('sysprep', [
  ['autounattend.xml', [fromConfigMap, configMap({ 'autounattend.xml': XML })]],
  ['Unattend.xml among others', [fromConfigMap, configMap({ 'a.ps1': 'Get-Host', 'Unattend.xml': XML })]],
  ['UTF-16 of a Secret', [
    vm({ secret: { name: 's' } }), secretOf({ data: { 'unattend.xml': Buffer.from(`\uFEFF${XML}`, 'utf16le').toString('base64') } }),
  ]],
  ['in binary data', [fromConfigMap, configMap({}, { binaryData: { 'unattend.xml': Buffer.from(XML).toString('base64') } })]],
  ['a ConfigMap that the app does not make', [fromConfigMap]],
  ['a Secret of that name', [fromConfigMap, secretOf({ stringData: { a: 'b' } }, 'c')]],
  ['another key', [fromConfigMap, configMap({ sysprep: XML })], ['sysprep/requires-answer-file', field, 'ConfigMap c with sysprep']],
  ['another key of a Secret', [vm({ secret: { name: 's' } }), secretOf({ stringData: { 'answers.xml': XML } })],
    ['sysprep/requires-answer-file', 'spec.template.spec.volumes[0].sysprep.secret.name', 'Secret s with answers.xml']],
  ['no key, which something may add', [fromConfigMap, configMap({})],
    ['sysprep/requires-answer-file', field, 'ConfigMap c with nothing', { level: FindingLevel.ADVISED }]],
  ['an element that ends in another', [fromConfigMap, configMap({ 'unattend.xml': `${OPEN}<settings></unattend>` })],
    ['sysprep/has-valid-answer-file', 'data[unattend.xml]', '</unattend> before </settings>']],
  ['the same in a Secret', [vm({ secret: { name: 's' } }), secretOf({ stringData: { 'unattend.xml': `${OPEN}<settings></unattend>` } })],
    ['sysprep/has-valid-answer-file', 'stringData[unattend.xml]', '(not shown)']],
  ['an empty text', [fromConfigMap, configMap({ 'unattend.xml': '' })], ['sysprep/has-valid-answer-file', 'data[unattend.xml]', 'an empty text']],
  ['another text of two VMs, once', [fromConfigMap, vm({ configMap: { name: 'c' } }, 'b'), configMap({ 'unattend.xml': 'a: b', 'b.xml': 'b' })],
    ['sysprep/has-valid-answer-file', 'data[unattend.xml]', 'a text without unattend']],
]);

describe('sysprep/avoids-fixed-disk', () => {
  const by = (disk: Json) => machine({
    domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'answers', ...disk }] } },
    volumes: [{ name: 'root', containerDisk: { image: 'q/i:1' } }, { name: 'answers', sysprep: { configMap: { name: 'c' } } }],
  });
  const found = (target: string, got: string): [string, string, string] => ['sysprep/avoids-fixed-disk', `spec.template.spec.domain.devices.disks[1].${target}`, got];
  appTable('sysprep', [
    ['a CD-ROM', [by({ cdrom: { bus: 'sata' } })]],
    ['a disk of virtio', [by({ disk: { bus: 'virtio' } })], found('disk', 'disk on virtio')],
    ['a disk of SATA', [by({ disk: { bus: 'sata' } })], found('disk', 'disk on sata')],
  ]);
});
