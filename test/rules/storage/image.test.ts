import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { replicaSet, says } from '../judge';

says({
  'image/requires-disk': { level: FindingLevel.UNSTARTABLE, allowed: 'an image with a disk under /disk' },
  'image/avoids-latest-tag': { level: FindingLevel.ADVISED, allowed: 'an image with a tag other than latest, or a digest' },
});

const image = (name: string) => ({ volumes: [{ name: 'root', containerDisk: { image: name } }] });

describe('image/avoids-latest-tag', () => {
  guestTable([
    ...['reg/i:v1', 'reg:5000/i:42', 'i:1', 'i@sha256:abc', 'reg:5000/i@sha256:abc', 'reg/i:latest@sha256:abc']
      .map((name): Row => [`admits ${name}`, image(name)]),
    ...['reg/image', 'i', 'reg:5000/i', 'reg/i:latest', 'i:latest'].map((name): Row => (
      [`advises against ${name}`, image(name), ['image/avoids-latest-tag', 'volumes[0].containerDisk.image', name]]
    )),
    ['admits volumes without an image', { volumes: [{ name: 'root', emptyDisk: { capacity: '1Gi' } }] }],
    ['advises against latest of a kernel', { domain: { firmware: { kernelBoot: { container: { image: 'reg/k', kernelPath: '/k' } } } } },
      ['image/avoids-latest-tag', 'domain.firmware.kernelBoot.container.image', 'reg/k']],
  ]);
  describe('a replica set', () => guestTable([
    ['advises against latest', image('reg/i:latest'), ['image/avoids-latest-tag', 'volumes[0].containerDisk.image', 'reg/i:latest']],
  ], replicaSet));
});

describe('image/requires-disk', () => {
  guestTable([
    ...['quay.io/containerdisks/ubuntu:22.04', 'reg:5000/ubuntu:22.04', 'docker.io/example/ubuntu:22.04', 'ubuntu-disk:1', 'localhost/fedora:42']
      .map((name): Row => [`admits ${name}`, image(name)]),
    ...['ubuntu:22.04', 'library/debian:12', 'docker.io/fedora:42', 'docker.io/library/alpine@sha256:abc', 'index.docker.io/library/centos:7'].map((name): Row => (
      [`advises against ${name}`, image(name), ['image/requires-disk', 'volumes[0].containerDisk.image', name]]
    )),
    ['admits the image of a kernel', { domain: { firmware: { kernelBoot: { container: { image: 'ubuntu:22.04', kernelPath: '/k' } } } } }],
  ]);
});
