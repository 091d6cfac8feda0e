import { hasPlaceholder } from '../../kubernetes/placeholder';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { launchedVmi } from '../subjects/launched-vmi';

/** `reference.regexp` of distribution, by which kubelet and runtimes read images: host and port, paths in small letters, and a tag; what a digest says is not looked into. */
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp('^(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+\\])(?::\\d+)?/)?'
  + `${COMPONENT}(?:/${COMPONENT})*(?::\\w[\\w.-]{0,127})?(?:@\\S+)?$`);
const SCHEME = /^[a-z+-]+:\/\//i;
const FILE = /\.(?:img|iso|qcow2|raw|vmdk|xz|gz)$/i;

/** Each image that a container of the launcher pod is made of. Space around one and placeholders are told by themselves. */
const image: Subject<string> = partsOf(launchedVmi, ({ spec: { volumes = [], domain } }) => [
  ...volumes.map(({ containerDisk }, i) => ({ value: containerDisk?.image ?? '', path: `volumes[${i}].containerDisk.image` })),
  { value: domain.firmware?.kernelBoot?.container?.image ?? '', path: 'domain.firmware.kernelBoot.container.image' },
].filter(({ value }) => value !== '' && value === value.trim() && !hasPlaceholder(value)));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'image-reference/has-valid-form',
    level: FindingLevel.UNSTARTABLE,
    subject: image,
    summary: 'The image of a container disk or of a kernel must be a reference that can be pulled',
    why: 'KubeVirt and the API server admit any text. The kubelet cannot read it (InvalidImageName) and pulls nothing: the VM never starts.',
    fix: 'Write <registry>/<repository>:<tag> without a scheme, the repository in small letters.',
    * check(got) {
      if (REFERENCE.test(got)) return;
      const rest = got.replace(SCHEME, '');
      if (rest === got) yield { field: '', got, allowed: 'a reference such as quay.io/containerdisks/fedora:42' };
      else if (FILE.test(rest)) yield { field: '', got, allowed: 'an image of a registry', fix: 'Import a file by a DataVolume with source.http, and use that as dataVolume.' };
      else yield { field: '', got, allowed: rest };
    },
  }),
];
