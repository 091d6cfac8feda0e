import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { vmi } from '../subjects/vmi';

/** Without a tag, which stands for latest, or with that tag; a digest has a colon too. */
const MOVING = /(?:^|\/)[^/:]*(?::latest)?$/;

/** Each image that a guest starts from. */
const image: Subject<string | undefined> = partsOf(vmi, ({ spec: { volumes = [], domain } }) => [
  ...volumes.map(({ containerDisk }, i) => ({ value: containerDisk?.image, path: `volumes[${i}].containerDisk.image` })),
  { value: domain.firmware?.kernelBoot?.container?.image, path: 'domain.firmware.kernelBoot.container.image' },
]);

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'image/avoids-latest-tag',
    level: FindingLevel.ADVISED,
    subject: image,
    summary: 'The image of a container disk or of a kernel must have a digest, or a tag other than latest',
    why: 'KubeVirt pulls it anew at each start: the same manifest boots another disk once the tag is pushed again, '
      + 'and a migration or restart can mix both.',
    fix: 'Write a tag that is not moved, or better the digest: quay.io/containerdisks/fedora@sha256:….',
    * check(value) {
      if (value && MOVING.test(value)) yield { field: '', got: value, allowed: 'an image with a tag other than latest, or a digest' };
    },
  }),
];
