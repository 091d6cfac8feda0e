import { guestTable } from '../guest-table';
import { instance, says } from '../judge';

says({
  'video/fits-architecture': { allowed: ['vga, cirrus, virtio, ramfb, bochs on amd64', 'virtio on s390x', 'virtio, ramfb on arm64'] },
  'video/requires-graphics-device': { allowed: 'no video without a graphics device', reported: 'spec.template.spec.video' },
});

const video = (architecture: string, type?: string) => ({ architecture, domain: { devices: { video: { type } } } });
const FIELD = 'domain.devices.video.type';

describe('video/requires-graphics-device', () => {
  const graphics = (autoattachGraphicsDevice?: boolean) => (
    { domain: { devices: { autoattachGraphicsDevice, video: { type: 'virtio' } } } }
  );
  guestTable([
    ['by default', graphics()],
    ['attached', graphics(true)],
    ['not attached', graphics(false), ['video/requires-graphics-device', 'domain.devices.video', '{"type":"virtio"}']],
  ]);
});

describe('video/fits-architecture', () => guestTable([
  ...['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'].map((type): [string, object] => [`${type} on amd64`, video('amd64', type)]),
  ['qxl on amd64', video('amd64', 'qxl'), ['video/fits-architecture', FIELD, 'qxl']],
  ['no type', video('amd64'), ['video/fits-architecture', FIELD]],
  ['ramfb on arm64', video('arm64', 'ramfb')],
  ['vga on arm64', video('arm64', 'vga'), ['video/fits-architecture', FIELD, 'vga']],
  ['virtio on s390x', video('s390x', 'virtio')],
  ['ramfb on s390x', video('s390x', 'ramfb'), ['video/fits-architecture', FIELD, 'ramfb']],
], instance, 'spec'));
