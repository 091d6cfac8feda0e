import { Size } from 'cdk8s';
import { cpuText, mebibytes, memoryText } from './amount-text';
import { EdgeNode } from './edge-node';

/** What one thing takes of a node. */
export interface EdgeCapacityLine {
  /** The part of the node that the line is about. */
  readonly name: string;
  /** Its CPU in thousandths. */
  readonly cpuMillis: number;
  /** The memory that this part takes of the node. */
  readonly memory: Size;
}

/** Whether a store fits its node: what each part takes, line by line. */
export class EdgeCapacity {
  /** What each part takes: the footprint of the node, then the workloads. */
  public readonly lines: EdgeCapacityLine[];
  /** All of it together. */
  public readonly total: EdgeCapacityLine;
  /** Whether the node has as much. */
  public readonly fits: boolean;

  /**
   * @param node the node
   * @param workloads what runs on it besides its footprint
   */
  constructor(private readonly node: EdgeNode, workloads: EdgeCapacityLine[]) {
    this.lines = [...node.footprint.map(({ name, cpuMillis, memory }) => ({ name, cpuMillis, memory })), ...workloads];
    this.total = {
      name: 'sum',
      cpuMillis: this.lines.reduce((sum, { cpuMillis }) => sum + cpuMillis, 0),
      memory: Size.mebibytes(this.lines.reduce((sum, { memory }) => sum + mebibytes(memory), 0)),
    };
    this.fits = this.total.cpuMillis <= 1000 * node.cpus && mebibytes(this.total.memory) <= mebibytes(node.memory);
  }

  /** The calculation as a table: a line for each part, the sum, and the node. */
  public toText(): string {
    const node = { name: 'node', cpuMillis: 1000 * this.node.cpus, memory: this.node.memory };
    const rows = [...this.lines, this.total, node].map(({ name, cpuMillis, memory }) => [name, memoryText(memory), cpuText(cpuMillis)]);
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
    const aligned = rows.map(([name, ...amounts]) => [name.padEnd(widths[0]), ...amounts.map((amount, i) => amount.padStart(widths[i + 1]))]);
    return aligned.map((cells) => cells.join('  ')).join('\n');
  }
}
