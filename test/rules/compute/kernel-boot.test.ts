import { guestTable } from '../guest-table';
import { says } from '../judge';

says({
  'kernel-boot/has-valid-paths': { allowed: 'an absolute path to a file, without ., .. and //' },
  'kernel-boot/requires-image': { allowed: 'the name of an image' },
  'kernel-boot/requires-container-for-arguments': { allowed: 'only with kernelBoot.container' },
  'kernel-boot/requires-kernel-or-initrd': { allowed: 'kernelPath, initrdPath or both' },
});

const FIELD = 'domain.firmware.kernelBoot';
const boot = (kernelBoot: object) => ({ domain: { firmware: { kernelBoot } } });
const from = (container: object) => boot({ container: { image: 'reg/kernel:6', ...container } });

guestTable([
  ['arguments with a kernel', boot({ kernelArgs: 'quiet', container: { image: 'reg/kernel:6', kernelPath: '/boot/vmlinuz' } })],
  ['arguments alone', boot({ kernelArgs: 'quiet' }), ['kernel-boot/requires-container-for-arguments', `${FIELD}.kernelArgs`, 'quiet']],
  ['no arguments', boot({ kernelArgs: '' })],
  ['no image', from({ image: '', kernelPath: '/k' }), ['kernel-boot/requires-image', `${FIELD}.container.image`, '']],
  ['an initrd alone', from({ initrdPath: '/i' })],
  ['neither', from({ kernelPath: '', initrdPath: '' }), ['kernel-boot/requires-kernel-or-initrd', `${FIELD}.container`]],
  ['a slash at the end', from({ kernelPath: '/boot/' })],
  ['the root', from({ kernelPath: '/' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.kernelPath`, '/']],
  ['a relative path', from({ kernelPath: 'boot/k' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.kernelPath`, 'boot/k']],
  ['a path that climbs', from({ initrdPath: '/boot/../i' }),
    ['kernel-boot/has-valid-paths', `${FIELD}.container.initrdPath`, '/boot/../i']],
  ['a doubled slash', from({ initrdPath: '/boot//i' }), ['kernel-boot/has-valid-paths', `${FIELD}.container.initrdPath`, '/boot//i']],
]);
