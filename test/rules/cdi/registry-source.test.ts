import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json } from '../judge';
import { from, importCron, poolWithTemplate, volumeTable, withTemplate } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'data-import-cron/excludes-fixed-image': { level: FindingLevel.UNSTARTABLE, allowed: 'docker://<repository>:<tag>' },
  'registry-source/avoids-credentials-for-node-pull': { level: FindingLevel.ADVISED, allowed: 'nothing with pullMethod: node' },
  'registry-source/has-known-pull-method': { allowed: 'pod, node', reported: 'spec.source.Registry.importMethod' },
  'registry-source/has-valid-image': { level: FindingLevel.UNSTARTABLE, allowed: 'a tag or a digest, not both' },
  'registry-source/has-valid-url': { allowed: 'a URL such as docker://quay.io/containerdisks/fedora:42', reported: 'spec.source.Registry.URL' },
  'registry-source/requires-node-pull-for-image-stream': { allowed: 'node', reported: 'spec.source.Registry.importMethod' },
  'registry-source/requires-one-image': { allowed: 'url or imageStream', reported: 'spec.source.Registry' },
  'registry-source/requires-pod-pull-for-archive': { level: FindingLevel.UNSTARTABLE, allowed: 'a docker:// URL' },
});

const REGISTRY = 'spec.source.registry';
const URL = `${REGISTRY}.url`;
const registry = (source: Json) => from({ registry: source });

describe('registry-source/requires-one-image', () => {
  const rule = 'registry-source/requires-one-image';
  describe('a registry source with', () => volumeTable([
    ['a url', registry({ url: 'docker://q/i' })],
    ['an imageStream', registry({ imageStream: 'i:t', pullMethod: 'node' })],
    ['neither', registry({}), [rule, REGISTRY]],
    ['both, of which nothing else is judged', registry({ url: 'x', imageStream: 'i:t' }), [rule, REGISTRY, 'url and imageStream']],
  ]));
});

describe('registry-source/has-valid-url', () => {
  const rule = 'registry-source/has-valid-url';
  describe('accepts', () => volumeTable([
    'docker://docker.io/library/fedora:latest', 'docker://fedora:39', 'docker://q/i:t', 'oci-archive:/p', 'oci-archive:p', 'DOCKER://q/i',
  ].map((url): VolumeRow => [url, registry({ url })])));
  describe('refuses', () => volumeTable([
    'docker://fedora:latest', 'docker://q:port/i', 'docker://fedora@sha256:abc', 'quay.io/x/y', 'http://q/i', 'oci://q/i', 'docker-archive://x', '',
    'constructor://q/i',
  ].map((url): VolumeRow => [url, registry({ url }), [rule, URL, url]])));
  const ftp = registry({ url: 'ftp://q/i' });
  const late = { level: FindingLevel.UNSTARTABLE, reported: null };
  describe('in the template of a VM', () => volumeTable([
    ['ftp', ftp, [rule, 'spec.dataVolumeTemplates[0].spec.source.registry.url', 'ftp://q/i', late]],
  ], withTemplate));
  describe('in the template of a pool', () => volumeTable([
    ['ftp', ftp, [rule, 'spec.virtualMachineTemplate.spec.dataVolumeTemplates[0].spec.source.registry.url', 'ftp://q/i', late]],
  ], poolWithTemplate));
  describe('in a DataImportCron', () => volumeTable([
    ['ftp', { template: { spec: { source: { registry: { url: 'ftp://q/i' } } } } },
      [rule, 'spec.template.spec.source.registry.url', 'ftp://q/i', { reported: 'Template.source.Registry.URL' }]],
  ], importCron));
});

describe('registry-source/has-known-pull-method', () => {
  const url = 'docker://q/i';
  volumeTable([
    ['pod', registry({ url, pullMethod: 'pod' })],
    ['node', registry({ url, pullMethod: 'node' })],
    ...['', 'Node'].map((pullMethod): VolumeRow => (
      [`another one: "${pullMethod}"`, registry({ url, pullMethod }),
        ['registry-source/has-known-pull-method', `${REGISTRY}.pullMethod`, pullMethod]]
    )),
  ]);
});

