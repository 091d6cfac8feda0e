import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { from, importCron, volumeTable } from '../volume-table';
import type { VolumeRow } from '../volume-table';

says({
  'registry-source/avoids-credentials-for-node-pull': { level: FindingLevel.ADVISED, allowed: 'nothing with pullMethod: node' },
  'registry-source/has-known-pull-method': { allowed: 'pod, node', reported: 'spec.source.Registry.importMethod' },
  'registry-source/requires-one-image': { allowed: 'url or imageStream', reported: 'spec.source.Registry' },
  'registry-source/has-valid-url': { allowed: 'a URL such as docker://quay.io/containerdisks/fedora:42', reported: 'spec.source.Registry.URL' },
  'registry-source/has-valid-image': {
    level: FindingLevel.ADVISED,
    allowed: ['a repository', 'a repository in lower case', 'a tag or a digest, not both', 'docker:// with both slashes'],
  },
  'registry-source/requires-pod-pull-for-archive': { level: FindingLevel.ADVISED, allowed: 'a docker:// URL' },
  'registry-source/requires-node-pull-for-image-stream': { allowed: ['node', 'the name of an ImageStream'], reported: 'spec.source.Registry.importMethod' },
});

const URL = 'spec.source.registry.url';
const registry = (source: object) => from({ registry: source });
const by = (rule: string) => (url: string): VolumeRow => [url, registry({ url }), [`registry-source/${rule}`, URL, url]];

describe('registry-source/requires-one-image', () => {
  volumeTable([
    ['a url', registry({ url: 'docker://q/i' })],
    ['neither', registry({}), ['registry-source/requires-one-image', 'spec.source.registry']],
    ['both', registry({ url: 'docker://q/i', imageStream: 'i:t', pullMethod: 'node' }),
      ['registry-source/requires-one-image', 'spec.source.registry', 'url and imageStream']],
  ]);
});

describe('registry-source/has-valid-url', () => {
  volumeTable([
    ...['docker://docker.io/library/fedora:latest', 'docker://fedora:39', 'docker://q/i:t', 'oci-archive:/p', 'oci-archive:p', 'DOCKER://q/i']
      .map((url): VolumeRow => [url, registry({ url })]),
    ...['docker://fedora:latest', 'docker://q:port/i', 'docker://fedora@sha256:abc', 'quay.io/x/y', 'http://q/i', 'oci://q/i', 'docker-archive://x', '']
      .map(by('has-valid-url')),
  ]);
});

describe('registry-source/has-known-pull-method', () => {
  const url = 'docker://q/i';
  volumeTable([
    ['pod', registry({ url, pullMethod: 'pod' })],
    ['node', registry({ url, pullMethod: 'node' })],
    ...['', 'Node'].map((pullMethod): VolumeRow => (
      [pullMethod, registry({ url, pullMethod }), ['registry-source/has-known-pull-method', 'spec.source.registry.pullMethod', pullMethod]]
    )),
  ]);
});

describe('registry-source/requires-node-pull-for-image-stream', () => {
  volumeTable([
    ['by node', registry({ imageStream: 'is:tag', pullMethod: 'node' })],
    ['empty', registry({ imageStream: '', pullMethod: 'node' }),
      ['registry-source/requires-node-pull-for-image-stream', 'spec.source.registry.imageStream', '']],
    ['by pod', registry({ imageStream: 'is' }), ['registry-source/requires-node-pull-for-image-stream', 'spec.source.registry.pullMethod']],
  ]);
});

describe('registry-source/has-valid-image', () => {
  volumeTable([
    ['a digest', registry({ url: 'docker://r/i@sha256:abc' })],
    ['a port', registry({ url: 'docker://r:5000/i' })],
    ['a registry in capitals', registry({ url: 'docker://Reg/img:T' })],
    ['by node', registry({ url: 'docker://r/i:1@sha256:abc', pullMethod: 'node' })],
    ...['docker://r/i:1@sha256:abc', 'docker:q/i', 'docker://', 'docker://reg/Img'].map(by('has-valid-image')),
  ]);
  describe('a DataImportCron', () => volumeTable([
    ['takes the tag off', { template: { spec: { source: { registry: { url: 'docker://q/i:1' } } } } }],
  ], importCron));
});

describe('what a node does not do', () => {
  volumeTable([
    ['archives', registry({ url: 'oci-archive:/p', pullMethod: 'node' }), ['registry-source/requires-pod-pull-for-archive', URL, 'oci-archive:/p']],
    ['credentials', registry({ url: 'docker://q/i', pullMethod: 'node', secretRef: 's' }),
      ['registry-source/avoids-credentials-for-node-pull', 'spec.source.registry.secretRef', 's']],
    ['credentials by pod', registry({ url: 'docker://q/i', secretRef: 's' })],
  ]);
});
