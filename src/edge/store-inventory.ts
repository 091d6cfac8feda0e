import { readFileSync } from 'fs';
import { basename, extname } from 'path';
import { EdgeStore } from './edge-store';
import { rowsOfCsv, rowsOfJson, StoreRow, StoreRows } from './store-rows';
import { DNS_LABEL_WORDS, isDnsLabel } from '../kubernetes/dns-name';
import { throwIfAny, UsageError } from '../usage-error';

/** Options of `StoreInventory.numbered`. */
export interface NumberedStoresOptions {
  /**
   * What comes before the number.
   *
   * @default 'store-'
   */
  readonly prefix?: string;

  /**
   * The number of the first one.
   *
   * @default 1
   */
  readonly first?: number;

  /**
   * How many digits numbers have at least, with zeros in front.
   *
   * @default 3
   */
  readonly digits?: number;
}

/** All stores of a fleet, and what is different in each. */
export class StoreInventory {
  /** Stores by hand. */
  public static of(...stores: EdgeStore[]): StoreInventory {
    return new StoreInventory({ rows: stores.map((store, i) => ({ store, where: (field) => `stores[${i}].${field}` })), problems: [] });
  }

  /**
   * Stores with numbers in place of names: `store-001`, `store-002` …
   *
   * @param count how many
   */
  public static numbered(count: number, options: NumberedStoresOptions = {}): StoreInventory {
    const { prefix = 'store-', first = 1, digits = 3 } = options;
    return StoreInventory.of(...Array.from({ length: count }, (_, i) => ({ id: prefix + String(first + i).padStart(digits, '0') })));
  }

  /**
   * The stores of a file: `.csv`, as `fromCsv` reads it, or `.json`, `.yaml` and `.yml`, as `fromJson` does.
   *
   * @param path the file; a relative path begins in the working directory
   * @throws if it cannot be read, and one error with all its mistakes, each with line and column
   */
  public static fromFile(path: string): StoreInventory {
    const text = readFileSync(path, 'utf8');
    return extname(path) === '.csv' ? StoreInventory.fromCsv(text, basename(path)) : StoreInventory.fromJson(text, basename(path));
  }

  /**
   * The stores of comma-separated values (RFC 4180). The first line names the columns: those of `EdgeStore`, sizes being quantities such as 2Gi,
   * and `label:<key>` for labels. Empty cells are as in all stores.
   *
   * @param text the values
   * @param fileName what messages call them
   * @throws one error with all mistakes, each with line and column
   */
  public static fromCsv(text: string, fileName: string = 'inventory'): StoreInventory {
    return new StoreInventory(rowsOfCsv(fileName, text));
  }

  /**
   * The stores of a list in JSON, or in YAML: the fields of `EdgeStore`, sizes being quantities such as 2Gi.
   *
   * @param text the list
   * @param fileName what messages call it
   * @throws one error with all mistakes, each with line and column
   */
  public static fromJson(text: string, fileName: string = 'inventory'): StoreInventory {
    return new StoreInventory(rowsOfJson(fileName, text));
  }

  /** The stores, in their order. */
  public readonly stores: EdgeStore[];

  private constructor({ rows, problems }: StoreRows) {
    throwIfAny(undefined, [...problems, ...problems.length ? [] : idProblems(rows)]);
    this.stores = rows.map(({ store }) => store);
  }
}

function* idProblems(rows: readonly StoreRow[]): Generator<UsageError> {
  const first = new Map<string, StoreRow>();
  if (!rows.length) yield { what: 'stores', got: [], allowed: 'at least one store', fix: 'Add a store.' };
  for (const row of rows) {
    const { store: { id }, where } = row;
    const said = { what: where('id'), got: id };
    if (!isDnsLabel(id)) yield { ...said, allowed: DNS_LABEL_WORDS, fix: 'It names a chart, a cluster and a namespace: rename the store.' };
    const other = first.get(id);
    const fix = `Rename it, or remove it: ${other?.where('id')} is the other one.`;
    if (other) yield { ...said, allowed: 'an id that no other store has', fix };
    else first.set(id, row);
  }
}
