import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

/** Without a tag, which stands for latest, or with that tag; a digest has a colon too. */
const MOVING = /(?:^|\/)[^/:]*(?::latest)?$/;

/** Operating systems that Docker publishes as images of containers. An image without a registry is one of Docker's. */
const CONTAINER_OS = new RegExp('^(?:(?:index\\.)?docker\\.io/)?(?:library/)?'
  + '(?:almalinux|alpine|amazonlinux|archlinux|busybox|centos|debian|fedora|oraclelinux|photon|rockylinux|ubuntu)(?:[:@].*)?$');

/** Each container disk. */
const diskImage: Subject<string | undefined> = partsOf(vmi, ({ spec: { volumes = [] } }) => (
  volumes.map((volume, i) => ({ value: volume.containerDisk?.image, path: `volumes[${i}].containerDisk.image` }))
));

/** Each image that a guest starts from. */
const image: Subject<string | undefined> = partsOf(vmi, ({ spec: { volumes = [], domain } }) => [
  ...volumes.map(({ containerDisk }, i) => ({ value: containerDisk?.image, path: `volumes[${i}].containerDisk.image` })),
  { value: domain.firmware?.kernelBoot?.container?.image, path: 'domain.firmware.kernelBoot.container.image' },
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'image/requires-disk',
    level: FindingLevel.UNSTARTABLE,
    subject: diskImage,
    summary: 'The image of a container disk must hold a disk, which the operating systems of Docker Hub do not',
    why: 'KubeVirt looks for one file under /disk of the image, a raw or qcow2 disk. The official images of Docker Hub hold the files of an operating system for '
      + 'containers, without kernel and boot loader: the launcher finds no disk, and the VM never starts.',
    fix: 'Write a container disk, such as quay.io/containerdisks/ubuntu:24.04.',
    * check(value) {
      if (value && CONTAINER_OS.test(value)) yield { field: '', got: value, allowed: 'an image with a disk under /disk' };
    },
  }),
  defineRule({
    id: 'image/avoids-latest-tag',
    level: FindingLevel.ADVISED,
    subject: image,
    summary: 'The image of a container disk or of a kernel must have a digest, or a tag other than latest',
    why: 'KubeVirt pulls it anew at each start: the same manifest boots another disk once the tag is pushed again, '
      + 'and a migration or restart can mix both.',
    fix: 'Write a tag that is not moved, or better the digest: quay.io/containerdisks/fedora@sha256:….',
    * check(value) {
      if (value && MOVING.test(value) && !value.includes('://')) yield { field: '', got: value, allowed: 'an image with a tag other than latest, or a digest' };
    },
  }),
];
