import { isCleanAbsolutePath } from '../../kubernetes/absolute-path';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { domainRule } from '../subjects/domain-rule';

const FIELD = 'domain.firmware.kernelBoot';

export const rules: readonly ObjectRule[] = [
  domainRule({
    id: 'kernel-boot/has-kernel-for-arguments',
    level: FindingLevel.REJECTED,
    summary: 'Kernel arguments need a kernel from a container',
    why: 'Arguments only reach a kernel that KubeVirt itself boots: v1.9.0 refuses kernelArgs without kernelBoot.container.',
    fix: 'Name the container with the kernel, or set the arguments in the bootloader of the guest.',
    upstream: ['firmware/kernel-args-without-container'],
    * check({ firmware }) {
      const { container, kernelArgs } = firmware?.kernelBoot ?? {};
      if (!container && kernelArgs) yield { field: `${FIELD}.kernelArgs`, got: kernelArgs, allowed: 'only with kernelBoot.container' };
    },
  }),
  domainRule({
    id: 'kernel-boot/has-image',
    level: FindingLevel.REJECTED,
    summary: 'A kernel container has an image',
    why: 'KubeVirt refuses an empty image.',
    fix: 'Write the image that holds the kernel.',
    upstream: ['firmware/kernel-image-required'],
    * check({ firmware }) {
      const container = firmware?.kernelBoot?.container;
      if (container && !container.image) yield { field: `${FIELD}.container.image`, got: container.image, allowed: 'the name of an image' };
    },
  }),
  domainRule({
    id: 'kernel-boot/names-kernel-or-initrd',
    level: FindingLevel.REJECTED,
    summary: 'A kernel container says where its kernel or initrd is',
    why: 'KubeVirt refuses a container with neither kernelPath nor initrdPath.',
    fix: 'Write kernelPath, initrdPath or both.',
    upstream: ['firmware/kernel-or-initrd-required'],
    * check({ firmware }) {
      const container = firmware?.kernelBoot?.container;
      if (!container || container.kernelPath || container.initrdPath) return;
      yield { field: `${FIELD}.container`, allowed: 'kernelPath, initrdPath or both' };
    },
  }),
  domainRule({
    id: 'kernel-boot/has-absolute-paths',
    level: FindingLevel.REJECTED,
    summary: 'The paths of kernel and initrd are absolute and plain',
    why: 'KubeVirt refuses /, relative paths, . and .. in a path, and doubled slashes.',
    fix: 'Write the path from the root of the image: /boot/vmlinuz.',
    upstream: [
      'firmware/kernel-path-root', 'firmware/kernel-path-not-clean', 'firmware/initrd-path-root', 'firmware/initrd-path-not-clean',
    ],
    * check({ firmware }) {
      for (const key of ['kernelPath', 'initrdPath'] as const) {
        const path = firmware?.kernelBoot?.container?.[key];
        if (!path || isCleanAbsolutePath(path)) continue;
        yield { field: `${FIELD}.container.${key}`, got: path, allowed: 'an absolute path to a file, without ., .. and //' };
      }
    },
  }),
];
