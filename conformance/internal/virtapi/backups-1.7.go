//go:build before1.8

package virtapi

import (
	"kubevirt.io/kubevirt/pkg/virt-api/webhooks"
)

func backups(handling) routes { return nil }

// NoInformers know of no object at all.
func NoInformers() *webhooks.Informers {
	return &webhooks.Informers{
		VMIPresetInformer:  Informer(nil),
		VMRestoreInformer:  Informer(nil),
		DataSourceInformer: Informer(nil),
		NamespaceInformer:  Informer(nil),
	}
}
