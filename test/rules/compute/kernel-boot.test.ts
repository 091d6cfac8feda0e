import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { judge, says } from '../judge';

says({
  'kernel-boot/requires-kernel': { level: FindingLevel.UNSTARTABLE, allowed: 'only with kernelPath' },
  'kernel-boot/has-valid-paths': { allowed: 'an absolute path to a file, without ., .. and //' },
  'kernel-boot/requires-container-for-arguments': { allowed: 'only with kernelBoot.container' },
  'kernel-boot/requires-image': { allowed: 'the name of an image' },
  'kernel-boot/requires-kernel-or-initrd': { allowed: 'kernelPath, initrdPath or both' },
});

const FIELD = 'domain.firmware.kernelBoot';
const boot = (kernelBoot: object) => ({ domain: { firmware: { kernelBoot } } });
const from = (container: object) => boot({ container: { image: 'reg/kernel:6', ...container } });

guestTable([
  ['a guest without firmware', {}],
  ['firmware without kernelBoot', { domain: { firmware: {} } }],
  ['kernelBoot without a container', boot({})],
  ['arguments with a kernel', boot({ kernelArgs: 'quiet', container: { image: 'reg/kernel:6', kernelPath: '/boot/vmlinuz' } })],
  ['arguments without a container', boot({ kernelArgs: 'quiet' }),
    ['kernel-boot/requires-container-for-arguments', `${FIELD}.kernelArgs`, 'quiet']],
  ['empty arguments', boot({ kernelArgs: '' })],
  ['an empty image', from({ image: '', kernelPath: '/k' }), ['kernel-boot/requires-image', `${FIELD}.container.image`, '']],
  ['a kernel alone', from({ kernelPath: '/k' })],
  ['a kernel and an initrd', from({ kernelPath: '/k', initrdPath: '/i' })],
  ['an initrd alone', from({ initrdPath: '/i' }), ['kernel-boot/requires-kernel', `${FIELD}.container.initrdPath`, '/i']],
  ['a container with neither path', from({}), ['kernel-boot/requires-kernel-or-initrd', `${FIELD}.container`]],
  ['a container with empty paths', from({ kernelPath: '', initrdPath: '' }), ['kernel-boot/requires-kernel-or-initrd', `${FIELD}.container`]],
  ['a slash at the end', from({ kernelPath: '/boot/' })],
  ['the root', from({ kernelPath: '/' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.kernelPath`, '/']],
  ['a relative path', from({ kernelPath: 'boot/k' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.kernelPath`, 'boot/k']],
  ['a path with two dots', from({ kernelPath: '/k', initrdPath: '/boot/../i' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.initrdPath`, '/boot/../i']],
  ['a path with a dot', from({ kernelPath: '/k', initrdPath: '/boot/./i' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.initrdPath`, '/boot/./i']],
  ['a doubled slash', from({ kernelPath: '/k', initrdPath: '/boot//i' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.initrdPath`, '/boot//i']],
]);

test('a preset is judged too', () => {
  const kernelBoot = { kernelArgs: 'quiet', container: { image: '', kernelPath: 'k' } };
  const spec = { selector: {}, domain: { devices: {}, firmware: { kernelBoot } } };
  const found = judge({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstancePreset', metadata: { name: 't' }, spec });
  expect(found.filter(([rule]) => rule.startsWith('kernel-boot/'))).toEqual([
    ['kernel-boot/requires-image', 'spec.domain.firmware.kernelBoot.container.image', ''],
    ['kernel-boot/has-valid-paths', 'spec.domain.firmware.kernelBoot.container.kernelPath', 'k'],
  ]);
});
