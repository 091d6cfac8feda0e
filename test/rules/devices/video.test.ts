import { admit } from '../../../src/admission/admission';
import { guestTable } from '../guest-table';
import type { Row } from '../guest-table';
import { instance, replicaSet, says, virtualMachine } from '../judge';

const ON_AMD64 = { allowed: 'vga, cirrus, virtio, ramfb, bochs on amd64' };
const ON_ARM64 = { allowed: 'virtio, ramfb on arm64' };
const ON_S390X = { allowed: 'virtio on s390x' };

says({
  'video/fits-architecture': ON_AMD64,
  'video/requires-graphics-device': { allowed: 'no video without a graphics device', reported: 'spec.template.spec.video' },
});

const FIELD = 'domain.devices.video.type';
const video = (architecture: string, type?: string) => ({ architecture, domain: { devices: { video: { type } } } });

describe('video/requires-graphics-device', () => {
  const graphics = (autoattachGraphicsDevice?: boolean) => (
    { domain: { devices: { autoattachGraphicsDevice, video: { type: 'virtio' } } } }
  );
  const refused: Row = ['refuses a video device without a graphics device', graphics(false),
    ['video/requires-graphics-device', 'domain.devices.video', '{"type":"virtio"}']];
  guestTable([
    ['admits a graphics device by default', graphics()],
    ['admits a graphics device', graphics(true)],
    ['admits neither', { domain: { devices: { autoattachGraphicsDevice: false } } }],
    refused,
  ]);
  describe('a replica set', () => guestTable([refused], replicaSet));
});

describe('video/fits-architecture', () => {
  const admitted = (architecture: string) => (type: string): Row => [`admits ${type} on ${architecture}`, video(architecture, type)];
  guestTable([
    ...['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'].map(admitted('amd64')),
    ...['virtio', 'ramfb'].map(admitted('arm64')),
    ...['virtio'].map(admitted('s390x')),
    ['refuses qxl on amd64', video('amd64', 'qxl'), ['video/fits-architecture', FIELD, 'qxl']],
    ['refuses no type', video('amd64'), ['video/fits-architecture', FIELD]],
    ['refuses an empty type', video('amd64', ''), ['video/fits-architecture', FIELD, '']],
    ['refuses vga on arm64', video('arm64', 'vga'), ['video/fits-architecture', FIELD, 'vga', ON_ARM64]],
    ['refuses ramfb on s390x', video('s390x', 'ramfb'), ['video/fits-architecture', FIELD, 'ramfb', ON_S390X]],
    ['admits no video device', { architecture: 'amd64' }],
  ], instance, 'spec');
  test('admits a VM with another type, which never starts', () => {
    expect(admit([{ manifest: virtualMachine(video('amd64', 'qxl')) }])).toEqual([
      expect.objectContaining({ level: 'unstartable', rule: 'video/fits-architecture', field: `spec.template.spec.${FIELD}`, reported: `spec.${FIELD}` }),
    ]);
  });
  test('leaves an unknown architecture to another rule', () => {
    expect(admit([{ manifest: instance(video('riscv64', 'qxl')) }]).map(({ rule }) => rule)).not.toContain('video/fits-architecture');
  });
  test.each([
    ['may get its type from a preference that is not known', undefined, []],
    ['keeps the type that it has', 'qxl', ['video/fits-architecture']],
  ])('a VM %s', (_, type, found) => {
    const { spec, ...vm } = virtualMachine(video('amd64', type));
    const findings = admit([{ manifest: { ...vm, spec: { ...spec, preference: { name: 'p' } } } }]);
    expect(findings.map(({ rule }) => rule)).toEqual(found);
  });
});
