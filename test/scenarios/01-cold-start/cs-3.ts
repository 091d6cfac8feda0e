import { App, Chart, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CloneGrantee, CloneStrategy, DataImportFormat, DataImportGarbageCollection, DataImportRetention, DataVolumeSource, GoldenImage, GoldenImageUpdates,
  RegistryPullMethod, StorageProfile,
} from '../../../src';

/** Golden images, one from a registry and one over HTTP, for the VMs of all namespaces. */
export function build(app: App): void {
  const chart = new Chart(app, 'cs-3', { namespace: 'golden-images' });
  new kplus.Namespace(chart, 'namespace', { metadata: { name: 'golden-images' } });
  const claim = { size: Size.gibibytes(10), storageClassName: 'fast-ssd' };

  const ubuntu = new GoldenImage(chart, 'ubuntu-22-04', {
    ...claim,
    source: DataVolumeSource.registry('docker://quay.io/containerdisks/ubuntu:22.04', { pullMethod: RegistryPullMethod.NODE }),
    updates: GoldenImageUpdates.scheduled({
      schedule: Cron.schedule({ minute: '17', hour: '3' }),
      garbageCollection: DataImportGarbageCollection.OUTDATED,
      importsToKeep: 3,
      retention: DataImportRetention.ALL,
    }),
  });
  new GoldenImage(chart, 'ubuntu-http', {
    ...claim,
    source: DataVolumeSource.http('https://example.com/vm-images/ubuntu-20251101.qcow2', {
      checksum: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    }),
    updates: GoldenImageUpdates.versioned({ version: '20251101' }),
  });
  ubuntu.grantCloneTo(CloneGrantee.everyNamespace(), { name: 'clone-source-all' });

  new StorageProfile(chart, 'fast-ssd', {
    cloneStrategy: CloneStrategy.CSI_CLONE, dataImportFormat: DataImportFormat.SNAPSHOT, snapshotClassName: 'csi-rbd-snapclass',
  });
}
