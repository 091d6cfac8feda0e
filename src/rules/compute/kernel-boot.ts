import type { KernelBootContainer } from '../../../imports/kubevirt.io';
import { isCleanAbsolutePath } from '../../kubernetes/absolute-path';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { domain } from '../subjects/domain';
import { launchedVmi } from '../subjects/launched-vmi';

const FIELD = 'firmware.kernelBoot';
const PATHS = ['kernelPath', 'initrdPath'] as const;

const kernelContainer: Subject<KernelBootContainer> = partsOf(domain, ({ firmware }) => {
  const container = firmware?.kernelBoot?.container;
  return container ? [{ value: container, path: `${FIELD}.container` }] : [];
});

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'kernel-boot/requires-container-for-arguments',
    level: FindingLevel.REJECTED,
    subject: domain,
    summary: 'Kernel arguments must come with a container that holds the kernel',
    why: 'Arguments only reach a kernel that KubeVirt itself boots: KubeVirt refuses kernelArgs without kernelBoot.container.',
    fix: 'Name the container with the kernel, or set the arguments in the bootloader of the guest.',
    upstream: ['firmware/kernel-args-without-container'],
    * check({ firmware }) {
      const { container, kernelArgs } = firmware?.kernelBoot ?? {};
      if (!container && kernelArgs) yield { field: `${FIELD}.kernelArgs`, got: kernelArgs, allowed: 'only with kernelBoot.container' };
    },
  }),
  defineRule({
    id: 'kernel-boot/requires-image',
    level: FindingLevel.REJECTED,
    subject: kernelContainer,
    summary: 'A kernel container must have an image',
    why: 'KubeVirt refuses an empty image.',
    fix: 'Write the image that holds the kernel.',
    upstream: ['firmware/kernel-image-required'],
    * check({ image }) {
      if (!image) yield { field: 'image', got: image, allowed: 'the name of an image' };
    },
  }),
  defineRule({
    id: 'kernel-boot/requires-kernel-or-initrd',
    level: FindingLevel.REJECTED,
    subject: kernelContainer,
    summary: 'A kernel container must say where its kernel or initrd is',
    why: 'KubeVirt refuses a container with neither kernelPath nor initrdPath.',
    fix: 'Write kernelPath, initrdPath or both.',
    upstream: ['firmware/kernel-or-initrd-required'],
    * check({ kernelPath, initrdPath }) {
      if (!kernelPath && !initrdPath) yield { field: '', allowed: 'kernelPath, initrdPath or both' };
    },
  }),
  defineRule({
    id: 'kernel-boot/has-valid-paths',
    level: FindingLevel.REJECTED,
    subject: kernelContainer,
    summary: 'The paths of kernel and initrd must be absolute and clean',
    why: 'KubeVirt refuses /, relative paths, . and .. in a path, and doubled slashes.',
    fix: 'Write the path from the root of the image: /boot/vmlinuz.',
    upstream: [
      'firmware/kernel-path-root', 'firmware/kernel-path-not-clean', 'firmware/initrd-path-root', 'firmware/initrd-path-not-clean',
    ],
    * check(container) {
      for (const field of PATHS) {
        const path = container[field];
        if (path && !isCleanAbsolutePath(path)) yield { field, got: path, allowed: 'an absolute path to a file, without ., .. and //' };
      }
    },
  }),
  defineRule({
    id: 'kernel-boot/requires-kernel',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'An initrd must come with a kernel',
    why: 'KubeVirt admits initrdPath alone, and QEMU stops: -initrd only allowed with -kernel option. The VM never starts.',
    fix: 'Write kernelPath as well.',
    * check({ spec: { domain: { firmware } } }) {
      const { kernelPath, initrdPath: got } = firmware?.kernelBoot?.container ?? {};
      if (got && !kernelPath) yield { field: `domain.${FIELD}.container.initrdPath`, got, allowed: 'only with kernelPath' };
    },
  }),
];
