import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunStrategy, VirtualMachineInstancePhase, VirtualMachineStatus } from '../../src/compute';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'concepts', 'virtual-machines-as-workloads.md'), 'utf8');
const [, section = ''] = /^## What it is doing\n([\s\S]*?)^## /m.exec(PAGE) ?? [];
const rows = section.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').map((cell) => cell.trim()));
const told = (column: number) => new Set(rows.flatMap((row) => [...(row[column] ?? '').matchAll(/`(\w+)`/g)].map(([, word]) => word)));

test('the documentation has every state of a VM', () => {
  expect([...told(4)].sort()).toEqual(expect.arrayContaining(Object.values(VirtualMachineStatus).sort()));
});

test('the documentation has every phase of an instance, and nothing else', () => {
  const phases = rows.slice(rows.findIndex((row) => row[3] === 'instance')).flatMap((row) => [...row[3].matchAll(/`(\w+)`/g)].map(([, word]) => word));
  expect([...new Set(phases)].sort()).toEqual(Object.values(VirtualMachineInstancePhase).sort());
});

test('the documentation has every run strategy', () => {
  expect([...told(1)]).toEqual(expect.arrayContaining(Object.keys(RunStrategy)));
});
