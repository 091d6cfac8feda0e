import { ResourceFieldPaths } from 'cdk8s-plus-28';
import type { DownwardAPIVolumeFile } from '../../../imports/kubernetes';
import { DOWNWARD_API_FILES } from '../wire-forms';

/** The container of the launcher pod that runs the guest. */
const COMPUTE = 'compute';

/** How an amount of a container is written into a file. */
export interface DownwardApiResourceOptions {
  /**
   * The unit, such as `1m` for thousandths of a CPU or `1Mi` for MiB; the number is rounded up.
   *
   * @default - whole CPUs, or bytes
   */
  readonly divisor?: string;

  /**
   * The container of the launcher pod.
   *
   * @default compute - the one that runs the guest
   */
  readonly containerName?: string;
}

/**
 * A file of `Disk.downwardApi`: something that Kubernetes knows of the launcher pod. As a disk it is read when the guest starts; as
 * `DiskDevice.FILESYSTEM` it follows changes.
 */
export class DownwardApiFile {
  /**
   * All labels of the pod, a line `key="value"` for each.
   *
   * @param path the file's name
   */
  public static labels(path: string): DownwardApiFile {
    return DownwardApiFile.field(path, 'metadata.labels');
  }

  /**
   * The value of one label of the pod.
   *
   * @param path the file's name
   * @param key the label's key
   */
  public static label(path: string, key: string): DownwardApiFile {
    return DownwardApiFile.field(path, `metadata.labels['${key}']`);
  }

  /**
   * All annotations of the pod, a line `key="value"` for each.
   *
   * @param path the file's name
   */
  public static annotations(path: string): DownwardApiFile {
    return DownwardApiFile.field(path, 'metadata.annotations');
  }

  /**
   * The value of one annotation of the pod.
   *
   * @param path the file's name
   * @param key the annotation's key
   */
  public static annotation(path: string, key: string): DownwardApiFile {
    return DownwardApiFile.field(path, `metadata.annotations['${key}']`);
  }

  /**
   * The name of the pod, which changes with every start and migration.
   *
   * @param path the file's name
   */
  public static podName(path: string): DownwardApiFile {
    return DownwardApiFile.field(path, 'metadata.name');
  }

  /**
   * The UID of the pod.
   *
   * @param path the file's name
   */
  public static podUid(path: string): DownwardApiFile {
    return DownwardApiFile.field(path, 'metadata.uid');
  }

  /**
   * The namespace.
   *
   * @param path the file's name
   */
  public static namespace(path: string): DownwardApiFile {
    return DownwardApiFile.field(path, 'metadata.namespace');
  }

  /**
   * A request or a limit of a container of the pod.
   *
   * @param path the file's name
   * @param resource which one
   */
  public static resource(path: string, resource: ResourceFieldPaths, options: DownwardApiResourceOptions = {}): DownwardApiFile {
    const { divisor, containerName = COMPUTE } = options;
    return new DownwardApiFile(path, { resourceFieldRef: { resource, containerName, divisor } });
  }

  private static field(path: string, fieldPath: string): DownwardApiFile {
    return new DownwardApiFile(path, { fieldRef: { fieldPath } });
  }

  private constructor(
    /** The file's name. */
    public readonly path: string,
    source: Omit<DownwardAPIVolumeFile, 'path'>,
  ) {
    DOWNWARD_API_FILES.set(this, { path, ...source });
  }
}
