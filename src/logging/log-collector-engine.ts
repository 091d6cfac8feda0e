import { Duration } from 'cdk8s';

/** Fluent Bit. */
export interface FluentBitOptions {
  /**
   * Its image, of version 3 or later.
   *
   * @default 'cr.fluentbit.io/fluent/fluent-bit:4.0.3'
   */
  readonly image?: string;

  /**
   * Time between two deliveries, in whole seconds.
   *
   * @default Duration.seconds(5)
   */
  readonly flushInterval?: Duration;

  /**
   * Memory for lines that are not delivered yet, in megabytes of 1,000,000 bytes, two to a chunk: `storage.max_chunks_up`. What is more waits on the disk of the node alone.
   * `Mem_Buf_Limit` of each input has the same number, 20 by default, for whoever overrides `storage.type`: beside buffers in files, which these are, Fluent Bit does not
   * read it (`flb_input_chunk_protect`).
   *
   * @default - Fluent Bit's: 128 chunks
   */
  readonly memoryBufferMegabytes?: number;

  /**
   * Disk of a node for lines of one source that are not delivered yet, in megabytes of 1,000,000 bytes: `storage.total_limit_size`. Beyond it the oldest are
   * dropped.
   *
   * @default - no limit: a backend that is away for long fills the disk of the node
   */
  readonly diskBufferMegabytes?: number;

  /**
   * How often a delivery that failed is tried again before its lines are dropped; 0 for never, -1 for without end.
   *
   * @default - Fluent Bit's: 1
   */
  readonly retryLimit?: number;

  /**
   * Whether a line of a container that is JSON becomes fields of its own: `Merge_Log`. Never of serial consoles.
   *
   * @default true
   */
  readonly mergeLog?: boolean;

  /**
   * Whether lines have the labels of their pod.
   *
   * @default true
   */
  readonly podLabels?: boolean;

  /**
   * Whether lines have the annotations of their pod. Those of launcher pods are many.
   *
   * @default true
   */
  readonly podAnnotations?: boolean;

  /**
   * The longest answer of the API server about a pod, in kilobytes of 1,000 bytes, 0 for any: `Buffer_Size`. Of a pod that is larger, lines have no labels.
   *
   * @default - Fluent Bit's: 32
   */
  readonly podBufferKilobytes?: number;

  /**
   * The port, 1 to 65535, of its own metrics at `/api/v1/metrics/prometheus`, named `metrics`, for a PodMonitor.
   *
   * @default - none
   */
  readonly metricsPort?: number;
}

/** Fluentd. */
export interface FluentdOptions {
  /**
   * Its image, with the plugins for the backend (`elasticsearch`, `opensearch` or `grafana-loki`), `concat` and, unless `podMetadata` is false,
   * `kubernetes_metadata_filter`; it reads its configuration from `/fluentd/etc/$FLUENTD_CONF`. Those of `fluent/fluentd-kubernetes-daemonset` with
   * `elasticsearch` or `opensearch` in their tag have and do all of it.
   */
  readonly image: string;

  /**
   * Time between two deliveries, in whole seconds.
   *
   * @default - 5 seconds with `fileBuffer`, else the plugin's
   */
  readonly flushInterval?: Duration;

  /**
   * Whether lines that are not delivered yet wait on the disk of the node, where they survive a restart of the pod.
   *
   * @default true
   */
  readonly fileBuffer?: boolean;

  /**
   * Whether lines have name, namespace and labels of their pod.
   *
   * @default true
   */
  readonly podMetadata?: boolean;
}

/** The program that collects. */
export class LogCollectorEngine {
  /**
   * Fluent Bit: small, in C. Its image has all that is needed for all backends.
   *
   * @param options its image, buffers and what it adds to lines
   */
  public static fluentBit(options: FluentBitOptions = {}): LogCollectorEngine {
    return new LogCollectorEngine('fluent-bit', options, undefined);
  }

  /**
   * Fluentd: larger, in Ruby, with more plugins.
   *
   * @param options its image and buffers
   */
  public static fluentd(options: FluentdOptions): LogCollectorEngine {
    return new LogCollectorEngine('fluentd', undefined, options);
  }

  private constructor(
    /** What it is: `fluent-bit` or `fluentd`. */
    public readonly name: string,
    /** @internal */
    public readonly _fluentBit: FluentBitOptions | undefined,
    /** @internal */
    public readonly _fluentd: FluentdOptions | undefined,
  ) {}
}