describe('registry-source/requires-node-pull-for-image-stream', () => {
  const rule = 'registry-source/requires-node-pull-for-image-stream';
  describe('an image stream', () => volumeTable([
    ['that the node pulls', registry({ imageStream: 'is:tag', pullMethod: 'node' })],
    ['without a name', registry({ imageStream: '', pullMethod: 'node' }),
      [rule, `${REGISTRY}.imageStream`, '', { allowed: 'the name of an ImageStream' }]],
    ['that a pod pulls by default', registry({ imageStream: 'is' }), [rule, `${REGISTRY}.pullMethod`]],
    ['that a pod pulls', registry({ imageStream: 'is', pullMethod: 'pod' }), [rule, `${REGISTRY}.pullMethod`, 'pod']],
    ['with another pullMethod, which another rule is about', registry({ imageStream: 'is', pullMethod: 'x' }),
      ['registry-source/has-known-pull-method', `${REGISTRY}.pullMethod`, 'x']],
  ]));
});

describe('registry-source/has-valid-image', () => {
  const rule = 'registry-source/has-valid-image';
  const refused = (url: string, allowed?: string): VolumeRow => (
    [url, registry({ url }), allowed ? [rule, URL, url, { allowed }] : [rule, URL, url]]
  );
  describe('accepts', () => volumeTable([
    ...['docker://r/i@sha256:abc', 'docker://r:5000/i', 'docker://r:5000/i@sha256:abc', 'docker://Reg/img:T', 'docker://fedora', 'docker://fedora:39']
      .map((url): VolumeRow => [url, registry({ url })]),
    ['a tag and a digest that the node pulls', registry({ url: 'docker://r/i:1@sha256:abc', pullMethod: 'node' })],
  ]));
  describe('refuses', () => volumeTable([
    refused('docker://r/i:1@sha256:abc'),
    refused('docker://r:5000/i:1@sha256:abc'),
    refused('docker://i:1@sha256'),
    refused('docker:q/i', 'docker:// with both slashes'),
    refused('docker:/q/i', 'docker:// with both slashes'),
    refused('docker://', 'a repository'),
    refused('docker://:39', 'a repository'),
    refused('docker://reg/Img', 'a repository in lower case'),
    refused('docker://reg/Img:1', 'a repository in lower case'),
    refused('docker://Img', 'a repository in lower case'),
    refused('docker://reg/imG', 'a repository in lower case'),
  ]));
  describe('the template of a DataImportCron', () => {
    const template = (url: string) => ({ template: { spec: { source: { registry: { url } } } } });
    volumeTable([
      ['may have a tag', template('docker://q/i:1')],
      ['may have a tag and a digest, as far as this rule goes', template('docker://q/i:1@sha256:abc'),
        ['data-import-cron/excludes-fixed-image', 'spec.template.spec.source.registry.url', 'docker://q/i:1@sha256:abc']],
    ], importCron);
  });
});

describe('what a node does not do', () => {
  const credentials = 'registry-source/avoids-credentials-for-node-pull';
  const url = 'docker://q/i';
  volumeTable([
    ['it pulls no archives', registry({ url: 'oci-archive:/p', pullMethod: 'node' }),
      ['registry-source/requires-pod-pull-for-archive', URL, 'oci-archive:/p']],
    ['it reads no Secret', registry({ url, pullMethod: 'node', secretRef: 's' }), [credentials, `${REGISTRY}.secretRef`, 's']],
    ['it reads no certificates', registry({ url, pullMethod: 'node', certConfigMap: 'c' }), [credentials, `${REGISTRY}.certConfigMap`, 'c']],
    ['a pod does all of that', registry({ url: 'oci-archive:/p', secretRef: 's', certConfigMap: 'c' })],
  ]);
});
