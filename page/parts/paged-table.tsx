import { Fragment } from 'preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { whole } from '../format';

export interface Column<T> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: T) => ComponentChildren;
  /** What rows are sorted by; a column without it cannot be sorted. */
  readonly value?: (row: T) => string | number;
  readonly isNumeric?: boolean;
}

interface Props<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** `<column>`, or `-<column>` for the largest first. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** The key of the row that the address asks for. */
  readonly selected?: string;
  readonly anchorOf?: (row: T) => string;
  /** What a row unfolds to. */
  readonly details?: (row: T) => ComponentChildren;
}

const PAGE = 25;

/** A table of which a page is in the document at a time, however many rows there are. */
export function PagedTable<T>({ caption, columns, rows, keyOf, sort = '', onSort, selected, anchorOf, details }: Props<T>) {
  const sorted = useMemo(() => sortedBy(rows, columns, sort), [rows, columns, sort]);
  const [page, setPage] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const wanted = useMemo(() => (selected === undefined ? -1 : sorted.findIndex((row) => keyOf(row) === selected)), [sorted, selected]);
  useEffect(() => setPage(wanted < 0 ? 0 : Math.floor(wanted / PAGE)), [rows, sort, wanted]);
  useEffect(() => {
    if (selected !== undefined) setOpen((keys) => new Set([...keys, selected]));
  }, [selected]);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const shown = sorted.slice(page * PAGE, (page + 1) * PAGE);
  const toggle = (key: string) => setOpen((keys) => (keys.has(key) ? new Set([...keys].filter((each) => each !== key)) : new Set([...keys, key])));
  return (
    <>
      <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>{columns.map((column) => <Head key={column.id} column={column} sort={sort} onSort={onSort} />)}</tr>
          </thead>
          <tbody>
            {shown.map((row) => {
              const key = keyOf(row);
              const isOpen = open.has(key);
              return (
                <Fragment key={key}>
                  <tr id={anchorOf?.(row)} tabIndex={anchorOf && -1} class={key === selected ? 'selected' : undefined}>
                    {columns.map(({ id, cell, isNumeric }, i) => (i === 0
                      ? <th key={id} scope="row">{details ? <Fold isOpen={isOpen} onClick={() => toggle(key)}>{cell(row)}</Fold> : cell(row)}</th>
                      : <td key={id} class={isNumeric ? 'number' : undefined}>{cell(row)}</td>))}
                  </tr>
                  {details && isOpen && <tr class="details"><td colSpan={columns.length}>{details(row)}</td></tr>}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pager page={page} pages={pages} total={sorted.length} onPage={setPage} what={caption} />}
    </>
  );
}

function Head<T>({ column: { id, head, value, isNumeric }, sort, onSort }: { column: Column<T>; sort: string; onSort?: (sort: string) => void }) {
  const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
  const kind = isNumeric ? 'number' : undefined;
  if (!value || !onSort) return <th scope="col" class={kind}>{head}</th>;
  const next = direction === undefined ? (isNumeric ? `-${id}` : id) : direction === 'ascending' ? `-${id}` : id;
  return (
    <th scope="col" class={kind} aria-sort={direction}>
      <button type="button" class="sort" onClick={() => onSort(next)}>
        {head}<span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

function Fold({ isOpen, onClick, children }: { isOpen: boolean; onClick: () => void; children: ComponentChildren }) {
  return <button type="button" class="fold" aria-expanded={isOpen} onClick={onClick}><span class="chevron" aria-hidden="true" />{children}</button>;
}

function Pager({ page, pages, total, onPage, what }: { page: number; pages: number; total: number; onPage: (page: number) => void; what: string }) {
  return (
    <nav class="pager" aria-label={`Pages of ${what}`}>
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>Previous</button>
      <span>{whole(page * PAGE + 1)}–{whole(Math.min(total, (page + 1) * PAGE))} of {whole(total)}</span>
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>Next</button>
    </nav>
  );
}

function sortedBy<T>(rows: readonly T[], columns: readonly Column<T>[], sort: string): readonly T[] {
  const isDescending = sort.startsWith('-');
  const value = columns.find(({ id }) => id === sort.replace(/^-/, ''))?.value;
  if (!value) return rows;
  const order = (a: T, b: T) => {
    const [left, right] = [value(a), value(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return [...rows].sort(isDescending ? (a, b) => order(b, a) : order);
}
