/** A table as lines whose columns are as wide as their longest cell; rows may have fewer cells than others. */
export function columns(table: readonly (readonly string[])[]): string[] {
  const count = Math.max(...table.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}
