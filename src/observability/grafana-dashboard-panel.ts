import { GrafanaQuery } from './grafana-dashboard-query';

/** A panel besides its title and queries. */
export interface GrafanaPanelOptions {
  /**
   * What a reader is told about it.
   *
   * @default - nothing
   */
  readonly description?: string;

  /**
   * The unit of its values, by Grafana's identifier: `percentunit` (0 to 1), `bytes`, `binBps`, `s`, `short`.
   *
   * @default - none: plain numbers
   */
  readonly unit?: string;

  /**
   * The least value of its axis.
   *
   * @default - by the data
   */
  readonly min?: number;

  /**
   * The greatest value of its axis.
   *
   * @default - by the data
   */
  readonly max?: number;

  /**
   * Its width, 1 to 24, which is the whole width.
   *
   * @default 12
   */
  readonly width?: number;

  /**
   * Its height in rows of the grid, from 1.
   *
   * @default 8
   */
  readonly height?: number;
}

/** A panel of a dashboard. */
export class GrafanaPanel {
  /**
   * Lines over time.
   *
   * @param title what stands above it
   * @param queries what it shows
   * @param options unit and size
   */
  public static timeSeries(title: string, queries: GrafanaQuery[], options: GrafanaPanelOptions = {}): GrafanaPanel {
    return new GrafanaPanel('timeseries', title, queries, options);
  }

  /**
   * Figures.
   *
   * @param title what stands above them
   * @param queries what they show
   * @param options unit and size
   */
  public static stat(title: string, queries: GrafanaQuery[], options: GrafanaPanelOptions = {}): GrafanaPanel {
    return new GrafanaPanel('stat', title, queries, options);
  }

  /**
   * A scale with a pointer, from `min` to `max`.
   *
   * @param title what stands above it
   * @param queries what it shows
   * @param options unit, range and size
   */
  public static gauge(title: string, queries: GrafanaQuery[], options: GrafanaPanelOptions = {}): GrafanaPanel {
    return new GrafanaPanel('gauge', title, queries, options);
  }

  /**
   * A table of labels and values.
   *
   * @param title what stands above it
   * @param queries what it shows
   * @param options unit and size
   */
  public static table(title: string, queries: GrafanaQuery[], options: GrafanaPanelOptions = {}): GrafanaPanel {
    return new GrafanaPanel('table', title, queries, options);
  }

  /**
   * A heading, under which panels follow.
   *
   * @param title the heading
   */
  public static row(title: string): GrafanaPanel {
    return new GrafanaPanel('row', title, [], { width: 24, height: 1 });
  }

  private constructor(
    /** Its kind, by Grafana's identifier. */
    public readonly type: string,
    /** What stands above it. */
    public readonly title: string,
    /** What it shows. */
    public readonly queries: GrafanaQuery[],
    /** Unit and size. */
    public readonly options: GrafanaPanelOptions,
  ) {}
}
