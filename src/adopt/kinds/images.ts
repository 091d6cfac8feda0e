import { dataVolumeOptions } from './data-volume';
import { at, textAt } from '../../kubernetes/untyped';
import type { DataImportCronProps } from '../../storage/images/data-import-cron-props';
import type { Adoption, Surroundings, Written } from '../adopter';
import { construct, cdk8s, fields, kubevirt, make, variable } from '../expression';
import type { Optional } from '../expression';
import { dataVolume, serviceAccount } from '../references';
import { member, number, text } from '../values';

/** A DataSource. */
export function dataSourceAdopter({ spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const source = at(spec, 'source');
  const of = (kind: string) => {
    const [name, namespace] = [text(at(source, kind, 'name')), text(at(source, kind, 'namespace'))];
    return name && namespace && fields({ name, namespace });
  };
  const [claim, snapshot] = [of('pvc'), of('snapshot')];
  const made = claim && dataVolume(at(source, 'pvc', 'name'), surroundings);
  const target = made ? make('DataSourceSource', 'dataVolume', made) : claim ? make('DataSourceSource', 'persistentVolumeClaim', claim)
    : snapshot ? make('DataSourceSource', 'snapshot', snapshot) : referenced(source, surroundings);
  return target && { type: kubevirt('DataSource'), props: fields({ source: target }) };
}

function referenced(source: unknown, surroundings: Surroundings): Optional {
  const made = surroundings.made('cdi.kubevirt.io/DataSource', at(source, 'dataSource', 'name'), textAt(source, 'dataSource', 'namespace'));
  return made && make('DataSourceSource', 'dataSource', variable(made));
}

/** A DataImportCron. */
export function dataImportCronAdopter({ metadata, spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const options = dataVolumeOptions(at(spec, 'template', 'spec'), surroundings);
  if (!options) return undefined;
  const managed = at(spec, 'managedDataSource');
  return {
    type: kubevirt('DataImportCron'),
    props: fields<DataImportCronProps>({
      ...options,
      schedule: cronOf(at(spec, 'schedule')),
      managedDataSource: managed === at(metadata, 'name') ? undefined : text(managed),
      importsToKeep: number(at(spec, 'importsToKeep')),
      garbageCollection: member('DataImportGarbageCollection', at(spec, 'garbageCollect')),
      retention: member('DataImportRetention', at(spec, 'retentionPolicy')),
      serviceAccount: serviceAccount(at(spec, 'serviceAccountName'), surroundings),
    }),
  };
}

const CRON_FIELDS = ['minute', 'hour', 'day', 'month', 'weekDay'] as const;

function cronOf(schedule: unknown): Optional {
  const parts = typeof schedule === 'string' ? schedule.split(' ') : [];
  if (parts.length !== CRON_FIELDS.length || parts.includes('')) return undefined;
  return construct(cdk8s('Cron'), fields(Object.fromEntries(CRON_FIELDS.map((name, i) => [name, parts[i] === '*' ? undefined : text(parts[i])]))));
}
