import { manifest, refused } from '../refused';

refused({
  '03-storage/R45': [(chart) => {
    const template = { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } };
    manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      spec: { runStrategy: 'Halted', updateVolumesStrategy: ['Migration', 'Replacement'], template },
    });
  }, 'rejected schema/has-valid-type spec.updateVolumesStrategy: array ["Migration","Replacement"]'],
});
