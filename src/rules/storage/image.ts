import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'image/avoids-latest-tag',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'The image of a container disk has a tag other than latest, or a digest',
    why: 'KubeVirt pulls it anew at each start: the same manifest boots another disk once somebody pushes, and a migration or restart can mix both.',
    fix: 'Write a tag that is not moved, or better the digest: quay.io/containerdisks/fedora@sha256:….',
    * check({ spec: { volumes = [], domain } }) {
      const images = [
        ...volumes.map(({ containerDisk }, i) => ({ image: containerDisk?.image, field: `volumes[${i}].containerDisk.image` })),
        { image: domain.firmware?.kernelBoot?.container?.image, field: 'domain.firmware.kernelBoot.container.image' },
      ];
      for (const { image, field } of images) {
        if (image && !isPinned(image)) yield { field, got: image, allowed: 'an image with a tag other than latest, or a digest' };
      }
    },
  }),
];

function isPinned(image: string): boolean {
  if (image.includes('@')) return true;
  const tag = image.slice(image.lastIndexOf('/') + 1).split(':')[1];
  return tag !== undefined && tag !== 'latest';
}
