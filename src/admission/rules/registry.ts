import { rules as bootOrder } from './boot-order';
import { rules as cloudInit } from './cloud-init';
import { rules as cpu } from './cpu';
import { rules as disk } from './disk';
import { rules as firmware } from './firmware';
import { rules as networkInterface } from './interface';
import { rules as memory } from './memory';
import { rules as network } from './network';
import { rules as numa } from './numa';
import { crossObjectRules as object } from './object';
import { rules as probe } from './probe';
import type { CrossObjectRule, ObjectRule } from './rule';
import { rules as runStrategy } from './run-strategy';
import { rules as selector } from './selector';
import { rules as vm } from './vm';
import { rules as volume } from './volume';

export const objectRules: readonly ObjectRule[] = [
  bootOrder, cloudInit, cpu, disk, firmware, memory, network, networkInterface, numa, probe, runStrategy, selector, vm, volume,
].flat();

export const crossObjectRules: readonly CrossObjectRule[] = [object].flat();
